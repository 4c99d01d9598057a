"""The profiles of data/export/profiles.yaml, and the words that tell names and sensitive places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from isnad.codebook import (
    LINE,
    packaged_data,
    read_actors,
    read_generics,
    read_mapping,
    read_tellers,
)
from isnad.errors import UsageError
from isnad.text import fold_key


@dataclass(frozen=True, slots=True)
class Profile:
    """What one profile leaves out."""

    name: str
    names: bool
    contacts: bool
    places: bool

    @property
    def withholds(self) -> bool:
        """Whether anything is left out."""
        return self.names or self.contacts or self.places


@dataclass(frozen=True, slots=True)
class Rules:
    """Folded words and patterns by which names, contacts and sensitive places are told."""

    marks: dict[str, str]
    person_kinds: frozenset[str]
    bodies: frozenset[str]
    known: frozenset[str]  # words that are no part of a name
    titles: frozenset[str]  # words before the name of one person
    ends: frozenset[str]
    not_after: frozenset[str]
    given: frozenset[str]  # given names
    public: dict[str, list[tuple[str, ...]]]  # names of the actors table by their first word, the longest first
    contacts: re.Pattern[str]
    sensitive_kinds: frozenset[str]
    sensitive: re.Pattern[str]
    sensitive_types: frozenset[str]
    minor_types: frozenset[str]
    minor_ids: frozenset[str]
    minors: frozenset[str]


def profile(name: str) -> Profile:
    """The profile of this name. Raises UsageError."""
    table = {key: value for key, value in _file()["profiles"].items() if key != LINE}
    if name not in table:
        raise UsageError(f"there is no profile {name!r}; there are {', '.join(table)}")
    row = table[name]
    return Profile(name, row["names"] == "withhold", row["contacts"] == "withhold", row["places"] == "coarsen")


@cache
def rules() -> Rules:
    """The words and patterns, with those of the codebook."""
    row = _file()
    return Rules(
        marks={key: value for key, value in row["withheld"].items() if key != LINE},
        person_kinds=frozenset(row["person_kinds"]),
        bodies=_folded(row["bodies"]),
        known=_folded(row["roles"]) | _codebook_words(),
        titles=frozenset(word for word in _folded(row["roles"]) | _titles() if word.startswith("ال"))
        | _folded(row["one_person"]),
        ends=_folded(row["ends"]),
        not_after=_folded(row["not_after"]),
        given=_given_names() - _folded(row["ends"]),
        public=_public_names(),
        contacts=re.compile("|".join(f"(?:{one})" for key, one in row["contacts"].items() if key != LINE)),
        sensitive_kinds=frozenset(row["sensitive_kinds"]),
        sensitive=_any_of(row["sensitive_words"]),
        sensitive_types=frozenset(row["sensitive_types"]),
        minor_types=frozenset(row["minor_types"]),
        minor_ids=frozenset(row["minor_ids"]),
        minors=_folded(row["minor_words"]),
    )


@cache
def _file() -> Any:
    root = packaged_data()
    return read_mapping(root / "export/profiles.yaml", root)


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(word for one in words for word in fold_key(one).split())


def _any_of(words: list[str]) -> re.Pattern[str]:
    joined = "|".join(sorted((re.escape(fold_key(word)) for word in words), key=len, reverse=True))
    return re.compile(rf"(?<!\w)[وفبلك]?(?:ال|ل)?(?:{joined})(?!\w)")


def _codebook_words() -> frozenset[str]:
    """Titles, tellers and kinds of people: words that stand before names and are none."""
    root = packaged_data()
    words = [word for group in read_generics(root) for word in group.forms]
    words += [word for teller in read_tellers(root) for word in teller.words]
    return frozenset(form for word in _folded(words) | _titles() for form in (word, f"ال{word}"))


def _titles() -> frozenset[str]:
    root = packaged_data()
    titles = read_mapping(root / "actors/composition.yaml", root)["titles"]
    return _folded([word for title in titles for word in title["words"]])


def _given_names() -> frozenset[str]:
    root = packaged_data()
    names = read_mapping(root / "actors/composition.yaml", root)["names"]
    return frozenset(fold_key(word) for group in names for word in group["words"])


def _public_names() -> dict[str, list[tuple[str, ...]]]:
    """The names of two words and more of all parties of the table; one word alone is anybody's."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for actor in read_actors(packaged_data()):
        for name in (actor.name_ar, *actor.aliases):
            words = tuple(fold_key(name).split())
            if len(words) > 1:
                found.setdefault(words[0], set()).add(words)
    return {first: sorted(group, key=lambda words: (-len(words), words)) for first, group in found.items()}
