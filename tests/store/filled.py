"""A database with a dozen events and forty claims of sentences written for this project, filled through its layout.

The days are those of the north-west and the centre of Syria in December 2024; the texts, numbers and private names are
made up. `fill(path)` writes it; the tests know it by the ids below.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from isnad.codebook import packaged_data, read_actors, read_places
from isnad.ids import sha256_of
from isnad.store.store import Store, opened
from isnad.text import fold_key

PRIVATE_NAME = "سامر العلي"  # a wounded man whom no table knows
CHILD_NAME = "ريم الخطيب"
PHONE = "0933445566"
EMAIL = "samer@example.org"
HANDLE = "@samer_ali"
PLATE = "لوحتها 482913"
CAMP = (35.9812, 36.7113)  # where the camp stands: in no public export


@dataclass(frozen=True, slots=True)
class Article:
    """One document of the fixture."""

    id: str
    outlet: str | None
    published: str | None
    title: str
    body: str
    url: str | None = None
    relayed_from: str | None = None
    notes: tuple[tuple[str, str], ...] = ()
    superseded_by: str | None = None

    @property
    def text(self) -> str:
        return f"{self.title}\n{self.body}"


@dataclass(frozen=True, slots=True)
class Told:
    """One claim of the fixture; words are found in the text of its document."""

    id: str
    document: str
    event: str
    type: str
    trigger: str
    origin: str
    stance: str = "affirms"
    actors: tuple[tuple[str, str | None], ...] = ()
    targets: tuple[tuple[str, str | None], ...] = ()
    places: tuple[tuple[str, str | None], ...] = ()
    time: str | None = None
    quantity: tuple[str, int | None, int | None, str] | None = None
    tellers: tuple[tuple[str, str, str | None], ...] = ()
    polarity: str = "affirmed"
    modality: str = "actual"
    acled: tuple[str, str] | None = None
    plover: tuple[str, str | None] | None = None
    cameo: str | None = None
    loaded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Happened:
    """One event of the fixture."""

    id: str
    type: str
    date: str | None
    start: str | None
    end: str | None
    basis: str | None
    precision: tuple[int | None, int | None]  # ACLED's and UCDP's, of time
    place: str | None
    geo: tuple[int | None, int | None]
    status: str
    reports: int
    origins: int
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    killed: tuple[Any, ...] | None = None  # low, best, high, ((low, high, claim), ...)
    injured: tuple[Any, ...] | None = None
    unknown: tuple[tuple[str, str], ...] = field(default=())  # targets that no table knows: words and kind


ENAB, SANA, SOHR, AFP, SHAM = "عنب بلدي", "سانا", "المرصد السوري لحقوق الإنسان", "فرانس برس", "شبكة شام"

ARTICLES = [
    Article("d-hama-1", ENAB, "2024-12-05", "المعارضة تدخل حماة",
            "أعلنت إدارة العمليات العسكرية سيطرتها على مدينة حماة يوم الخميس 5 كانون الأول. ودارت اشتباكات عند أطراف"
            " المدينة قبل ذلك. وقتل 4 أشخاص في الاشتباكات.", "https://example.org/hama-1"),
    Article("d-hama-2", SANA, "2024-12-05", "وزارة الدفاع تنفي دخول حماة",
            "نفت وزارة الدفاع السورية سيطرة الإرهابيين على مدينة حماة. وقالت إن قتيلين سقطا في الاشتباكات عند أطرافها.",
            "https://example.org/hama-2"),
    Article("d-hama-3", AFP, "2024-12-05", "الجيش السوري يخسر حماة",
            "قال المرصد السوري لحقوق الإنسان إن الفصائل سيطرت على مدينة حماة، وإن 4 مدنيين قتلوا.",
            "https://example.org/hama-3"),
    Article("d-hama-4", SHAM, "2024-12-05", "حماة: نقلاً عن عنب بلدي",
            "سيطرت إدارة العمليات العسكرية على مدينة حماة.", None, relayed_from=ENAB),
    Article("d-idlib-1", ENAB, "2024-12-02", "غارات على إدلب",
            f"قصفت طائرات روسية مدينة إدلب، وأصيب {PRIVATE_NAME} في القصف، وللتواصل مع أسرته {PHONE} أو {EMAIL}"
            f" أو {HANDLE}. وكانت سيارة {PLATE} قرب المكان.", "https://example.org/idlib"),
    Article("d-idlib-2", SOHR, "2024-12-02", "قتلى بغارات جوية في إدلب",
            "قتل 12 مدنياً على الأقل بغارات جوية روسية على مدينة إدلب.", "https://example.org/idlib-2"),
    Article("d-camp-1", ENAB, "2024-12-03", f"مقتل الطفلة {CHILD_NAME} في مخيم الأمل",
            f"قتلت الطفلة {CHILD_NAME} بقصف مدفعي لقوات النظام على مخيم الأمل شمالي إدلب. وقال الدفاع المدني السوري إن"
            " القصف أصاب خمسة أطفال.", f"https://example.org/مقتل-{CHILD_NAME.replace(' ', '-')}"),
    Article("d-sweida-1", ENAB, "2024-12-06", "احتجاج في السويداء",
            "تظاهر مئات المدنيين في مدينة السويداء وطالبوا بالإفراج عن المعتقلين.", "https://example.org/sweida"),
    Article("d-homs-1", SHAM, "2024-12-07", "نحو حمص",
            "تتقدم الفصائل نحو مدينة حمص وتعتزم دخولها السبت. وانسحبت قوات النظام من الرستن إلى حمص.", None),
    Article("d-homs-2", SANA, "2024-12-07", "لا صحة لانسحاب الجيش",
            "أكدت وزارة الدفاع السورية أن الجيش لم ينسحب من الرستن.", None),
    Article("d-deal-1", AFP, "2024-12-06", "محادثات الدوحة",
            "أجرى وزراء خارجية تركيا وإيران وروسيا محادثات في الدوحة، واتفقوا على وقف القتال.",
            "https://example.org/doha"),
    Article("d-abuse-1", ENAB, "2024-12-04", "شهادة من سراقب",
            f"تعرضت امرأة للاغتصاب في مدينة سراقب على يد عناصر من الميليشيات، وفق شهادة نقلتها"
            f" {PRIVATE_NAME.split()[0]}.", None),
    Article("d-blast-1", SHAM, "2024-12-04", "انفجار في عفرين",
            "انفجرت سيارة مفخخة في مدينة عفرين فقتل ثلاثة مدنيين وأصيب ما بين 7 و9 آخرين.", None),
    Article("d-formula", "=HYPERLINK(1)", "2024-12-08", "+عنوان يبدأ بعلامة",
            "دخلت قوات ردع العدوان دمشق.", "https://example.org/damascus"),
    Article("d-undated", "مدونة", None, "بلا تاريخ", "اعتقلت الشرطة رجلاً في حلب.", None,
            notes=(("no-date", "the source gives no date of publication"),)),
    Article("d-silent", ENAB, "2024-11-20", "الطقس", "سماء غائمة.", None),
    Article("d-old", ENAB, "2024-12-05", "المعارضة على أبواب حماة", "سيطرت المعارضة على حماة.", None,
            superseded_by="d-hama-1"),
]  # fmt: skip

MOA = ("إدارة العمليات العسكرية", "syr-moa")
ARMY = ("قوات النظام", "syr-army-assad")
MOD = ("وزارة الدفاع السورية", "syr-mod-assad")
HAMA, IDLIB, CAMP_PLACE = ("مدينة حماة", "C2987"), ("مدينة إدلب", "C3871"), ("مخيم الأمل", "fx-amal-camp")
CAPTURE = {"acled": ("Battles", "Non-state actor overtakes territory"), "plover": ("COERCE", "seize"), "cameo": "192"}
CLASH = {"acled": ("Battles", "Armed clash"), "plover": ("ASSAULT", "firearms"), "cameo": "190"}
STRIKE = {
    "acled": ("Explosions/Remote violence", "Air/drone strike"), "plover": ("ASSAULT", "aerial"), "cameo": "195",
}  # fmt: skip
SHELL = {
    "acled": ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
    "plover": ("ASSAULT", "heavy-weapons"), "cameo": "194",
}  # fmt: skip
ATTACK = {"acled": ("Violence against civilians", "Attack"), "plover": ("ASSAULT", "targeted"), "cameo": "180"}
CHANGE = {"acled": ("Strategic developments", "Change to group/activity"), "plover": ("RETREAT", "withdraw")}

CLAIMS = [
    Told("c-01", "d-hama-1", "e-hama", "capture", "سيطرتها", "o-moa", actors=(MOA,), places=(HAMA,), time="2024-12-05",
         tellers=((MOA[0], "party", MOA[1]),), **CAPTURE),
    Told("c-02", "d-hama-1", "e-hama-clash", "clash", "اشتباكات", "o-enab", places=(("المدينة", "C2987"),), **CLASH),
    Told("c-03", "d-hama-1", "e-hama-clash", "kill", "قتل", "o-enab", targets=(("أشخاص", None),),
         quantity=("4 أشخاص", 4, 4, "person"), **ATTACK),
    Told("c-04", "d-hama-2", "e-hama", "capture", "سيطرة", "o-mod", "denies", actors=(("الإرهابيين", None),),
         places=(HAMA,), tellers=((MOD[0], "party", MOD[1]),), polarity="negated", loaded=("الإرهابيين",), **CAPTURE),
    Told("c-05", "d-hama-2", "e-hama-clash", "kill", "قتيلين", "o-mod", quantity=("قتيلين", 2, 2, "person"),
         tellers=((MOD[0], "party", MOD[1]),), places=(("أطرافها", None),), **ATTACK),
    Told("c-06", "d-hama-2", "e-hama-clash", "clash", "الاشتباكات", "o-mod", places=(("أطرافها", None),), **CLASH),
    Told("c-07", "d-hama-3", "e-hama", "capture", "سيطرت", "o-sohr", actors=(("الفصائل", "syr-opposition"),),
         places=(HAMA,), tellers=((SOHR, "monitor", "mon-sohr"),), **CAPTURE),
    Told("c-08", "d-hama-3", "e-hama-clash", "kill", "قتلوا", "o-sohr", targets=(("مدنيين", "gen-civilians"),),
         quantity=("4 مدنيين", 4, 4, "person"), tellers=((SOHR, "monitor", "mon-sohr"),), **ATTACK),
    Told("c-09", "d-hama-4", "e-hama", "capture", "سيطرت", "o-moa", actors=(MOA,), places=(HAMA,), **CAPTURE),
    Told("c-10", "d-idlib-1", "e-idlib", "airstrike", "قصفت", "o-enab", actors=(("طائرات روسية", "rus-army"),),
         targets=(IDLIB,), places=(IDLIB,), **STRIKE),
    Told("c-11", "d-idlib-1", "e-idlib", "injure", "أصيب", "o-enab", targets=((PRIVATE_NAME, None),), **ATTACK),
    Told("c-12", "d-idlib-2", "e-idlib", "airstrike", "بغارات", "o-sohr", actors=(("روسية", "rus-army"),),
         places=(IDLIB,), **STRIKE),
    Told("c-13", "d-idlib-2", "e-idlib", "kill", "قتل 12", "o-sohr", targets=(("مدنياً", "gen-civilians"),),
         quantity=("12 مدنياً على الأقل", 12, None, "person"), places=(IDLIB,), **ATTACK),
    Told("c-14", "d-camp-1", "e-camp", "shelling", "بقصف", "o-enab", actors=(ARMY,), places=(CAMP_PLACE,), **SHELL),
    Told("c-15", "d-camp-1", "e-camp", "kill", "قتلت", "o-enab", actors=(ARMY,),
         targets=((f"الطفلة {CHILD_NAME}", None),), places=(CAMP_PLACE,), **ATTACK),
    Told("c-16", "d-camp-1", "e-camp", "kill", "مقتل", "o-enab", targets=((f"الطفلة {CHILD_NAME}", None),),
         places=(CAMP_PLACE,), **ATTACK),
    Told("c-17", "d-camp-1", "e-camp", "injure", "أصاب", "o-civil-defence", targets=(("أطفال", "gen-children"),),
         quantity=("خمسة أطفال", 5, 5, "person"), tellers=(("الدفاع المدني السوري", "official", "mon-wh"),),
         **ATTACK),
    Told("c-18", "d-sweida-1", "e-sweida", "protest", "تظاهر", "o-enab", actors=(("المدنيين", "gen-civilians"),),
         places=(("مدينة السويداء", "C6147"),), quantity=("مئات", 200, None, "person"),
         acled=("Protests", "Peaceful protest"), plover=("PROTEST", "demo"), cameo="141"),
    Told("c-19", "d-sweida-1", "e-sweida-demand", "demand", "طالبوا", "o-enab", actors=(("المدنيين", "gen-civilians"),),
         plover=("REQUEST", "change"), cameo="104"),
    Told("c-20", "d-homs-1", "e-homs", "enter", "دخولها", "o-sham", "plans", actors=(("الفصائل", "syr-opposition"),),
         places=(("مدينة حمص", "C2528"),), modality="planned",
         acled=("Strategic developments", "Change to group/activity"), plover=("MOBILIZE", "troops"), cameo="192"),
    Told("c-21", "d-homs-1", "e-rastan", "withdraw", "انسحبت", "o-sham", actors=(ARMY,), places=(("الرستن", "C2870"),),
         cameo="0874", **CHANGE),
    Told("c-22", "d-homs-2", "e-rastan", "withdraw", "ينسحب", "o-mod", "denies", actors=(("الجيش", "syr-army-assad"),),
         places=(("الرستن", "C2870"),), tellers=((MOD[0], "party", MOD[1]),), polarity="negated",
         cameo="0874", **CHANGE),
    Told("c-23", "d-deal-1", "e-doha", "negotiate", "محادثات في", "o-afp", actors=(("وزراء خارجية تركيا", None),),
         places=(("الدوحة", None),), plover=("CONSULT", "multilateral"), cameo="046"),
    Told("c-24", "d-deal-1", "e-doha-deal", "agree", "اتفقوا", "o-afp", actors=(("تركيا", "tur-state"),),
         places=(("الدوحة", None),), acled=("Strategic developments", "Agreement"), plover=("AGREE", None),
         cameo="057"),
    Told("c-25", "d-abuse-1", "e-abuse", "sexual_violence", "للاغتصاب", "o-witness",
         actors=(("الميليشيات", "syr-militias"),), targets=(("امرأة", None),), places=(("مدينة سراقب", "C3916"),),
         tellers=((PRIVATE_NAME.split()[0], "witness", None),),
         acled=("Violence against civilians", "Sexual violence"), plover=("ASSAULT", "sexual"), cameo="1821"),
    Told("c-26", "d-blast-1", "e-blast", "explosion", "انفجرت", "o-sham", places=(("مدينة عفرين", "C1366"),),
         acled=("Explosions/Remote violence", "Remote explosive/landmine/IED"), plover=("ASSAULT", "explosives"),
         cameo="183"),
    Told("c-27", "d-blast-1", "e-blast", "kill", "قتل", "o-sham", targets=(("مدنيين", "gen-civilians"),),
         quantity=("ثلاثة مدنيين", 3, 3, "person"), places=(("مدينة عفرين", "C1366"),), **ATTACK),
    Told("c-28", "d-blast-1", "e-blast", "injure", "أصيب", "o-sham", quantity=("ما بين 7 و9", 7, 9, "person"),
         places=(("مدينة عفرين", "C1366"),), **ATTACK),
    Told("c-29", "d-formula", "e-damascus", "enter", "دخلت", "o-formula", actors=(("قوات ردع العدوان", "syr-moa"),),
         places=(("دمشق", "SY01"),), time="2024-12-08", cameo="192",
         acled=("Strategic developments", "Non-violent transfer of territory"), plover=("COERCE", "seize")),
    Told("c-30", "d-undated", "e-undated", "arrest", "اعتقلت", "o-undated", targets=(("رجلاً", None),),
         places=(("حلب", "C1007"),), acled=("Strategic developments", "Arrests"), plover=("COERCE", "arrest"),
         cameo="173"),
    Told("c-31", "d-old", "", "capture", "سيطرت", "", places=(("حماة", "C2987"),), **CAPTURE),
]  # fmt: skip

EVENTS = [
    Happened("e-hama", "capture", "2024-12-05", "2024-12-05", "2024-12-05", "stated", (1, 1), "C2987", (1, 1),
             "contested", 4, 3, ("syr-moa",)),
    Happened("e-hama-clash", "clash", "2024-12-04/2024-12-05", "2024-12-04", "2024-12-05", "publication", (2, 2),
             "C2987", (2, 2), "corroborated", 3, 3, ("syr-moa",), ("syr-army-assad",),
             killed=(2, 4, 4, ((4, 4, "c-03"), (2, 2, "c-05"), (4, 4, "c-08")))),
    Happened("e-idlib", "airstrike", "2024-12-02", "2024-12-02", "2024-12-02", "stated", (1, 1), "C3871", (1, 1),
             "corroborated", 2, 2, ("rus-army",), ("gen-civilians",), killed=(12, 12, None, ((12, None, "c-13"),)),
             injured=(1, 1, 1, ((1, 1, "c-11"),)), unknown=((PRIVATE_NAME, "other"),)),
    Happened("e-camp", "shelling", "2024-12-03", "2024-12-03", "2024-12-03", "stated", (1, 1), "fx-amal-camp", (1, 1),
             "single-source", 1, 1, ("syr-army-assad",), ("gen-civilians",), killed=(1, 1, 1, ((1, 1, "c-15"),)),
             injured=(5, 5, 5, ((5, 5, "c-17"),)), unknown=((f"الطفلة {CHILD_NAME}", "other"),)),
    Happened("e-sweida", "protest", "2024-12-06", "2024-12-06", "2024-12-06", "stated", (1, 1), "C6147", (1, 1),
             "single-source", 1, 1, ("gen-civilians",)),
    Happened("e-sweida-demand", "demand", "2024-12-06", "2024-12-06", "2024-12-06", "publication", (1, 1), None,
             (None, None), "single-source", 1, 1, ("gen-civilians",)),
    Happened("e-homs", "enter", "2024-12-07", "2024-12-07", "2024-12-07", "stated", (1, 1), "C2528", (1, 1), "planned",
             1, 1, ("syr-opposition",)),
    Happened("e-rastan", "withdraw", "2024-12-07", "2024-12-07", "2024-12-07", "stated", (1, 1), "C2870", (1, 1),
             "contested", 2, 2, ("syr-army-assad",)),
    Happened("e-doha", "negotiate", "2024-12-06", "2024-12-06", "2024-12-06", "publication", (1, 1), None,
             (None, None), "single-source", 1, 1, ("tur-state",)),
    Happened("e-doha-deal", "agree", "2024-12-06", "2024-12-06", "2024-12-06", "publication", (1, 1), None,
             (None, None), "single-source", 1, 1, ("tur-state",)),
    Happened("e-abuse", "sexual_violence", "2024-12-04", "2024-12-04", "2024-12-04", "publication", (1, 1),
             "C3916", (1, 1), "single-source", 1, 1, ("syr-militias",)),
    Happened("e-blast", "explosion", "2024-12", "2024-12-01", "2024-12-31", "stated", (3, 4), "C1366/west", (2, 2),
             "single-source", 1, 1, (), ("gen-civilians",), killed=(3, 3, 3, ((3, 3, "c-27"),)),
             injured=(7, 8, 9, ((7, 9, "c-28"),))),
    Happened("e-damascus", "enter", "2024-12-08", "2024-12-08", "2024-12-08", "stated", (1, 1), "SY01", (3, 4),
             "single-source", 1, 1, ("syr-moa",)),
    Happened("e-undated", "arrest", None, None, None, None, (None, None), "C1007", (1, 1), "single-source", 1, 1),
]  # fmt: skip
CONTROL = [
    ("C2987", "syr-army-assad", "held", "2024-11-27", "2024-12-04", [], ["c-02"], "prior", 0),
    ("C2987", None, "contested", "2024-12-04", "2024-12-05", ["c-02"], ["c-01"], "clash", 3),
    ("C2987", "syr-moa", "held", "2024-12-05", None, ["c-01", "c-07"], [], "capture", 2),
    ("SY01", "syr-moa", "claimed", "2024-12-08", None, ["c-29"], [], "enter", 1),
    ("fx-amal-camp", "syr-moa", "held", "2024-12-01", None, ["c-14"], [], "capture", 1),
    ("C3871", "syr-moa", "held", "2024-12-01", None, [], [], "prior", 1),
]
DELETED = ("d-gone", "a family asked for it")


def fill(path: Path) -> Path:
    """Write the database to `path`."""
    with opened(path, "fill") as store, store.transaction():
        _codebook(store)
        _documents(store)
        _claims(store)
        _events(store)
        _control(store)
    return path


def rows_into(store: Store, table: str, rows: list[dict[str, Any]]) -> None:
    """Add rows with the types that the table has."""
    schema = store.connection.sql(f'select * from "{table}" limit 0').to_arrow_table().schema
    known = [schema.field(name) for name in rows[0] if name in schema.names]
    store.append(table, pa.Table.from_pylist(rows, pa.schema(known)))


def _codebook(store: Store) -> None:
    rows_into(store, "runs", [{
        "run": 1, "command": "ingest", "arguments": "", "version": "0.1.0", "codebook": "0" * 16,
        "parameters": "1" * 16, "started": datetime(2025, 1, 2, 3), "finished": datetime(2025, 1, 2, 4),
    }])  # fmt: skip
    places = [
        {"place": p.id, "name": p.name_en, "name_ar": p.name_ar, "kind": p.kind, "country": p.country,
         "admin1": p.admin1, "admin2": p.admin2, "admin3": p.admin3, "lat": p.lat, "lon": p.lon,
         "prominence": p.prominence}
        for p in read_places(packaged_data())
    ]  # fmt: skip
    camp = {"place": "fx-amal-camp", "name": "Amal camp", "name_ar": "مخيم الأمل", "kind": "camp", "country": "SY",
            "admin1": "SY07", "admin2": "SY0700", "admin3": "SY070005", "lat": CAMP[0], "lon": CAMP[1],
            "prominence": 1}  # fmt: skip
    rows_into(store, "places", [*places, camp])
    actors = read_actors(packaged_data())
    keys = ("name", "name_ar", "kind", "country", "parent", "since", "until", "source_kind")
    rows_into(store, "actors", [{"actor": a.id} | {key: getattr(a, key) for key in keys} for a in actors])


def _documents(store: Store) -> None:
    rows_into(store, "documents", [_document(article) for article in ARTICLES])
    rows_into(store, "mentions", [
        {"document": document, "kind": "actor", "number": number, "start": start, "end": start + len(words),
         "text": words, "subkind": kind, "candidates": [], "rule": "fixture"}
        for number, (document, words, kind) in enumerate([
            ("d-idlib-1", PRIVATE_NAME, "person"), ("d-camp-1", f"الطفلة {CHILD_NAME}", "other"),
            ("d-abuse-1", PRIVATE_NAME.split()[0], "person"),
        ])
        for start in [_article(document).text.index(words)]
    ])  # fmt: skip
    rows_into(store, "deletions", [{
        "document": DELETED[0], "text_sha256": sha256_of("gone"), "original": sha256_of("gone"), "reason": DELETED[1],
        "deleted": datetime(2025, 1, 3, 4, 5, 6), "run": 1,
    }])  # fmt: skip


def _document(article: Article) -> dict[str, Any]:
    return {
        "document": article.id, "key": article.url, "original": sha256_of(article.body), "outlet": article.outlet,
        "title": article.title, "published": article.published,
        "published_on": article.published and date.fromisoformat(article.published), "url": article.url, "arabic": True,
        "relayed_from": article.relayed_from, "edited": None, "text": article.text,
        "text_sha256": sha256_of(article.text), "superseded_by": article.superseded_by, "run": 1,
        "arrived": ARTICLES.index(article),
        "notes": [{"code": code, "message": message} for code, message in article.notes],
    }  # fmt: skip


def _article(document: str) -> Article:
    return next(article for article in ARTICLES if article.id == document)


def _claims(store: Store) -> None:
    rows_into(store, "claims", [_claim(store, number, told) for number, told in enumerate(CLAIMS)])


def _claim(store: Store, number: int, told: Told) -> dict[str, Any]:
    text = _article(told.document).text
    at = text.index(told.trigger)
    start = max(found + len(mark) if (found := text.rfind(mark, 0, at)) >= 0 else 0 for mark in (". ", "\n"))
    end = min((found + 1 for mark in (". ", ".\n", "\n") if (found := text.find(mark, at)) >= 0), default=len(text))
    return {
        "claim": told.id, "document": told.document, "since_run": 1, "until_run": None, "digest": told.id,
        "number": number, "event": 1, "type": told.type, "polarity": told.polarity, "modality": told.modality,
        "attempted": False, "trigger": _span(text, told.trigger), "actors": _parties(store, text, told.actors),
        "targets": _parties(store, text, told.targets), "places": [_place(store, text, *p) for p in told.places],
        "time": told.time, "quantity": told.quantity and _quantity(text, told.quantity),
        "tellers": [_span(text, w) | {"kind": kind, "id": i} for w, kind, i in told.tellers],
        "acled_event": told.acled and told.acled[0], "acled_sub_event": told.acled and told.acled[1],
        "plover_event": told.plover and told.plover[0], "plover_mode": told.plover and told.plover[1],
        "cameo": told.cameo, "loaded": [_span(text, words) for words in told.loaded], "confidence": 0.8,
        "rules": ["fixture"], "sentence_start": start, "sentence_end": end, "folded": fold_key(text[start:end]),
    }  # fmt: skip


def _span(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def _quantity(text: str, quantity: tuple[str, int | None, int | None, str]) -> dict[str, Any]:
    words, low, high, unit = quantity
    return _span(text, words) | {"low": low, "high": high, "unit": unit}


def _parties(store: Store, text: str, parties: tuple[tuple[str, str | None], ...]) -> list[dict[str, Any]]:
    return [_span(text, words) | _actor(store, i) | {"id": i} for words, i in parties]


def _actor(store: Store, actor: str | None) -> dict[str, Any]:
    rows = store.connection.execute("select name, kind from actors where actor = ?", [actor]).fetchall()
    generic = {
        "gen-civilians": ("Civilians", "civilian"),
        "gen-children": ("Children", "civilian"),
        "C3871": (None, "other"),
    }.get(actor or "")
    name, kind = next(iter(rows), None) or generic or (None, "militia" if actor else "other")
    return {"name": name, "kind": kind}


def _place(store: Store, text: str, words: str, place: str | None) -> dict[str, Any]:
    return _span(text, words) | _site(store, place, words)


def _site(store: Store, place: str | None, words: str) -> dict[str, Any]:
    base = (place or "").split("/")[0]
    query = "select name, name_ar, kind, country, admin1, admin2, lat, lon from places where place = ?"
    rows = store.connection.execute(query, [base]).fetchall()
    found = next(iter(rows), (None, None, "other", None, None, None, None, None))
    names = ("name", "name_ar", "kind", "country", "admin1", "admin2", "lat", "lon")
    return {"id": place, "text": words, "precision": 1} | dict(zip(names, found, strict=True))


def _events(store: Store) -> None:
    rows_into(store, "events", [_event(store, event) for event in EVENTS])
    rows_into(store, "event_claims", [
        {"event": told.event, "since_run": 1, "until_run": None, "claim": told.id, "document": told.document,
         "origin": told.origin, "stance": told.stance}
        for told in CLAIMS if told.event
    ])  # fmt: skip


def _event(store: Store, event: Happened) -> dict[str, Any]:
    first = min((t.document for t in CLAIMS if t.event == event.id), key=lambda d: _article(d).published or "9")
    day = lambda value: value and date.fromisoformat(value)  # noqa: E731
    unknown = [{"text": words, "id": None, "name": None, "kind": kind} for words, kind in event.unknown]
    return {
        "event": event.id, "since_run": 1, "until_run": None, "digest": event.id, "type": event.type,
        "date": event.date,
        "date_start": day(event.start), "date_end": day(event.end), "date_basis": event.basis,
        "time_precision": event.precision[0], "date_prec": event.precision[1],
        "place": event.place and _site(store, event.place, next(
            (w for t in CLAIMS for w, i in t.places if t.event == event.id and i == event.place), "عفرين")),
        "geo_precision": event.geo[0], "where_prec": event.geo[1],
        "actors": [{"text": i, "id": i} | _actor(store, i) for i in event.actors],
        "targets": [{"text": i, "id": i} | _actor(store, i) for i in event.targets] + unknown,
        "killed": _toll(event.killed), "injured": _toll(event.injured), "n_reports": event.reports,
        "n_independent": event.origins, "status": event.status, "earliest_document": first,
        "earliest_published": day(_article(first).published),
    }  # fmt: skip


def _toll(toll: tuple[Any, ...] | None) -> dict[str, Any] | None:
    if toll is None:
        return None
    low, best, high, said = toll
    return {"low": low, "best": best, "high": high,
            "said": [{"low": a, "high": b, "claim": claim} for a, b, claim in said]}  # fmt: skip


def _control(store: Store) -> None:
    names = ("place", "actor", "state", "since", "until", "opened", "closed", "rule", "n_independent")
    rows = [dict(zip(names, row, strict=True)) for row in CONTROL]
    for row in rows:
        row["since"], row["until"] = date.fromisoformat(row["since"]), row["until"] and date.fromisoformat(row["until"])
    rows_into(store, "control", rows)
