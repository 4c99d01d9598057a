"""How alike two spellings of one name are: vowel letters, doubled letters, the article and look-alikes weigh little.

Arabic writes foreign and dialect names by ear (`نتنياهو`, `نتانياهو`), joins and splits (`كفر نبل`, `كفرنبل`) and
confuses letters that sound or look alike (`منبج`, `منبح`). `likeness` says from 0 to 1 how near two names are when that
is taken into account; `SpellingIndex` finds the names that are near at all by their consonants, without comparing with
all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

SHORTEST = 4
"""Letters without the article that a name must have: shorter ones are other words too easily."""

_VOWELS = frozenset("اويهء")
_ALIKE = (
    "صسث",
    "طت",
    "ضظد",
    "ذزد",
    "ظز",
    "قكغ",
    "جغق",
    "حخه",
    "جحخ",
    "عغ",
    "سش",
    "رز",
    "تثب",
    "فق",
    "بت",
    "نت",
    "يب",
    "عا",
)
_PAIRS = frozenset((a, b) for group in _ALIKE for a in group for b in group if a != b)
_CLASS = {letter: group[0] for group in ("سصثش", "تط", "دذضظزر", "قكغ", "جحخ") for letter in group}
_ROUGH, _COMPARED = 70, 12  # letters that are the same (percent), and how many such names are weighed letter by letter
_ENDS = frozenset({("ه", "ا"), ("ا", "ه"), ("ه", "ي"), ("ي", "ه"), ("ا", "ي"), ("ي", "ا")})
_END = 0.2
_VOWEL, _SWAP, _LIKE, _LEFT_OUT, _OTHER, _DOUBLED, _TURNED = 0.3, 0.4, 0.5, 0.8, 1.0, 0.2, 0.6


def letters_of(name: str) -> str:
    """The letters of a folded name without blanks and without the articles of its words."""
    return "".join(_bare(word) for word in name.split(" "))


def _bare(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def likeness(one: str, other: str) -> float:
    """How alike two folded names are: 1 the same letters, 0 nothing in common."""
    first, second = letters_of(one), letters_of(other)
    longest = max(len(first), len(second))
    return max(0.0, 1.0 - _cost(first, second) / longest) if longest else 0.0


def _cost(one: str, other: str) -> float:
    """The cheapest way to turn one spelling into the other, letter by letter."""
    before: list[float] = []
    row = [0.0]
    for at in range(len(other)):
        row.append(row[-1] + _left_out(other, at))
    for i, letter in enumerate(one):
        new = [row[0] + _left_out(one, i)]
        for j, seen in enumerate(other):
            taken = _taken_for(letter, seen)
            if taken and i == len(one) - 1 and j == len(other) - 1 and (letter, seen) in _ENDS:
                taken = _END
            best = min(row[j] + taken, row[j + 1] + _left_out(one, i), new[j] + _left_out(other, j))
            if i and j and letter == other[j - 1] and seen == one[i - 1] and letter != seen:
                best = min(best, before[j - 1] + _TURNED)
            new.append(best)
        before, row = row, new
    return row[-1]


def _left_out(word: str, at: int) -> float:
    if at and word[at] == word[at - 1]:
        return _DOUBLED
    vowel = word[at] in _VOWELS and (at or word[at] == "ا")  # a و or ي at the beginning is a consonant
    return _VOWEL if vowel else _LEFT_OUT


def _taken_for(letter: str, other: str) -> float:
    if letter == other:
        return 0.0
    if letter in _VOWELS and other in _VOWELS:
        return _SWAP
    return _LIKE if (letter, other) in _PAIRS else _OTHER


def skeleton(name: str) -> str:
    """The consonants of a folded name, one letter for those that sound or look alike, none doubled."""
    found: list[str] = []
    for letter in letters_of(name):
        plain = _CLASS.get(letter, letter)
        if plain not in _VOWELS and found[-1:] != [plain]:
            found.append(plain)
    return "".join(found)


def _keys(name: str) -> Iterator[str]:
    """The skeleton, and it without each of its letters, when enough is left."""
    bones = skeleton(name)
    yield bones
    if len(bones) > 2:
        yield from (bones[:at] + bones[at + 1 :] for at in range(len(bones)))


class SpellingIndex:
    """Names by the keys of their consonants; names whose skeletons differ in more than one place are never compared."""

    def __init__(self, names: Iterable[str]) -> None:
        """Index folded names."""
        self._by_key: dict[str, list[str]] = {}
        for name in dict.fromkeys(names):
            if len(letters_of(name)) >= SHORTEST:
                for key in dict.fromkeys(_keys(name)):
                    self._by_key.setdefault(key, []).append(name)

    def near(self, name: str, least: float) -> list[tuple[float, str]]:
        """The names at least so like this one, the likest first."""
        if len(letters_of(name)) < SHORTEST:
            return []
        compared = list(dict.fromkeys(known for key in _keys(name) for known in self._by_key.get(key, ())))
        from rapidfuzz import fuzz, process

        rough = process.extract(name, compared, scorer=fuzz.ratio, score_cutoff=_ROUGH, limit=_COMPARED)
        alike = [(likeness(name, known), known) for known, _, _ in rough]
        return sorted((one for one in alike if one[0] >= least), key=lambda one: (-one[0], one[1]))
