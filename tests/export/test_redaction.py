"""What the profiles withhold, in every export and in every query: one door for all of them."""

import zipfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import openpyxl
import pytest
from filling import filled

from isnad.cli.export import EXPORTERS
from isnad.export.cases import dossier_of
from isnad.export.lines import as_line
from isnad.export.names import core, index_of, private_spans
from isnad.export.profiles import rules
from isnad.library import viewing
from isnad.store.filters import Filters

QUERIES = ("events", "claims", "documents", "control", "shares", "sources")
NAMES = (filled.PRIVATE_NAME, "سامر", "العلي", filled.CHILD_NAME, "الخطيب")
CONTACTS = (filled.PHONE, filled.EMAIL, filled.HANDLE)
CAMP = (str(filled.CAMP[0]), str(filled.CAMP[1]), "مخيم الأمل", "Amal camp", "fx-amal-camp")
VICTIM = ("35.8611", "مدينة سراقب", "C3916")  # where a victim of sexual violence was harmed


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled.fill(tmp_path_factory.mktemp("filled") / "f.duckdb")


def everything(database: Path, profile: str, folder: Path) -> Iterator[tuple[str, str]]:
    """What every export and every query gives out, as text."""
    with viewing(database, profile) as view:
        for name, module in EXPORTERS.items():
            out = folder / f"{profile}.{name}"
            import_module(f"isnad.export.{module}").write(dossier_of(view, Filters()), out)
            yield name, text_of(out)
        for name in QUERIES:
            yield name, "".join(as_line(row) for row in getattr(view, name)(Filters()))


def text_of(path: Path) -> str:
    if zipfile.is_zipfile(path):
        book = openpyxl.load_workbook(path, read_only=True)
        return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    if path.read_bytes()[:4] == b"PAR1":
        from pyarrow import parquet

        return str(parquet.read_table(path).to_pylist())
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def outputs(database: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    folder = tmp_path_factory.mktemp("exports")
    return {profile: dict(everything(database, profile, folder)) for profile in ("public", "partner", "internal")}


@pytest.mark.parametrize("name", [*EXPORTERS, *QUERIES])
def test_the_public_profile_tells_no_secret(outputs: dict[str, dict[str, str]], name: str) -> None:
    told = [secret for secret in (*NAMES, *CONTACTS, *CAMP, *VICTIM) if secret in outputs["public"][name]]
    assert told == []


@pytest.mark.parametrize("name", [*EXPORTERS, *QUERIES])
def test_the_partner_profile_tells_places_and_no_names(outputs: dict[str, dict[str, str]], name: str) -> None:
    assert [secret for secret in (*NAMES, *CONTACTS) if secret in outputs["partner"][name]] == []


def test_the_internal_profile_tells_all(outputs: dict[str, dict[str, str]]) -> None:
    """So that the tests above can fail: the secrets are there to be told."""
    internal = "".join(outputs["internal"].values())
    assert [secret for secret in (*NAMES, *CONTACTS, *CAMP, *VICTIM) if secret not in internal] == []
    assert filled.CHILD_NAME in outputs["internal"]["xlsx"]
    assert str(filled.CAMP[0]) in outputs["partner"]["geojson"]


def test_a_camp_becomes_its_subdistrict(database: Path) -> None:
    with viewing(database, "public") as view:
        camp = next(row for row in view.events(Filters()) if row["event"] == "e-camp")
    assert (camp["place"]["id"], camp["geo_precision"], camp["where_prec"]) == ("SY070005", 3, 3)


def test_an_area_whose_centre_is_the_place_itself_gives_way_to_the_next(database: Path) -> None:
    with viewing(database, "public") as view:
        place = next(row["place"] for row in view.events(Filters()) if row["event"] == "e-abuse")
    assert place["id"] == "SY0700"


def test_what_is_public_stays(database: Path) -> None:
    with viewing(database, "public") as view:
        said = {row["claim"]: row["sentence"] for row in view.claims(Filters())}
    assert said["c-07"].startswith("قال المرصد السوري لحقوق الإنسان إن الفصائل سيطرت على مدينة حماة")
    assert said["c-15"].startswith("قتلت الطفلة [name withheld] بقصف مدفعي لقوات النظام على [place withheld]")


@pytest.mark.parametrize(("words", "name"), [
    ("الطفلة ريم الخطيب", ("ريم", "الخطيب")),
    ("الناشط الإعلامي خالد", ("خالد",)),
    ("العميد سامر العلي", ("سامر", "العلي")),
    ("لجنة الإغاثة", ()),  # a body
    ("امرأة", ()),
    ("ثلاثة مدنيين", ("ثلاثه", "مدنيين")),  # withheld rather than told by mistake
])  # fmt: skip
def test_the_name_in_a_mention(words: str, name: tuple[str, ...]) -> None:
    assert core(words, rules()) == name


@pytest.mark.parametrize(("text", "withheld"), [
    ("قال الناشط خالد العمر إن القصف توقف", ["خالد العمر"]),  # the mention ended too early
    ("وأصيب محمود الصالح بجروح", ["محمود الصالح"]),  # a given name, and no mention at all
    ("استولت القوات على مدينة خالد", []),
    ("قال أحمد الشرع إن القوات دخلت", []),  # the actors table knows him
    ("زار بشار الأسد ثم خالد العمر المدينة", ["خالد العمر"]),
    ("سيطر لواء خالد بن الوليد على القرية", []),
    ("لخالد", ["خالد"]),
    ("لخالد منزل هناك", ["خالد منزل"]),  # the second word may be a family name: rather too much than too little
    ("خَـالِد", ["خَـالِد"]),  # vowel marks and tatweel hide nobody
])  # fmt: skip
def test_names_in_a_text(text: str, withheld: list[str]) -> None:
    known = index_of([("خالد",)], rules())
    assert [text[start:end] for start, end in private_spans(text, [known], rules())] == withheld


@pytest.mark.parametrize(("text", "withheld"), [
    ("للتواصل 0944123456 مساء", ["0944123456"]),
    ("هاتف +963 944 123 456", ["+963 944 123 456"]),
    ("٠٩٤٤١٢٣٤٥٦", ["٠٩٤٤١٢٣٤٥٦"]),
    ("راسلوا omar.k@example.org", ["omar.k@example.org"]),
    ("تابعوا @omar_news أو t.me/omar_news", ["@omar_news", "t.me/omar_news"]),
    ("سيارة لوحتها 482913 شوهدت", ["لوحتها 482913"]),
    ("قتل 12 مدنياً في 2024-12-05", []),
    ("نزح 120000 شخص", []),
])  # fmt: skip
def test_contacts_in_a_text(text: str, withheld: list[str]) -> None:
    assert [found[0] for found in rules().contacts.finditer(text)] == withheld
