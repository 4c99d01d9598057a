"""No pair that may be the same is missed by the keys that the database looks for pairs by."""

from __future__ import annotations

import pytest
from drawing import COARSE, FINE, KINDS, told_accounts
from hypothesis import given, settings
from told import PARAMETERS, account, count, site

from isnad.fuse.accounts import Account
from isnad.fuse.blocking import Keys, keys_of
from isnad.fuse.places import nearest
from isnad.fuse.score import Scorer

SCORER = Scorer(PARAMETERS, {})
VILLAGE, CITY = site("الدانة"), site("إدلب", 20, kind="city")
GOVERNORATE = site("محافظة إدلب", 30, kind="governorate")


def found(a: Keys, b: Keys) -> bool:
    """What `fusing_candidates.sql` asks of places: shared cells, an area of one that holds the other, the killed."""
    cells = not set(a.cells).isdisjoint(b.cells)
    areas = not set(a.areas).isdisjoint(b.inside) or not set(a.inside).isdisjoint(b.areas)
    tolls = (not a.cells or not b.cells) and a.killed is not None and a.killed == b.killed
    return a.family == b.family and (cells or areas or tolls)


@settings(max_examples=400, deadline=None)
@given(told_accounts("a", FINE, 20, 1), told_accounts("b", FINE, 20, 1))
def test_finely_placed_pairs_that_are_not_forbidden_share_a_cell(a: Account, b: Account) -> None:
    near = nearest(a.sites, b.sites, PARAMETERS.reaches)
    assert near is not None
    if near.gap <= PARAMETERS.points["place"]["forbid_km"]:
        assert not set(keys_of(a, PARAMETERS).cells).isdisjoint(keys_of(b, PARAMETERS).cells)
    if SCORER.total(a, b) is not None:
        assert found(keys_of(a, PARAMETERS), keys_of(b, PARAMETERS))


@settings(max_examples=300, deadline=None)
@given(told_accounts("a", COARSE, 60, 1), told_accounts("b", KINDS, 60, 1))
def test_a_coarsely_placed_account_is_compared_with_all_of_its_governorate(a: Account, b: Account) -> None:
    if a.happened == b.happened and {place.admin1 for place in a.sites} & {place.admin1 for place in b.sites}:
        assert found(keys_of(a, PARAMETERS), keys_of(b, PARAMETERS))


@pytest.mark.parametrize(
    ("a", "b", "compared"),
    [
        ({"sites": (VILLAGE,)}, {"sites": (VILLAGE,)}, True),
        ({"sites": (VILLAGE,)}, {"sites": (site("بعيدة", 90),)}, False),
        ({"sites": (VILLAGE,)}, {"sites": (GOVERNORATE,)}, True),
        ({"sites": (VILLAGE,)}, {"sites": (site("محافظة حلب", 300, kind="governorate", admin1="SY02"),)}, False),
        ({"sites": ()}, {"sites": (VILLAGE,)}, False),
        ({"sites": (), "killed": count(6)}, {"sites": (VILLAGE,), "killed": count(6)}, True),
        ({"sites": (), "killed": count(6)}, {"sites": (VILLAGE,), "killed": count(7)}, False),
        ({"sites": (), "killed": count(1)}, {"sites": (VILLAGE,), "killed": count(1)}, False),  # told of every day
        ({"sites": (VILLAGE,), "killed": count(6)}, {"sites": (site("بعيدة", 90),), "killed": count(6)}, False),
        ({"sites": (VILLAGE,)}, {"sites": (VILLAGE,), "happened": False}, False),
        ({"sites": (VILLAGE,)}, {"sites": (VILLAGE,), "family": "territory"}, False),
    ],
)
def test_which_pairs_are_compared(a: dict[str, object], b: dict[str, object], compared: bool) -> None:
    one, other = (keys_of(account("x", **given), PARAMETERS) for given in (a, b))
    assert found(one, other) is found(other, one) is compared


def test_places_without_coordinates_have_no_cells() -> None:
    assert keys_of(account(sites=(site("بلا موضع", lat=None, lon=None),)), PARAMETERS).cells == ()


@pytest.mark.parametrize("lat", [-90.0, -89.9, 0.0, 89.9, 90.0])
def test_cells_are_few_anywhere_on_earth(lat: float) -> None:
    assert 0 < len(keys_of(account(sites=(site("x", lat=lat, lon=180.0),)), PARAMETERS).cells) < 100
