"""The number words and counted nouns of the codebook, folded and with the little words that are written onto them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from isnad.text import fold_key

Phrase = tuple[str, ...]
ELEVEN = ("احد", "احدي")  # of `أحد عشر`; alone they are no number
HALF = "نصف"  # of `نصف مليون`
_JOINERS = ("و", "ف")
_PREPOSITIONS = ("ب", "ل")
PREFIXES = ("", *_JOINERS, *_PREPOSITIONS, *(joiner + letter for joiner in _JOINERS for letter in ("ب", "ل")))


def load_words(name: str) -> dict[str, Any]:
    """One file of data/words, as YAML gives it."""
    import yaml

    text = files("isnad").joinpath("data", "words", name).read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where libyaml is there
    loaded: dict[str, Any] = yaml.load(text, Loader=loader)
    return loaded


def with_proclitics(word: str) -> Iterator[tuple[str, int]]:
    """A folded word as it is printed with each proclitic, and how many letters to cut; `لل` keeps its letters."""
    for prefix in PREFIXES:
        if prefix.endswith("ل") and word.startswith("ال"):
            yield prefix + "ل" + word[2:], len(prefix) - 1
        else:
            yield prefix + word, len(prefix)


def folded(words: Iterable[object]) -> frozenset[str]:
    """These words as matching sees them."""
    return frozenset(fold_key(str(word)) for word in words)


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that news counts: its unit, and whether the form is a dual, or the singular of a noun with a plural."""

    unit: str
    dual: bool = False
    one: bool = False


@dataclass(frozen=True, slots=True)
class Approximator:
    """The rest of a phrase such as `أكثر من`, and what it says of the number: about, more or less."""

    tail: Phrase
    kind: str
    cut: int


@dataclass(frozen=True, slots=True)
class NumberTables:
    """Every table that reading a number needs; keys are folded words."""

    cardinals: dict[str, int]
    scales: dict[str, int]
    duals: dict[str, int]
    groups: dict[str, int]
    few: frozenset[str]
    vague: frozenset[str]
    sizes: frozenset[str]
    approximators: dict[str, tuple[Approximator, ...]]
    starters: dict[str, tuple[int, str]]  # printed form -> letters to cut, bare form
    after: dict[str, tuple[tuple[Phrase, str], ...]]
    more_verbs: frozenset[str]


@cache
def number_tables() -> NumberTables:
    """The tables of numbers.yaml."""
    data = load_words("numbers.yaml")
    cardinals = _values(data["cardinals"]["words"])
    cardinals |= {"ال" + word: value for word, value in cardinals.items() if _may_be_definite(word, value)}
    scales, duals = _values(data["cardinals"]["scales"]), _values(data["cardinals"]["duals"])
    groups, few, vague = _values(data["groups"]["words"]), folded(data["few"]["words"]), folded(data["vague"]["words"])
    return NumberTables(
        cardinals=cardinals,
        scales=scales,
        duals=duals,
        groups=groups,
        few=few,
        vague=vague,
        sizes=folded(data["vague"]["sizes"]),
        approximators=_approximators(data["approximators"]),
        starters=_starters([*cardinals, *scales, *duals, *groups, *few, *vague, *ELEVEN, HALF]),
        after=_after(data["approximators"]),
        more_verbs=_with_joiners(folded(data["approximators"]["more_verbs"])),
    )


def _values(table: dict[int, list[str]]) -> dict[str, int]:
    return {fold_key(word): value for value, words in table.items() for word in words if " " not in word}


def _may_be_definite(word: str, value: int) -> bool:
    # `الاثنين` is Monday, `الست` a lady, `العشر` the tenth
    return value not in (1, 2) and word not in ("ست", "عشر", "ثمان")


def _with_joiners(words: Iterable[str]) -> frozenset[str]:
    return frozenset(joiner + word for word in words for joiner in ("", *_JOINERS))


def _starters(words: Iterable[str]) -> dict[str, tuple[int, str]]:
    known = list(words)
    starters = {word: (0, word) for word in known}
    for word in known:
        for form, cut in with_proclitics(word):
            if form != "لست":  # the verb `لست`, not "for six"
                starters.setdefault(form, (cut, word))
    return starters


def _approximators(data: dict[str, list[str]]) -> dict[str, tuple[Approximator, ...]]:
    found: dict[str, list[Approximator]] = {}
    for kind in ("about", "more", "less"):
        for phrase in data[kind]:
            first, *tail = fold_key(phrase).split()
            for form, cut in with_proclitics(first):
                found.setdefault(form, []).append(Approximator(tuple(tail), kind, cut))
    return {form: tuple(sorted(ways, key=lambda way: -len(way.tail))) for form, ways in found.items()}


