"""ACLED's codes for the parties, sources and numbers of an event, by the tables of data/export/acled.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from isnad.codebook import packaged_data, read_mapping
from isnad.export.dossier import Told
from isnad.export.outlets import Outlet, neutral_name, outlet_of
from isnad.export.where import Country
from isnad.model import Named, Toll
from isnad.text import fold_key

Row = Mapping[str, Any]
_GENERIC = "gen-"


@cache
def table() -> Any:
    """The table data/export/acled.yaml."""
    root = packaged_data()
    return read_mapping(root / "export/acled.yaml", root)


@cache
def hierarchy() -> dict[tuple[str, str], int]:
    """The rank of each event and sub-event type, the highest first."""
    pairs = [(row["event_type"], sub) for row in table()["hierarchy"] for sub in row["subs"]]
    return {pair: rank for rank, pair in enumerate(pairs)}


def disorder_of(event_type: str, sub_event_type: str) -> str:
    """The disorder type of an event."""
    own = table()["disorder_of_sub"].get(sub_event_type)
    return str(own or next(row["disorder"] for row in table()["hierarchy"] if row["event_type"] == event_type))


def code_of(told: Iterable[Told], event_type: str) -> tuple[str, str] | None:
    """Event and sub-event type: the highest that claims of the event's own type have, else that any has."""
    found = [(one.record.type == event_type, one.codes.acled) for one in told if one.codes.acled]
    known = [(own, hierarchy()[code], code) for own, code in found if code in hierarchy()]
    return min(known, key=lambda one: (not one[0], one[1]))[2] if known else None


# --- parties ---------------------------------------------------------------------------------------------------------


def party(named: Named, day: str, nation: Country, actors: Mapping[str, Row]) -> tuple[str, int]:
    """What ACLED calls a party on a day, dated by regime, and its inter code."""
    regime = _regime(named.id, day) or {}
    code = int(regime.get("inter") or inter(named, nation, actors))
    if regime:
        return str(regime["name"]), code
    if code == 7 and (named.id is None or named.id.startswith(_GENERIC)):
        return civilians(nation), code
    if named.id is None or named.name is None:
        return unidentified(nation), code
    own = table()["names"].get(named.id)
    return (own.format(country=nation.name) if own else neutral_name(named.id, named.name)), code


def inter(named: Named, nation: Country, actors: Mapping[str, Row]) -> int:
    """The inter code of a party: state forces are 1 at home and 8 abroad; what is not known is 3."""
    own = table()["inter_of_actor"].get(named.id)
    if own:
        return int(own)
    if named.kind in ("state", "military"):
        home = actors.get(named.id or "", {}).get("country") or nation.iso2
        return 1 if home == nation.iso2 else 8
    if named.id is None and named.kind == "other":
        return 3
    return int(table()["inter_of_kind"].get(named.kind, 3))


def _regime(actor: str | None, day: str) -> dict[str, Any] | None:
    """The row of regimes for an actor on a day. A unit keeps its own name: a child is not its parent."""
    rows = (row for row in table()["regimes"] if row.get("since", "") <= day < row.get("until", "9999"))
    return next((dict(row) for row in rows if actor in row["actors"]), None)


def civilians(nation: Country) -> str:
    """Civilians of a country."""
    return str(table()["names"]["gen-civilians"]).format(country=nation.name)


def protesters(nation: Country) -> str:
    """Protesters of a country."""
    return str(table()["names"]["gen-protesters"]).format(country=nation.name)


def rioters(nation: Country) -> str:
    """Rioters of a country."""
    return str(table()["names"]["rioters"]).format(country=nation.name)


def unidentified(nation: Country) -> str:
    """An armed group that nobody names."""
    return str(table()["names"]["unidentified"]).format(country=nation.name)


def inter_text(code: int | None) -> str:
    """An inter code in words; empty for none."""
    return str(table()["inter"][code]) if code else ""


def interaction(first: int, second: int | None) -> int:
    """The interaction code of two inter codes, the smaller first; the second 0 for one side alone."""
    return first * 10 if not second else min(first, second) * 10 + max(first, second)


def interaction_text(code: int) -> str:
    """An interaction code in words: «State forces-Rebel group», «Rebel group only»."""
    own = table()["interaction_texts"].get(code)
    first, second = divmod(code, 10)
    return own or (f"{inter_text(first)}-{inter_text(second)}" if second else f"{inter_text(first)} only")


# --- numbers and sources ---------------------------------------------------------------------------------------------


def fatalities(toll: Toll | None, told: Sequence[Told]) -> int:
    """The lowest credible number of dead; ACLED's own numbers for «dozens» and «hundreds»; 0 when none is told."""
    if toll is None:
        return 0
    words = {one.record.id: one.record.quantity for one in told}
    numbers = []
    for said in toll.said:
        quantity = words.get(said.claim)
        vague = _vague(quantity.text) if quantity and said.low != said.high else None
        numbers.append(vague if vague is not None else said.low or 0)
    positive = [number for number in numbers if number]
    return min(positive) if positive else toll.low or 0


def _vague(words: str) -> int | None:
    folded = set(fold_key(words).split())
    return next(
        (int(n) for word, n in table()["vague"].items() if isinstance(n, int) and fold_key(word) in folded), None
    )


def scale(outlets: Sequence[str], nation: Country) -> str:
    """ACLED's scale of the sources: one, or two joined by a hyphen."""
    scales = sorted({_scale(outlet_of(name), nation) for name in outlets})
    return "-".join(scales[:2]) if scales else "Other"


def _scale(outlet: Outlet, nation: Country) -> str:
    names = table()["scales"]
    if outlet.kind is None:
        return "Other"
    if outlet.source_kind == "agency" and outlet.country != nation.iso2:
        return str(names["agency"])
    if outlet.kind == "monitor":
        return str(names["monitor"])
    if outlet.country == nation.iso2:
        return str(names["home"])
    return str(names["region"] if outlet.country in table()["countries_of_region"] else names["abroad"])
