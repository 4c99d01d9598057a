"""The words of place names as look-up tables, made once from the codebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Any, NamedTuple

from isnad.annotate.place_fuzzy import Likeness
from isnad.codebook import LINE, Codebook, Place, load_yaml, packaged_data
from isnad.text import fold_key, proclitic_splits

Bearing = tuple[float, float]  # unit vector (east, north)


class Sign(NamedTuple):
    """What a word says about the place name that it begins: `what` is kind, plural, countryside, direction …"""

    what: str
    value: Any
    proclitics: str
    stem: str

    @property
    def preposition(self) -> str:
        """The glued preposition ب, ل or ك; empty when there is none."""
        return preposition_of(self.proclitics)


def preposition_of(proclitics: str) -> str:
    """The glued preposition among these proclitics."""
    bare = proclitics.removesuffix("لل") + "ل" if proclitics.endswith("لل") else proclitics.removesuffix("ال")
    return bare[-1] if bare and bare[-1] in "بلك" else ""


def is_conjoined(proclitics: str) -> bool:
    """Whether و or ف stands before."""
    return proclitics[:1] in ("و", "ف") and proclitics != ""


class KindWord(NamedTuple):
    """The kind of place that a head noun makes; `ambiguous` when it does so only before a known name, and where the
    text has none of the words `beside`: a `مديرية` is a district in Yemen and an office elsewhere."""

    kind: str
    ambiguous: bool
    beside: frozenset[str] = frozenset()


NO_SIGN = Sign("", None, "", "")


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The words of `place_words.yaml` and `place_common.yaml`, folded."""

    signs: Mapping[str, tuple[str, Any]]  # folded word: what it says, and the value
    site_words: Mapping[str, KindWord]  # folded kind word, for the words that take the article as a name does
    adjectives: Mapping[str, Bearing]  # الشمالي
    nationalities: Mapping[str, int]  # السوري: index of the country
    not_places: Mapping[str, tuple[tuple[str, ...], ...]]  # first word: phrases
    lists: Mapping[str, frozenset[str]]  # the groups of place_common.yaml
    capitals: frozenset[int]  # indices of national capitals
    parts: Mapping[tuple[str, str], tuple[float, float]]  # (country, «north», «coast» …): its middle
    borders: Mapping[frozenset[str], tuple[float, float]]
    short_names: Mapping[str, frozenset[str]]  # القطاع: the words one of which its text must have
    fuzzy: Likeness  # how alike a misspelt name must be

    def sign(self, word: str) -> Sign:
        """What a folded word, with whatever is glued to it, says; NO_SIGN when nothing."""
        for proclitics, stem in proclitic_splits(word):
            if proclitics.endswith("لل") and ("ال" + stem) in self.signs:
                return Sign(*self.signs["ال" + stem], proclitics[:-1], "ال" + stem)
            if proclitics.endswith(("ال", "لل")):
                if proclitics.endswith("ال") and self.signs.get("ال" + stem, NO_SIGN)[0] == "areas":
                    return Sign("areas", None, proclitics[:-2], "ال" + stem)
                if stem in self.site_words:
                    return Sign("site", self.site_words[stem], proclitics, stem)
                continue
            found = self.signs.get(stem)
            if found:
                return Sign(*found, proclitics, stem)
        return NO_SIGN


def bearing(degrees: float) -> Bearing:
    """The unit vector of a compass bearing in degrees: 0 is north, 90 east."""
    return round(sin(radians(degrees)), 6), round(cos(radians(degrees)), 6)


def read_place_words(codebook: Codebook) -> PlaceWords:
    """The tables of a codebook."""
    row = codebook.place_words
    signs: dict[str, tuple[str, Any]] = {}
    _add_outside(signs, row)
    _add_directions(signs, row)
    _add_kinds(signs, row)
    _add_countryside(signs, row)
    _add_territory(signs, row)
    common = _common(codebook)
    lists = _common_lists(codebook, common)
    signs = {**dict.fromkeys(lists["areas"], ("areas", None)), **signs}
    return PlaceWords(
        signs=signs,
        site_words={
            word: value
            for word, (what, value) in signs.items()
            if what in ("kind", "plural") and ("ال" + word in lists["plain_sites"] or "ال" + word in lists["numbered"])
        },
        adjectives=_adjectives(signs),
        nationalities=_nationalities(codebook.places),
        not_places=_phrases(entry["word"] for entry in _rows(row.get("not_places"))),
        lists=lists,
        capitals=_capitals(codebook.places, lists["capitals"]),
        parts={(code, part): (at[0], at[1]) for code, row in _items(common["parts"]["of"]) for part, at in _items(row)},
        borders={frozenset(codes.split("-")): (at[0], at[1]) for codes, at in _items(common["borders"]["of"])},
        short_names={fold_key(n): frozenset(map(fold_key, ws)) for n, ws in _items(common["short_names"]["of"])},
        fuzzy=Likeness(tuple(common["fuzzy"]["of"]["least"]), common["fuzzy"]["of"]["lead"]),
    )


