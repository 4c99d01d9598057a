"""Accounts that hypothesis draws: near enough to each other that much agrees and much does not."""

from __future__ import annotations

from hypothesis import strategies as st
from told import DAY, account, count, site

from isnad.fuse.accounts import Account
from isnad.fuse.days import Days, day_number
from isnad.model import Site

PUBLISHED = day_number(DAY)
KINDS = ["village", "town", "city", "road", "countryside", "district", "governorate"]
ACTORS = ["syr-army-assad", "syr-state-assad", "syr-hts", "syr-moa", "rus-army"]

FINE, COARSE = KINDS[:4], KINDS[4:]


def _sites(kinds: list[str], far: int) -> st.SearchStrategy[Site]:
    return st.builds(
        lambda north, east, kind, admin, near: site(
            f"{kind} {north} {east} {admin}", north, east, kind, admin1=admin, precision=2 if near else 1
        ),
        st.integers(-far, far),
        st.integers(-far, far),
        st.sampled_from(kinds),
        st.sampled_from(["SY07", "SY02"]),
        st.booleans(),
    )


_days = st.builds(lambda low, more: Days(low, low + more), st.integers(PUBLISHED - 4, PUBLISHED), st.integers(0, 3))
_counts = st.none() | st.builds(count, st.integers(1, 9), st.none() | st.just(-1))
_words = st.frozensets(st.sampled_from([f"كلمة{number}" for number in range(12)]))
_actors = st.frozensets(st.sampled_from(ACTORS), max_size=2)


@st.composite
def told_accounts(draw: st.DrawFn, name: str, kinds: list[str] = KINDS, far: int = 60, least: int = 0) -> Account:
    """An account of at least so many places of these kinds, so many km around one point."""
    return account(
        name,
        happened=draw(st.sampled_from([True, True, True, False])),
        types=tuple(sorted(draw(st.sets(st.sampled_from(["shelling", "airstrike", "kill", "clash"]), min_size=1)))),
        days=draw(st.none() | _days),
        stated=draw(st.booleans()),
        sites=tuple(draw(st.lists(_sites(kinds, far), min_size=least, max_size=2, unique_by=lambda place: place.id))),
        actors=draw(_actors),
        targets=draw(_actors),
        killed=draw(_counts),
        injured=draw(_counts),
        words=draw(_words),
    )
