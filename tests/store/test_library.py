"""A database as a Python object."""

import builtins
from pathlib import Path
from typing import Any

import filled
import pytest

from isnad import library, results
from isnad.errors import NoDatabase, UsageError
from isnad.library import Database
from isnad.model import Control, Event, Record


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Database:
    return library.open(filled.fill(tmp_path_factory.mktemp("filled") / "f.duckdb"))


def test_answers_are_words_of_the_domain(database: Database) -> None:
    events, claims, control = database.events(), database.claims(), database.control()
    assert (len(events), len(claims), len(control)) == (14, 30, 6)
    assert all(isinstance(one, Event) for one in events)
    assert all(isinstance(one, Record) for one in claims)
    assert all(isinstance(one, Control) for one in control)
    assert list(events) == list(events)  # may be asked again


def test_an_event_comes_with_the_claims_behind_it(database: Database) -> None:
    hama = next(iter(database.events(types="capture")))
    assert {(link.claim, link.stance) for link in hama.links} == {
        ("c-01", "affirms"), ("c-04", "denies"), ("c-07", "affirms"), ("c-09", "affirms"),
    }  # fmt: skip


def test_tables_have_the_same_columns_and_types_whatever_they_hold(database: Database) -> None:
    some, none = database.events().to_arrow(), database.events(since="2030").to_arrow()
    assert some.schema == none.schema
    assert [str(some.schema.field(name).type) for name in ("date_start", "killed_low", "lat", "status")] == [
        "date32[day]", "int64", "double", "string",
    ]  # fmt: skip
    assert (some.num_rows, none.num_rows) == (14, 0)


def test_pandas(database: Database) -> None:
    table = database.claims(polarity="negated").to_pandas()
    assert list(table["claim"]) == ["c-04", "c-22"]
    assert len(database.documents().to_pandas()) == len(filled.ARTICLES)
    assert database.sources().to_pandas()["claims"].sum() == 30
    assert set(database.shares().to_pandas()["state"]) == {"held", "claimed", "contested"}


def test_geopandas(database: Database) -> None:
    table = database.events().to_geopandas().set_index("event")
    assert table.crs.to_epsg() == 4326
    assert (table.loc["e-hama"].geometry.x, table.loc["e-hama"].geometry.y) == (36.7613, 35.1337)
    assert table.geometry.isna().sum() == 3
    assert len(database.control(at="2024-12-05").to_geopandas()) == 3


def test_a_notebook_shows_texts_as_texts(database: Database) -> None:
    shown = database.documents()._repr_html_()
    assert '<td dir="auto">=HYPERLINK(1)</td>' in shown
    assert "<th>outlet</th>" in shown
    assert repr(database.events()) == "<14 events>"


def test_the_profile_is_kept(database: Database) -> None:
    public = library.open(database.path, profile="public")
    assert filled.CHILD_NAME in "".join(one.sentence for one in database.claims())
    assert filled.CHILD_NAME not in "".join(one.sentence for one in public.claims())


@pytest.mark.parametrize(("module", "method", "extra"), [
    ("pandas", "to_pandas", "isnad[pandas]"), ("geopandas", "to_geopandas", "isnad[geo]"),
])  # fmt: skip
def test_what_is_not_installed_is_said(
    database: Database, monkeypatch: pytest.MonkeyPatch, module: str, method: str, extra: str
) -> None:
    def missing(name: str, *rest: Any) -> Any:
        if name == module:
            raise ImportError(name)
        return builtins.__import__(name, *rest)

    monkeypatch.setattr(results, "import_module", missing)
    with pytest.raises(UsageError, match=f"pip install '{extra[:5]}"):
        getattr(database.events(), method)()


def test_what_has_no_place_is_on_no_map(database: Database) -> None:
    with pytest.raises(UsageError, match="no coordinates"):
        database.sources().to_geopandas()


def test_a_wrong_path_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(NoDatabase, match="isnad ingest"):
        library.open(tmp_path / "none.duckdb")
