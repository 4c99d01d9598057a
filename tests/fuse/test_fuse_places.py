"""How near two places are, and which of several say most."""

from __future__ import annotations

import pytest
from told import PARAMETERS, site

from isnad.fuse.places import finest, km, nearest, nearness, reach
from isnad.model import Site

REACHES = PARAMETERS.reaches
IDLIB = site("SY07", 30, 0, "governorate", admin1=None, admin2=None)
HARIM = site("SY0703", 12, 0, "district")
UNPLACED = site("بلا موضع", lat=None, lon=None)


@pytest.mark.parametrize(
    ("a", "b", "between"),
    [
        ((36.20, 37.16), (36.20, 37.16), 0),
        ((33.51, 36.29), (36.20, 37.16), 310),  # Damascus and Aleppo
        ((35.0, 36.0), (36.0, 36.0), 111.2),
        ((0.0, 179.5), (0.0, -179.5), 111.2),  # over the date line
        ((90.0, 0.0), (-90.0, 0.0), 20015),
    ],
)
def test_km_between_points(a: tuple[float, float], b: tuple[float, float], between: float) -> None:
    assert km(*a, *b) == pytest.approx(between, rel=0.01, abs=0.01)
    assert km(*a, *b) == km(*b, *a)


@pytest.mark.parametrize(
    ("place", "far"),
    [
        (site("قرية"), 2),
        (site("قرب القرية", precision=2), 6),
        (site("مدينة", kind="city"), 5),
        (site("ريف", kind="countryside"), 30),
        (site("ريف قريب", kind="countryside", precision=2), 30),  # «near» makes no place finer
        (site("شيء", kind="of a kind that nobody foresaw"), 10),
    ],
)
def test_reach(place: Site, far: float) -> None:
    assert reach(place, REACHES) == far


@pytest.mark.parametrize(
    ("a", "b", "gap", "coarser"),
    [
        (site("x"), site("x", 40), 0, 2),  # the same entry, whatever the coordinates
        (site("a"), site("b", 3), 0, 2),  # 3 km, and each reaches 2
        (site("a"), site("b", 20), 16, 2),
        (site("a"), site("b", 20, kind="city"), 13, 5),
        (site("a", 95), IDLIB, 0, 60),  # far from its middle, but the table says that it lies inside
        (site("a", 95, admin1="SY02"), IDLIB, 3, 60),
        (site("a", 50, admin2="SY0703"), HARIM, 0, 20),
        (HARIM, site("a", 50, admin2="SY0703"), 0, 20),
        (site("a", 50), HARIM, 16, 20),
        (site("z", 400), site("SY", 0, kind="country", admin1=None, country=None), 0, 400),
    ],
)
def test_nearness(a: Site, b: Site, gap: float, coarser: float) -> None:
    for one, other in ((a, b), (b, a)):
        near = nearness(one, other, REACHES)
        assert near is not None
        assert (near.gap, near.reach) == (pytest.approx(gap, abs=0.1), coarser)


def test_without_coordinates_only_the_same_entry_is_near() -> None:
    assert nearness(UNPLACED, site("a"), REACHES) is None
    assert nearness(UNPLACED, UNPLACED, REACHES) is not None
    assert nearness(site("", id=None, lat=None), site("", id=None, lat=None), REACHES) is None


def test_the_nearest_of_two_lists_is_the_finer_of_those_as_near() -> None:
    near = nearest([IDLIB, site("a")], [site("a"), site("b", 9)], REACHES)
    assert near is not None
    assert (near.gap, near.reach) == (0, 2)
    assert nearest([], [site("a")], REACHES) is None
    assert nearest([UNPLACED], [site("a")], REACHES) is None


@pytest.mark.parametrize(
    ("sites", "kept"),
    [
        ([IDLIB, site("a")], ["a"]),
        ([site("a"), IDLIB, site("a")], ["a"]),
        ([site("a"), site("b", 30)], ["a", "b"]),
        ([site("a"), site("town", 1, kind="town")], ["a", "town"]),  # hardly finer: both say something
        ([site("a", admin1="SY02", north=200), IDLIB], ["a", "SY07"]),
        ([UNPLACED, IDLIB], ["بلا موضع", "SY07"]),  # without coordinates nothing is compared
        ([site("بلدة ما", id=None), IDLIB], ["بلدة ما", "SY07"]),  # what no table knows says nothing of others
        ([], []),
    ],
)
def test_the_finest_places(sites: list[Site], kept: list[str]) -> None:
    assert [place.text for place in finest(sites, REACHES)] == kept