def _items(row: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    return ((key, value) for key, value in row.items() if key != LINE)


def _rows(value: Any) -> Iterable[Mapping[str, Any]]:
    return ({"word": row} if isinstance(row, str) else row for row in value or ())


def _add_outside(signs: dict[str, tuple[str, Any]], row: Mapping[str, Any]) -> None:
    for entry in _rows(row.get("outside")):
        signs[fold_key(entry["word"])] = ("outside", None)


def _add_directions(signs: dict[str, tuple[str, Any]], row: Mapping[str, Any]) -> None:
    """Single words only: the grammar joins them (شمال شرق, الشمالي والشرقي)."""
    directions = row.get("directions") or {}
    for what, key in (("direction-adjective", "adjective"), ("direction", "before")):
        for entry in _rows(directions.get(key)):
            if " " not in entry["word"] and entry.get("bearing") is not None:
                signs[fold_key(entry["word"])] = (what, bearing(entry["bearing"]))


def _add_kinds(signs: dict[str, tuple[str, Any]], row: Mapping[str, Any]) -> None:
    for entry in _rows(row.get("kind_words")):
        value = _kind_word(entry)
        for word in entry.get("plural") or ():
            signs.setdefault(fold_key(word), ("plural", value))
    for entry in _rows(row.get("kind_words")):
        signs[fold_key(entry["word"])] = ("kind", _kind_word(entry))


def _kind_word(entry: Mapping[str, Any]) -> KindWord:
    beside = frozenset(fold_key(word) for word in entry.get("beside") or ())
    return KindWord(entry["kind"], bool(entry.get("ambiguous")), beside)


def _add_countryside(signs: dict[str, tuple[str, Any]], row: Mapping[str, Any]) -> None:
    for entry in _rows(row.get("countryside")):
        if entry.get("ambiguous"):
            continue
        word = fold_key(entry["word"])
        signs[word] = ("countryside", "definite" if word.startswith("ال") else "single")
        for plural in map(fold_key, entry.get("plural") or ()):
            signs[plural] = ("countryside", "definite" if plural.startswith("ال") else "plural")


def _add_territory(signs: dict[str, tuple[str, Any]], row: Mapping[str, Any]) -> None:
    for entry in _rows(row.get("territory")):
        word = fold_key(entry["word"])
        if " " in word or entry.get("capital"):
            continue
        if entry.get("bearing") is not None:
            signs[word] = ("direction-adjective", bearing(entry["bearing"]))
        else:
            signs[word] = ("territory", "region" if entry.get("near") else "country")
    for entry in _rows(row.get("capital")):
        signs[fold_key(entry["word"])] = ("capital", None)


def _adjectives(signs: Mapping[str, tuple[str, Any]]) -> dict[str, Bearing]:
    return {word: value for word, (what, value) in signs.items() if what == "direction-adjective"}


def _nationalities(places: Iterable[Place]) -> dict[str, int]:
    """السوري, السورية … by country index."""
    found: dict[str, int] = {}
    for index, place in enumerate(places):
        for adjective in place.adjectives:
            stem = "ال" + fold_key(adjective)
            for form in (stem, stem + "ه"):
                found.setdefault(form, index)
    return found


def _phrases(names: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        parts = tuple(fold_key(name).split(" "))
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(phrases) for first, phrases in found.items()}


def _common(codebook: Codebook) -> Mapping[str, Any]:
    rows = codebook.lists.get("place_common")
    if rows is None:
        root = packaged_data()
        rows = load_yaml(root / "words/place_common.yaml", root)
    return {name: row for name, row in rows.items() if name != LINE}


def _common_lists(codebook: Codebook, common: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    lists = {name: frozenset(map(fold_key, row["words"])) for name, row in common.items()}
    lists["needs_cue"] |= {fold_key(entry["word"]) for entry in _rows(codebook.place_words.get("needs_context"))}
    lists["unnamed"] = frozenset(fold_key(entry["word"]) for entry in _rows(codebook.place_words.get("unnamed")))
    return lists


def _capitals(places: Iterable[Place], names: frozenset[str]) -> frozenset[int]:
    """The cities and governorates of these names, by index."""
    return frozenset(
        index
        for index, place in enumerate(places)
        if place.prominence >= 4 and place.kind in ("city", "governorate") and fold_key(place.name_ar) in names
    )
