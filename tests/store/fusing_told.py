"""Short dispatches of our own on a few days in December 2024, for the tests of fusion in the database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from composing import arrivals, rows

from isnad.model import Arrival, Judgement, Verdict
from isnad.store import runs
from isnad.store.fusing import FuseSummary, fuse
from isnad.store.judgements import judge
from isnad.store.store import opened

STRUCK = "قصفت مدفعية الجيش بلدة كفرنبل يوم الثلاثاء 3 كانون الأول 2024 فقتل 6 مدنيين."
STRUCK_ANEW = "قتل 6 مدنيين بقصف مدفعي على بلدة كفرنبل في 3 كانون الأول 2024، بحسب سكان من البلدة."
STRUCK_MORE = "ارتفع عدد قتلى القصف المدفعي على كفرنبل في 3 كانون الأول 2024 إلى 7 مدنيين."
STRUCK_NOT = "نفى المجلس العسكري قصف بلدة كفرنبل يوم 3 كانون الأول 2024 وقال إن أحداً لم يقتل فيها."
OTHER_TOWN = "قصفت مدفعية الجيش مدينة سراقب يوم الثلاثاء 3 كانون الأول 2024 فقتل مدنيان."
OTHER_DAY = "قصفت مدفعية الجيش بلدة كفرنبل يوم الجمعة 6 كانون الأول 2024 فقتل 11 مدنياً."
TAKEN = "سيطرت الفصائل على مدينة سراقب يوم الأربعاء 4 كانون الأول 2024 بعد انسحاب الجيش منها."
TAKEN_ANEW = "أعلنت غرفة العمليات سيطرتها على مدينة سراقب في 4 كانون الأول 2024."
TAKEN_NOT = "نفت وزارة الدفاع سيطرة الفصائل على مدينة سراقب يوم 4 كانون الأول 2024."
RECALLED = (
    "خرج أهالي سراقب في مظاهرة اليوم الأحد 8 كانون الأول 2024. وكان 6 مدنيين قتلوا بقصف كفرنبل في 3 كانون الأول 2024."
)
PLANNED = "تعتزم الفصائل دخول مدينة سراقب يوم 4 كانون الأول 2024."
PLACELESS = "قتل 6 مدنيين بقصف مدفعي يوم 3 كانون الأول 2024."

DISPATCHES: list[dict[str, Any]] = [
    {"id": "n1", "text": STRUCK, "published": "2024-12-03", "outlet": "شبكة الضفة"},
    {"id": "n2", "text": STRUCK_ANEW, "published": "2024-12-03", "outlet": "إذاعة الوادي"},
    {"id": "n3", "text": STRUCK_MORE, "published": "2024-12-04", "outlet": "جريدة الميزان"},
    {"id": "n4", "text": STRUCK_NOT, "published": "2024-12-04", "outlet": "وكالة الساحل"},
    {"id": "n5", "text": OTHER_TOWN, "published": "2024-12-03", "outlet": "شبكة الضفة"},
    {"id": "n6", "text": OTHER_DAY, "published": "2024-12-06", "outlet": "إذاعة الوادي"},
    {"id": "n7", "text": TAKEN, "published": "2024-12-04", "outlet": "جريدة الميزان"},
    {"id": "n8", "text": TAKEN_ANEW, "published": "2024-12-04", "outlet": "شبكة الضفة"},
    {"id": "n9", "text": TAKEN_NOT, "published": "2024-12-05", "outlet": "وكالة الساحل"},
    {"id": "n10", "text": RECALLED, "published": "2024-12-08", "outlet": "إذاعة الوادي"},
    {"id": "n11", "text": PLANNED, "published": "2024-12-03", "outlet": "جريدة الميزان"},
    {"id": "n12", "text": PLACELESS, "published": "2024-12-03", "outlet": "قناة البادية"},
    {"id": "n13", "text": STRUCK, "published": "2024-12-04", "outlet": "موقع الصدى"},  # a copy of n1
    {"id": "n14", "text": "الطقس غائم جزئياً.", "published": "2024-12-04", "outlet": "موقع الصدى"},
]


def told(*names: str) -> list[Arrival]:
    """The dispatches of these names, all of them by default, in the order of the names."""
    by_name = {row["id"]: row for row in DISPATCHES}
    return arrivals(by_name[name] for name in names or by_name)


def fused(db: Path) -> FuseSummary:
    with opened(db, "fuse") as store:
        run, _ = runs.begin(store, "fuse", {})
        done = fuse(store, run, lambda _: None)
        runs.finish(store, run)
    return done


def judged(
    db: Path, verdict: Verdict, left: str, right: str | None = None, at: str = "2024-12-08", **given: Any
) -> None:
    """A person's judgement of claims, then a fusion."""
    with opened(db, "judge") as store:
        run, _ = runs.begin(store, "judge", {"claims": [left, right], "at": at})
        with store.transaction():
            judge(store, run, Judgement(left, right, verdict, "Salma", at, "read again", **given))
        fuse(store, run, lambda _: None)
        runs.finish(store, run)


_EVENTS = "select * exclude (since_run, until_run) from current_events"
_LINKS = "select * exclude (since_run, until_run) from current_event_claims"
_SAME = """
with latest as (
    select "left", "right", verdict, score, why from judgements where "by" like 'rule:%'
    qualify row_number() over (partition by "left", "right" order by run desc) = 1
)
select * exclude (verdict) from latest
where verdict = 'same' and "left" in (select account from accounts) and "right" in (select account from accounts)
"""
_ACCOUNTS = "select * from accounts"
_CONTROL = "select * from control"


def state(db: Path) -> dict[str, list[str]]:
    """What holds in a database, whichever runs brought it."""
    asked = {"events": _EVENTS, "links": _LINKS, "same": _SAME, "accounts": _ACCOUNTS, "control": _CONTROL}
    return {name: sorted(map(repr, rows(db, query))) for name, query in asked.items()}


def documents_of_events(db: Path, type_: str | None = None) -> list[str]:
    """Each event as its type and the documents in it: `shelling n1 n2`."""
    found = rows(
        db,
        "select type, list(distinct document order by length(document), document) from current_events"
        " join current_event_claims using (event) group by event, type",
    )
    return sorted(" ".join([kind, *documents]) for kind, documents in found if type_ in (None, kind))


def event_with(db: Path, document: str, type_: str) -> dict[str, Any]:
    """The columns of the event of a document's claim of a type."""
    found = rows(
        db,
        "select to_json(e)::varchar from current_events e where event in (select l.event from current_event_claims l"
        f" join claims c using (claim) where l.document = '{document}' and c.type = '{type_}')",
    )
    assert len(found) == 1, f"{len(found)} events of {type_} in {document}"
    event: dict[str, Any] = json.loads(found[0][0])
    return event


def claim_of(db: Path, document: str, type_: str) -> str:
    """The first claim of a type in a document."""
    query = (
        f"select claim from current_claims where document = '{document}' and type = '{type_}' order by number limit 1"
    )
    ((claim,),) = rows(db, query)
    return str(claim)
