import json

from isnad.export import geojson
from isnad.export.rows import COLUMNS
from isnad.model import Coding


def collection(coding: Coding) -> dict:
    return json.loads(geojson.OPENING + geojson.coding_to_geojson(coding) + geojson.CLOSING)


def test_each_located_place_of_a_claim_is_a_point(coding: Coding) -> None:
    features = collection(coding)["features"]
    assert [feature["geometry"] for feature in features] == [{"type": "Point", "coordinates": [36.73, 35.9]}]


def test_it_is_a_feature_collection(coding: Coding) -> None:
    whole = collection(coding)
    assert whole["type"] == "FeatureCollection"
    assert {feature["type"] for feature in whole["features"]} == {"Feature"}


def test_the_properties_are_those_of_a_row(coding: Coding) -> None:
    properties = collection(coding)["features"][0]["properties"]
    assert tuple(properties) == COLUMNS
    assert (properties["place"], properties["place_id"], properties["lat"]) == ("سرمين", "C3940", 35.9)


def test_the_outlet_is_no_cell_and_stays(coding: Coding) -> None:
    assert collection(coding)["features"][0]["properties"]["outlet"].startswith("=")


def test_claims_without_coordinates_are_counted(coding: Coding) -> None:
    assert geojson.unlocated(coding) == 1


def test_nothing_is_an_empty_collection(bare: Coding) -> None:
    assert collection(bare)["features"] == []
