import csv
import io

import pytest

from isnad.export.csv_rows import coding_to_csv, csv_header, safe_cell
from isnad.model import Coding

CONTRACT = (
    "document, outlet, published, claim, type, polarity, modality, trigger, actor, actor_id, target, target_id, place, "
    "place_id, lat, lon, precision, time, quantity_low, quantity_high, source, source_kind, event, confidence, sentence"
)


def read(coding: Coding) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_header() + coding_to_csv(coding))))


def test_the_columns_are_those_of_the_contract() -> None:
    assert csv_header() == CONTRACT.replace(", ", ",") + "\n"


@pytest.mark.parametrize(
    ("row", "column", "cell"),
    [
        (0, "document", "d-1"),
        (0, "type", "shelling"),
        (0, "polarity", "negated"),
        (0, "modality", "actual"),
        (0, "trigger", "يقصف"),
        (0, "actor", "الجيش"),
        (0, "actor_id", "syr-saa"),
        (0, "target", ""),
        (0, "target_id", ""),
        (0, "place", "سرمين; تفتناز"),
        (0, "place_id", "C3940; "),
        (0, "lat", "35.9; "),
        (0, "precision", "1; 1"),
        (0, "time", "2024-06-14"),
        (0, "source", "ناشطون"),
        (0, "source_kind", "activist"),
        (0, "sentence", "قال ناشطون إن الجيش لم يقصف سرمين وتفتناز أمس، وأصيب 12 مدنياً."),
        (1, "quantity_low", "12"),
        (1, "quantity_high", ""),
        (1, "target_id", ""),
        (1, "event", "2"),
        (1, "time", ""),
    ],
)
def test_a_claim_is_a_row(coding: Coding, row: int, column: str, cell: str) -> None:
    assert read(coding)[row][column] == cell


def test_no_claims_are_no_rows(bare: Coding) -> None:
    assert coding_to_csv(bare) == ""


def test_an_outlet_that_looks_like_a_formula_is_quoted(coding: Coding) -> None:
    assert read(coding)[0]["outlet"] == "'=cmd|' /C calc'!A0"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", " =1", "\t=1", "\r=1", "\n=1"])
def test_formulas_are_disarmed(cell: str) -> None:
    assert safe_cell(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "قصف", "a=b", "2024-12-08", "'=1"])
def test_other_cells_stay(cell: str) -> None:
    assert safe_cell(cell) == cell


def test_negative_coordinates_stay_numbers(coding: Coding) -> None:
    from dataclasses import replace

    west = replace(coding, places=tuple(replace(place, lon=-5.5) for place in coding.places))
    assert read(west)[0]["lon"] == "-5.5; -5.5"
