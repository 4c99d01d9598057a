"""The outlet under its own names: Latin or Arabic, spelled out, short or by initials."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
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
_FEWEST = 3  # consonants that two names must share to be one


class OutletNames:
    """The outlets and watches of the actor table under all their names."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        """Build it once for a codebook; `test` is cheap."""
        tellers = [actor for actor in actors if actor.source_kind in ("media", "agency", "monitor")]
        self.keys = tuple(map(_keys_of, tellers))
        self.ids = tuple(actor.id for actor in tellers)

    def actor(self, outlet: str) -> str | None:
        """The id of the table's entry that an outlet is, the first of several; None when the table does not know it."""
        names = _names(outlet)
        return next((id_ for id_, keys in zip(self.ids, self.keys, strict=True) if not names.isdisjoint(keys)), None)

    def test(self, outlet: str | None) -> Callable[[str], bool]:
        """Whether words name this outlet: by the table, by initials, or letter for letter in the other script."""
        names = _names(outlet or "")
        if not names:
            return lambda words: False
        known = [keys for keys in self.keys if not names.isdisjoint(keys)]
        keys = names.union(*known)
        sounds = frozenset(s for s in map(_sound, names) if len(s) >= _FEWEST and not known)
        return lambda words: _key(words) in keys or (bool(sounds) and _sound(_key(words)) in sounds)


def _names(outlet: str) -> frozenset[str]:
    """The keys of an outlet's name: of what stands before, in and after brackets."""
    return frozenset(filter(None, map(_key, re.split(r"[()]|\s-\s", outlet))))


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
