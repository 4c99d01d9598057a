"""The outlet under its own names: Latin or Arabic, spelled out, short or by initials."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from isnad.codebook import Actor
from isnad.text import fold_key

# Words that any outlet may bear in its name, in both scripts.
# fmt: off
_COMMON = frozenset({
    "al", "the", "for", "of", "and", "news", "network", "agency", "media", "channel", "tv", "television", "radio",
    "website", "press", "online", "net", "com", "org",
    "شبكه", "وكاله", "قناه", "موقع", "صحيفه", "جريده", "مجله", "منصه", "اذاعه", "راديو", "تلفزيون", "موسسه", "نيوز",
    "ميديا", "الاخباريه", "الاعلاميه", "للانباء", "الاخباري", "برس", "نت",
})
# fmt: on
# What a letter sounds like in both scripts; vowels and what stands for them go.
_SOUNDS = str.maketrans("بتثجحخدذرزسشصضطظغفقكلمنهqxcpv", "bttjhkddrzsssdtzgfkklmnhkkkbf", "عيواءaeiouyw")
_DIGRAPHS = (("kh", "x"), ("sh", "s"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("ch", "s"))
_ARTICLES = frozenset({"al", "the", "for", "of", "and"})
_FEWEST = 3  # consonants that two names must share to be one


class OutletNames:
    """The outlets and watches of the actor table under all their names."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        """Build it once for a codebook; `test` is cheap."""
        tellers = [actor for actor in actors if actor.source_kind in ("media", "agency", "monitor")]
        self.keys = tuple(map(_keys_of, tellers))
        self.table = tuple((actor.id, frozenset(map(_Name.of, _forms(actor)))) for actor in tellers)

    def actor(self, outlet: str) -> str | None:
        """The id of the table's entry that an outlet is; None when the table does not know it.

        Stricter than `test`, which asks about one outlet in its own article: `Syria News` is not `Syria TV`.
        """
        asked = [_Name.of(name) for name in _shorter(outlet)]
        for fits in (_Name.is_same, _Name.sounds_same):
            found = (id_ for id_, names in self.table if any(fits(one, name) for one in asked for name in names))
            if (id_ := next(found, None)) is not None:
                return id_
        return None

    def test(self, outlet: str | None) -> Callable[[str], bool]:
        """Whether words name this outlet: by the table, by initials, or letter for letter in the other script."""
        names = _names(outlet or "")
        if not names:
            return lambda words: False
        known = [keys for keys in self.keys if not names.isdisjoint(keys)]
        keys = names.union(*known)
        sounds = frozenset(s for s in map(_sound, names) if len(s) >= _FEWEST and not known)
        return lambda words: _key(words) in keys or (bool(sounds) and _sound(_key(words)) in sounds)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as it is compared: its key, the words of it that any outlet bears, and its consonants."""

    key: str
    common: frozenset[str]
    sound: str

    @staticmethod
    def of(name: str) -> _Name:
        words = re.findall(r"\w+", fold_key(name).casefold())
        return _Name(_key(name), frozenset(words) & _COMMON - _ARTICLES, _sound(_key(name)))

    def is_same(self, other: _Name) -> bool:
        """The same key, and no common word of one that speaks against one of the other."""
        return bool(self.key) and self.key == other.key and self._goes_with(other)

    def sounds_same(self, other: _Name) -> bool:
        """The same consonants in the other script, enough of them."""
        across = self.key.isascii() is not other.key.isascii()
        return across and len(self.sound) > _FEWEST and self.sound == other.sound and self._goes_with(other)

    def _goes_with(self, other: _Name) -> bool:
        return self.common <= other.common or other.common <= self.common


def _names(outlet: str) -> frozenset[str]:
    """The keys of an outlet's name: of what stands before, in and after brackets."""
    return frozenset(filter(None, map(_key, _parts(outlet))))


def _parts(outlet: str) -> list[str]:
    return re.split(r"[()]|\s-\s", outlet)


def _shorter(name: str) -> Iterator[str]:
    """A name, and what stands before its brackets: what is in them tells whose it is, `Al-Watan (Syria)`."""
    yield name
    yield from (part for part in re.split(r"[(]|\s-\s", name)[0].split("/") if part.strip())


def _forms(actor: Actor) -> Iterator[str]:
    for name in (actor.name, actor.name_ar, *actor.aliases):
        yield from _shorter(name)
    if initials := _initials(actor.name):
        yield initials


def _keys_of(actor: Actor) -> frozenset[str]:
    names = (actor.name, actor.name_ar, *actor.aliases)
    return frozenset(filter(None, (*map(_key, names), _initials(actor.name))))


@lru_cache(maxsize=16384)
def _key(name: str) -> str:
    """A name without the words that any outlet bears; all of them when nothing else is left."""
    words = [_unjoined(word) for word in re.findall(r"\w+", fold_key(name).casefold())]
    return "".join(_bare(word) for word in words if word not in _COMMON) or "".join(words)


def _unjoined(word: str) -> str:
    """A word without «and» where the rest is one that any outlet bears: `راديو وتلفزيون الكل`."""
    return word[1:] if word.startswith("و") and word[1:] in _COMMON else word


def _bare(word: str) -> str:
    """A word without the article of either script."""
    return word[2:] if len(word) > 4 and word.startswith(("ال", "al")) else word


def _initials(name: str) -> str:
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return letters.casefold() if len(letters) > 2 else ""


def _sound(key: str) -> str:
    """The consonants of a name, the same for both scripts; doubled ones once."""
    for pair, letter in _DIGRAPHS:
        key = key.replace(pair, letter)
    return re.sub(r"(.)\1", r"\1", key.removesuffix("ه").removesuffix("h").translate(_SOUNDS))