def _after(data: dict[str, list[str]]) -> dict[str, tuple[tuple[Phrase, str], ...]]:
    found: dict[str, list[tuple[Phrase, str]]] = {}
    for kind in ("about", "more", "less"):
        for phrase in data["after_" + kind]:
            first, *tail = fold_key(phrase).split()
            found.setdefault(first, []).append((tuple(tail), kind))
    return {form: tuple(sorted(ways, key=lambda way: -len(way[0]))) for form, ways in found.items()}


@dataclass(frozen=True, slots=True)
class NounTables:
    """The nouns that news counts and the words that tell what is counted; keys are folded words."""

    nouns: dict[str, Noun]
    duals: dict[str, tuple[int, Noun]]  # printed form -> letters to cut
    uncounted: frozenset[str]
    uncounted_before: frozenset[str]
    others: frozenset[str]
    tolls: frozenset[str]
    heads: frozenset[str]
    after_bare: frozenset[str]
    part_words: frozenset[str]
    not_nouns: frozenset[str]
    killing: frozenset[str]
    wounding: frozenset[str]


@cache
def noun_tables() -> NounTables:
    """The counted nouns of numbers.yaml with their forms."""
    data = load_words("numbers.yaml")
    nouns = dict(_nouns(data["counted"]))
    duals = {word: noun for word, noun in nouns.items() if noun.dual}
    return NounTables(
        nouns=nouns,
        duals={form: (cut, noun) for word, noun in duals.items() for form, cut in with_proclitics(word)},
        uncounted=folded(data["not_counted"]["after"]),
        uncounted_before=_with_joiners(folded(data["not_counted"]["before"])),
        others=folded(data["others"]["words"]),
        tolls=folded(data["toll_words"]),
        heads=frozenset(form for word in folded(data["casualty_heads"]) for form, _ in with_proclitics(word)),
        after_bare=folded(data["after_bare"]),
        part_words=_with_joiners(folded(data["part_words"])),
        not_nouns=folded(data["not_nouns"]),
        killing=frozenset(form for word in folded(data["killing"]) for form, _ in with_proclitics(word)),
        wounding=frozenset(form for word in folded(data["wounding"]) for form, _ in with_proclitics(word)),
    )


def _nouns(counted: dict[str, list[list[str]]]) -> Iterator[tuple[str, Noun]]:
    for unit, rows in counted.items():
        for row in rows:
            forms = [fold_key(form) for form in row]
            singular = set(_forms(row[:1])) if len(row) > 1 else set()
            for form in _forms(row):
                yield form, Noun(unit, one=form in singular)
                yield "ال" + form, Noun(unit, one=form in singular)
            for dual in _dual(row[0], sound=any(form.endswith("ون") for form in forms)):
                yield dual, Noun(unit, dual=True)
                yield "ال" + dual, Noun(unit, dual=True)


def _forms(row: list[str]) -> Iterator[str]:
    """Singular (also in the accusative) and plurals in both cases."""
    for word in map(fold_key, row):
        yield word
        if word.endswith("ون"):
            yield word[:-2] + "ين"
    singular = fold_key(row[0])
    if not singular.endswith(("ه", "ا", "ء")):
        yield singular + "ا"


_DEFECTIVE = frozenset({"راع", "قاض", "محام", "مصل", "ناج", "اهال", "سكان", "قوات", "كوادر", "اب", "اخ", "ام"})


def _dual(singular: str, *, sound: bool) -> tuple[str, ...]:
    """The duals of a noun; the one in ين is left out where the plural has the same form."""
    word = fold_key(singular)
    if " " in word or word in _DEFECTIVE or word.endswith(("ا", "ات")):
        return ()
    if singular.endswith("ة"):
        stem = word[:-1] + "ت"
        return stem + "ان", stem + "ين", stem + "ا", stem + "ي"
    return (word + "ان",) if sound or word.endswith("ي") else (word + "ان", word + "ين")


_ENDINGS = ("", "هما", "هم", "هن", "ها", "ه")


@cache
def bare_noun(form: str) -> str:
    """A counted noun without the little words around it (`ومرافقيه` is `مرافقين`), itself when there is none."""
    nouns = noun_tables().nouns
    starts = [start for start in ("", "و", "ل", "ب", "ف") if form.startswith(start)]
    bare = [form[len(start) :] for start in starts] + (["ال" + form[2:]] if form.startswith("لل") else [])
    for word in bare:
        for ending in _ENDINGS:
            stem = word.removesuffix(ending) if word.endswith(ending) else ""
            if stem in nouns and not (ending and stem.startswith("ال")):
                return stem
            if ending and not stem.startswith("ال") and stem + "ن" in nouns:
                return stem + "ن"
    return form
