"""Every export is read back by an independent reader and checked for columns, types and counts."""

import json
import os
import re
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import geopandas
import openpyxl
import pandas as pd
import pytest
from edtf import parse_edtf
from filling import filled
from lxml import etree

from isnad.cli.export import EXPORTERS
from isnad.export import acled, event_geojson, ftm, hapi, hxl, kml, parquet, plover, ucdp, web_annotation, xlsx
from isnad.export.cases import dossier_of
from isnad.export.dossier import Dossier
from isnad.export.writing import BadExport
from isnad.library import viewing
from isnad.store.filters import Filters

FACTS = {  # the columns as their publishers give them, in order
    "acled": "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1"
    " inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3"
    " location latitude longitude geo_precision source source_scale notes fatalities tags timestamp",
    "ucdp": "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name"
    " dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b"
    " number_of_sources source_article source_office source_date source_headline source_original where_prec"
    " where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id"
    " region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high"
    " low gwnoa gwnob",
    "hapi": "location_code has_hrp in_gho provider_admin1_name provider_admin2_name admin1_code admin1_name admin2_code"
    " admin2_name admin_level event_type events fatalities reference_period_start reference_period_end dataset_hdx_id"
    " resource_hdx_id warning error",
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def clock() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1735787045")
        yield


@pytest.fixture(scope="module")
def dossier(clock: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    with viewing(filled.fill(tmp_path_factory.mktemp("filled") / "f.duckdb"), "public") as view:
        yield dossier_of(view, Filters())


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("name", "count", "columns"), [("acled", 31, 31), ("ucdp", 49, 49), ("hapi", 19, 19)])
def test_the_columns_are_those_of_the_publisher(
    dossier: Dossier, tmp_path: Path, name: str, count: int, columns: int
) -> None:
    import_module(f"isnad.export.{EXPORTERS[name]}").write(dossier, tmp_path / "o.csv")  # type: ignore[index]
    assert list(pd.read_csv(tmp_path / "o.csv").columns) == FACTS[name].split()
    assert len(FACTS[name].split()) == count == columns


def test_acled(dossier: Dossier, tmp_path: Path) -> None:
    written = acled.write(dossier, tmp_path / "o.csv", numbers=True)
    table = pd.read_csv(tmp_path / "o.csv", parse_dates=["event_date"]).set_index("event_id_cnty")
    assert len(table) == written.rows == 9
    assert sum(written.left_out.values()) + 9 == len(filled.EVENTS)
    assert table["fatalities"].dtype == "int64"
    assert set(table["timestamp"]) == {1735787045}
    hama = table.loc["SYR-e-hama"]
    assert (hama["sub_event_type"], hama["actor1"], hama["inter1"]) == (
        "Non-state actor overtakes territory", "Military Operations Administration", 2,
    )  # fmt: skip
    assert (hama["admin1"], hama["admin2"], hama["location"], hama["iso"]) == ("Hama", "Hama", "Hama", 760)
    idlib = table.loc["SYR-e-idlib"]
    assert (idlib["inter1"], idlib["inter2"], idlib["interaction"], idlib["fatalities"]) == (8, 7, 78, 12)
    assert idlib["civilian_targeting"] == "Civilians targeted"
    assert table.loc["SYR-e-damascus", "actor1"] == "Military Forces of Syria (2024-)"
    assert table.loc["SYR-e-rastan", "actor1"] == "Military Forces of Syria (2000-2024)"
    assert table.loc["SYR-e-sweida", "tags"] == "crowd size=at least 200"
    assert str(table.loc["SYR-e-blast", "event_date"].date()) == "2024-12-16"
    assert table.loc["SYR-e-hama-clash", "fatalities"] == 2  # the lowest that is told


def test_acled_in_words(dossier: Dossier, tmp_path: Path) -> None:
    acled.write(dossier, tmp_path / "o.csv")
    table = pd.read_csv(tmp_path / "o.csv").set_index("event_id_cnty")
    assert table.loc["SYR-e-idlib", "interaction"] == "External/Other forces-Civilians"
    assert table.loc["SYR-e-sweida", "interaction"] == "Protesters only"
    assert table.loc["SYR-e-hama-clash", "interaction"] == "State forces-Rebel group"


def test_ucdp(dossier: Dossier, tmp_path: Path) -> None:
    written = ucdp.write(dossier, tmp_path / "o.csv")
    table = pd.read_csv(tmp_path / "o.csv", parse_dates=["date_start", "date_end"]).set_index("relid")
    assert len(table) == written.rows == 3
    clash = table.loc["SYR-2024-1-e-hama-clash"]
    assert (clash["type_of_violence"], clash["gwnoa"], clash["low"], clash["best"], clash["high"]) == (1, 652, 2, 4, 4)
    assert clash["side_a"].startswith("Military Forces of Syria")
    strike = table.loc["SYR-2024-3-e-idlib"]
    assert (strike["deaths_civilians"], strike["deaths_unknown"], strike["number_of_sources"]) == (12, 0, 2)
    assert strike["source_original"] == "Enab Baladi;Syrian Observatory for Human Rights"
    assert strike["priogrid_gid"] == 181154
    assert set(table["conflict_new_id"]) == {-1}


def test_hapi(dossier: Dossier, tmp_path: Path) -> None:
    hapi.write(dossier, tmp_path / "o.csv")
    table = pd.read_csv(tmp_path / "o.csv", parse_dates=["reference_period_start", "reference_period_end"])
    assert set(table["event_type"]) <= {"civilian_targeting", "demonstration", "political_violence"}
    hama = table[table["admin2_code"] == "SY0501"].iloc[0]
    assert (hama["events"], hama["fatalities"], hama["event_type"]) == (2, 2, "political_violence")
    assert hama["warning"] == "1 of 2 contested"
    assert pd.isna(table[table["event_type"] == "demonstration"].iloc[0]["fatalities"])


def test_hxl(dossier: Dossier, tmp_path: Path) -> None:
    hxl.write(dossier, tmp_path / "o.csv")
    table = pd.read_csv(tmp_path / "o.csv")
    tags = table.iloc[0]
    assert tags["event_date"] == "#date+occurred"
    assert tags["fatalities"] == "#affected+killed"
    assert len(table) == 1 + 9


def test_geojson(dossier: Dossier, tmp_path: Path) -> None:
    event_geojson.write(dossier, tmp_path / "o.geojson")
    table = geopandas.read_file(tmp_path / "o.geojson").set_index("event")
    assert len(table) == len(filled.EVENTS)
    assert table.geometry.isna().sum() == 3
    assert (table.loc["e-hama"].geometry.x, table.loc["e-hama"].geometry.y) == (36.7613, 35.1337)
    whole = json.loads((tmp_path / "o.geojson").read_text(encoding="utf-8"))
    assert whole["isnad"]["deletions"][0]["document"] == filled.DELETED[0]
    for feature in whole["features"]:
        if feature["properties"]["date"]:
            parse_edtf(feature["properties"]["date"])


def test_kml(dossier: Dossier, tmp_path: Path) -> None:
    written = kml.write(dossier, tmp_path / "o.kml")
    tree = etree.parse(tmp_path / "o.kml")
    space = {"k": kml.NAMESPACE}
    marks = tree.findall(".//k:Placemark", space)
    assert len(marks) == written.rows == 11
    styles = {style.get("id") for style in tree.findall(".//k:Style", space)}
    assert all(mark.find("k:styleUrl", space).text[1:] in styles for mark in marks)
    spans = [mark.find("k:TimeSpan/k:begin", space) for mark in marks]
    assert sum(span is not None for span in spans) == 10  # one event has no date
    layers = [geopandas.read_file(tmp_path / "o.kml", layer=name) for name in ("armed", "territory")]
    assert [len(layer) for layer in layers] == [4, 4]
    assert all(layers[0].geometry.x.between(36, 37))


def test_xlsx(dossier: Dossier, tmp_path: Path) -> None:
    xlsx.write(dossier, tmp_path / "o.xlsx", right_to_left=True)
    book = openpyxl.load_workbook(tmp_path / "o.xlsx")
    assert book.sheetnames == ["events", "claims", "sources", "deletions", "readme"]
    assert all(sheet.sheet_view.rightToLeft and sheet.freeze_panes == "A2" for sheet in book)
    tables = pd.read_excel(tmp_path / "o.xlsx", sheet_name=None)
    assert (len(tables["events"]), len(tables["claims"]), len(tables["deletions"])) == (14, 30, 1)
    assert pd.api.types.is_datetime64_any_dtype(tables["events"]["date_start"])
    cells = [cell for sheet in book for row in sheet.iter_rows(min_row=2) for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert "'=HYPERLINK(1)" in {cell.value for cell in cells}


def test_parquet(dossier: Dossier, tmp_path: Path) -> None:
    parquet.write(dossier, tmp_path / "o.parquet")
    table = geopandas.read_parquet(tmp_path / "o.parquet").set_index("event")
    assert len(table) == len(filled.EVENTS)
    assert table.crs.to_string() == "OGC:CRS84"
    assert table.loc["e-hama"].geometry.y == 35.1337
    assert table.geometry.isna().sum() == 3
    assert set(table.loc["e-hama"]["claims"]) == {"c-01", "c-04", "c-07", "c-09"}
    from pyarrow import parquet as arrow_parquet

    metadata = arrow_parquet.read_schema(tmp_path / "o.parquet").metadata
    assert json.loads(metadata[b"geo"])["version"] == "1.1.0"
    assert json.loads(metadata[b"isnad"])["deletions"]


def test_ftm(dossier: Dossier, tmp_path: Path) -> None:
    if not os.environ.get("CI"):  # it compiles against ICU, which not every machine has; CI does
        pytest.importorskip("followthemoney")
    followthemoney = import_module("followthemoney")
    written = ftm.write(dossier, tmp_path / "o.jsonl")
    entities = lines(tmp_path / "o.jsonl")
    assert len({entity["id"] for entity in entities}) == len(entities) == written.rows
    ids = {entity["id"] for entity in entities}
    for entity in entities:
        proxy = followthemoney.model.get_proxy(entity, cleaned=False)
        for name, values in entity["properties"].items():
            assert set(proxy.get(name)) == set(values), (entity["schema"], name)
            if proxy.schema.get(name).type.name == "entity":
                assert set(values) <= ids
        assert all(proxy.get(name) for name in proxy.schema.required), entity["schema"]
    counted = pd.Series([entity["schema"] for entity in entities]).value_counts()
    assert (counted["Event"], counted["Article"]) == (14, 15)
    assert {"Mention", "Address", "Organization"} <= set(counted.index)


def test_plover(dossier: Dossier, tmp_path: Path) -> None:
    plover.write(dossier, tmp_path / "o.jsonl")
    found = {row["id"]: row for row in lines(tmp_path / "o.jsonl")}
    assert len(found) == 13  # one event has no date
    assert (found["e-hama"]["event"], found["e-hama"]["mode"], found["e-hama"]["quad_code"]) == ("COERCE", ["seize"], 4)
    assert found["e-homs"]["mode"] == ["troops", "future"]
    assert found["e-blast"]["actor"] == [{"id": "UNK", "sector": "UNK"}]
    assert found["e-idlib"]["size"] == {"dead": 12, "injured": 1, "arrested": None}
    assert all(len(row["text"]) <= 300 for row in found.values())


def test_web_annotation(dossier: Dossier, tmp_path: Path) -> None:
    web_annotation.write(dossier, tmp_path / "o.jsonl")
    found = {row["id"].rsplit(":", 1)[1]: row for row in lines(tmp_path / "o.jsonl")}
    assert len(found) == 30
    texts = {article.id: article.text for article in filled.ARTICLES}
    claims = {told.id: told for told in filled.CLAIMS}
    for claim, row in found.items():
        quote, position = row["target"]["selector"]
        text = texts[claims[claim].document]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert re.fullmatch("[0-9a-f]{64}", row["target"]["state"]["sha256"])


@pytest.mark.parametrize("name", ["acled", "ucdp", "hapi", "kml", "ftm", "plover", "web_annotation", "hxl"])
def test_the_deletion_log_stands_beside_what_has_no_place_for_it(dossier: Dossier, tmp_path: Path, name: str) -> None:
    import_module(f"isnad.export.{name}").write(dossier, tmp_path / "o")
    log = pd.read_csv(tmp_path / "o.deletions.csv")
    assert list(log["document"]) == [filled.DELETED[0]]


@pytest.mark.parametrize("name", EXPORTERS.values())
def test_the_same_database_gives_the_same_file(dossier: Dossier, tmp_path: Path, name: str) -> None:
    module = import_module(f"isnad.export.{name}")
    module.write(dossier, tmp_path / "a")
    time.sleep(1.1 if name == "xlsx" else 0)  # a workbook would hold the second of its making
    module.write(dossier, tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize(("change", "said"), [
    ({"sub_event_type": "Siege"}, "no such sub-event type"),
    ({"interaction": 21}, "no interaction 21"),
    ({"latitude": 135.0}, "outside the world"),
    ({"time_precision": 4}, "not 1, 2 or 3"),
    ({"more": 1}, "the columns are not those"),
])  # fmt: skip
def test_a_row_that_breaks_the_rules_is_not_written(dossier: Dossier, change: dict[str, Any], said: str) -> None:
    from isnad.export.writing import Written

    _, row = next(acled.rows_of(dossier, Written()))
    with pytest.raises(BadExport, match=said):
        acled.check_row(row | change)


def test_nothing_is_left_of_an_export_that_fails(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(row: Any) -> None:
        raise BadExport("no")

    monkeypatch.setattr(ucdp, "check_row", failing)
    with pytest.raises(BadExport):
        ucdp.write(dossier, tmp_path / "o.csv")
    assert list(tmp_path.iterdir()) == []
