"""What to choose from a database: one value of filters, and what its words mean there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from isnad.codebook import packaged_data, read_actors, read_places, read_types
from isnad.errors import UsageError
from isnad.fuse.days import days_of, iso_day
from isnad.model import Polarity, Status
from isnad.text import fold_key

if TYPE_CHECKING:
    from pathlib import Path

    from isnad.store.store import Store

_NEAR = 5  # names that are offered for one that is not known


@dataclass(frozen=True, slots=True)
class Filters:
    """What events and claims must have; what is empty or None asks for nothing.

    `since` and `until` are ISO days, both included; what has no date passes only when neither is given. `types` are
    event types or groups; `places` and `actors` are ids or names and stand for all that is inside or under them;
    `words` must all stand in the sentence of one claim, however they are spelled or joined to a particle.
    """

    since: str | None = None
    until: str | None = None
    types: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    polarity: str | None = None
    min_independent: int | None = None
    text: str | None = None
    limit: int | None = None

    @classmethod
    def of(cls, **given: Any) -> Filters:
        """Filters from keywords; one word stands for a list of one. Raises UsageError on a keyword there is none of."""
        kinds = {field.name: field.type for field in fields(cls)}
        unknown = sorted(set(given) - set(kinds))
        if unknown:
            raise UsageError(f"there is no filter {unknown[0]!r}; there are {', '.join(kinds)}")
        filled: dict[str, Any] = {
            name: _listed(value) if "tuple" in str(kinds[name]) else value for name, value in given.items()
        }
        return cls(**filled)


def _listed(value: str | Iterable[str] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


Values = dict[str, Any]


def bound(filters: Filters, store: Store, user_places: Path | None = None) -> Values:
    """The values that the queries bind. Raises UsageError on a type, place, actor, outlet or day that is not known."""
    stems = _stems(filters.text)
    places = _place_ids(filters.places, store, user_places)
    actors = _actor_ids(filters.actors, store)
    return {
        "since": _day(filters.since, "since"),
        "until": _day(filters.until, "until"),
        "types": _types(filters.types),
        "roots": places,
        "places": places and [row[0] for row in store.rows("filters_places_inside", roots=places)],
        "actors": actors and [row[0] for row in store.rows("filters_actors_under", roots=actors)],
        "outlets": _outlets(filters.outlets, store),
        "statuses": _known(filters.statuses, [status.value for status in Status], "status") or None,
        "polarity": filters.polarity and _known((filters.polarity,), [p.value for p in Polarity], "polarity")[0],
        "least": filters.min_independent,
        "stems": stems,
        "patterns": [_pattern(stem) for stem in stems],
        "most": filters.limit,
    }


def _day(given: str | None, name: str) -> date | None:
    """The day that is given, or the first or last one of a month or year."""
    if given is None:
        return None
    found = days_of(given)
    day = None if found is None else found.low if name == "since" else found.high
    if day is None:
        raise UsageError(f"{name}: {given!r} is no date; write a day, a month or a year: 2024-12-08, 2024-12, 2024")
    return date.fromisoformat(iso_day(day))


def _known(given: Sequence[str], known: Sequence[str], what: str) -> list[str]:
    for one in given:
        if one not in known:
            raise UsageError(f"there is no {what} {one!r}; there are {', '.join(known)}")
    return list(given)


def _types(given: Sequence[str]) -> list[str] | None:
    if not given:
        return None
    table = read_types(packaged_data())
    groups = {entry.group for entry in table.values()}
    _known(given, [*sorted(groups), *table], "type or group")
    return [name for name, entry in table.items() if name in given or entry.group in given]


# A word as it may stand in a sentence: joined to particles before it and to a pronoun after it. RE2 has no Arabic \\w.
_EDGE = r"[^\p{L}\p{N}]"
_BEFORE, _AFTER = "[وفبلكس]{0,2}(?:ال|ل)?", "(?:ها|هما|هم|هن|ه|نا|كم|ك|ي)?"


def _stems(given: str | None) -> list[str]:
    """The folded words of a search, a final ة left out because a pronoun turns it into ت."""
    words = fold_key(given).split() if given else []
    return [word[:-1] if len(word) > 3 and word.endswith("ه") else word for word in words]


def _pattern(stem: str) -> str:
    return f"(?:^|{_EDGE}){_BEFORE}{re.escape(stem)}[هت]?{_AFTER}(?:$|{_EDGE})"


def _outlets(given: Sequence[str], store: Store) -> list[str] | None:
    if not given:
        return None
    known = [row[0] for row in store.rows("filters_outlets")]
    wanted = {fold_key(one) for one in given}
    found = [name for name in known if fold_key(name) in wanted]
    missing = [one for one in given if fold_key(one) not in {fold_key(name) for name in found}]
    if missing:
        raise UsageError(f"no document is of the outlet {missing[0]!r}{_offer(missing[0], known)}")
    return found


# --- places and actors by name ---------------------------------------------------------------------------------------


Names = list[tuple[str, list[str]]]  # an id and what it is called, the English name first


def _place_ids(given: Sequence[str], store: Store, user_places: Path | None) -> list[str] | None:
    if not given:
        return None

    def aliases() -> Names:
        return [(p.id, [p.name_en, p.name_ar, *p.aliases]) for p in read_places(packaged_data(), user_places)]

    return _resolved(given, _names(store.rows("filters_places_named")), aliases, "place")


def _actor_ids(given: Sequence[str], store: Store) -> list[str] | None:
    if not given:
        return None

    def aliases() -> Names:
        return [(a.id, [a.name, a.name_ar, *a.aliases]) for a in read_actors(packaged_data())]

    return _resolved(given, _names(store.rows("filters_actors_named")), aliases, "actor")


def _names(rows: Iterable[tuple[Any, ...]]) -> Names:
    return [(one, [name for name in names if name]) for one, *names in rows]


def _resolved(given: Sequence[str], names: Names, aliases: Callable[[], Names], what: str) -> list[str]:
    """The ids that ids or names mean; a name that several share means all of them. Raises UsageError."""
    ids = {one for one, _ in names}
    found: list[str] = []
    for one in given:
        if one in ids or one.split("/")[0] in ids:
            found.append(one)
            continue
        matches = _called(one, names) or [i for i in _called(one, aliases()) if i in ids] or _spelled(one, names)
        if not matches:
            offered = _offer(one, [name for _, shown in names for name in shown])
            raise UsageError(f"no {what} of the database has the id or name {one!r}{offered}")
        found += matches
    return sorted(set(found))


def _called(name: str, names: Names) -> list[str]:
    key = _key(name)
    return [one for one, shown in names if key in map(_key, shown)]


# What an English name of an area ends in; people leave it out.
_AREA = (" governorate", " district", " subdistrict", " sub-district", " countryside")


def _key(name: str) -> str:
    key = fold_key(name).casefold()
    for ending in _AREA:
        key = key.removesuffix(ending)
    return key


def _spelled(name: str, names: Names) -> list[str]:
    """Entries whose Latin name has the same consonants in the same order: Idleb and Idlib, Daraa and Dar'a."""
    bones = _bones(name)
    if len(bones) < 3 or not name.isascii():
        return []
    return [one for one, shown in names if shown and _bones(shown[0]) == bones]


def _bones(name: str) -> str:
    letters = "".join(letter for letter in _key(name).removeprefix("al-") if letter.isascii() and letter.isalnum())
    plain = "".join(letter for letter in letters if letter not in "aeiouy")
    return "".join(letter for at, letter in enumerate(plain) if not at or plain[at - 1] != letter)


def _offer(wanted: str, known: Sequence[str]) -> str:
    from rapidfuzz import process

    near = [found[0] for found in process.extract(wanted, known, limit=_NEAR, score_cutoff=70)]
    return f"; perhaps {' or '.join(dict.fromkeys(near))}" if near else ""
