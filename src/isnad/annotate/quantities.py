"""Quantities: how many people, families, vehicles, weapons, buildings or how much money a text counts.

Shells, raids, distances, percentages, dates and ages are counted too, but they are no quantities of a claim.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from isnad.annotate.number_tables import NounTables, bare_noun, noun_tables, number_tables
from isnad.annotate.numbers import (
    NumberReading,
    bound_by_suffix,
    may_start_number,
    read_number,
    read_range,
    suffix_bound,
)
from isnad.text import Text


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """Words first_word to last_word (half-open) read as a number of something; start and end are raw offsets.

    Low and high are the least and the most that the words warrant, None where they set no bound; noun is the index of
    the counted noun's word. part_of_total marks `بينهم طفل` beside its total, between a toll that is not split into
    killed and wounded (its low is 1), doubtful a number whose noun is not known.
    """

    start: int
    end: int
    text: str
    first_word: int
    last_word: int
    low: int | None
    high: int | None
    unit: str
    noun: int | None
    rule: str
    part_of_total: bool = False
    between: bool = False
    doubtful: bool = False


def find_quantities(text: Text, taken: Sequence[tuple[int, int]] = ()) -> list[QuantityMention]:
    """The quantities of a text in reading order; taken are word ranges (half-open) that are something else."""
    skipped = {index for first, last in taken for index in range(first, last)}
    found = list(_quantities(text, skipped))
    return _with_parts(text, found)


def _quantities(text: Text, skipped: set[int]) -> Iterator[QuantityMention]:
    tables, numbers, words, at = noun_tables(), number_tables(), text.words, 0
    while at < len(words):
        form, made, end = words[at].text, None, at + 1
        if at in skipped:
            pass
        elif words[at].kind == "number" or form in numbers.starters or form in numbers.approximators:
            made, end = _counted(text, at, skipped, tables)
        elif form in _THE_TWO:
            made = _the_two(text, at, tables)
        elif form in tables.duals:
            made = _dual(text, at, tables)
        if made:
            yield made
        at = max(end, at + 1)


def _word(text: Text, index: int) -> str:
    return text.words[index].text if 0 <= index < len(text.words) else ""


# --- a number and its noun ----------------------------------------------------------------------------------------


def _counted(text: Text, at: int, skipped: set[int], tables: NounTables) -> tuple[QuantityMention | None, int]:
    """A number expression with what it counts, and the word behind the number."""
    number = _number(text, at)
    if number is None:
        return None, at + 1
    if any(index in skipped for index in range(at, number.end)) or _is_label(text, number, tables):
        return None, number.end
    return _with_noun(text, number, skipped, tables), number.end


def _with_noun(text: Text, number: NumberReading, skipped: set[int], tables: NounTables) -> QuantityMention | None:
    noun_at = _noun_index(text, number, tables)
    reached = _toll_reached(text, number.first, tables)
    if reached is not None and (noun_at is None or _word(text, number.end) == "من"):
        return _mention(text, number, "person", reached, "quantity.toll-reached")
    if noun_at is None:
        return _without_noun(text, number, tables)
    form = _word(text, noun_at)
    if form.removeprefix("ال") in tables.uncounted or form == "%" or noun_at in skipped:
        return None
    noun = tables.nouns.get(bare_noun(form))
    if number.low == 1 and number.high == 1 and not number.digits and (noun is None or noun.unit != "person"):
        return None  # `عائلة واحدة`
    if noun is None and form not in tables.others:
        return _unknown_noun(text, number, noun_at)
    number = _with_suffix(text, number, noun_at + 1)
    return _mention(text, number, noun.unit if noun else "person", noun_at, "quantity.counted")


def _number(text: Text, at: int) -> NumberReading | None:
    """The number at a word; a range behind `بين` is read from its first number on."""
    if _word(text, at - 1).endswith("بين") and (found := read_range(text.words, at - 1)) and found.first == at:
        return found
    if not may_start_number(text.words[at]):
        return None
    number = read_number(text.words, at)
    if number and _word(text, at - 1) in number_tables().more_verbs:
        return bound_by_suffix(number, "more")
    return number


def _is_label(text: Text, number: NumberReading, tables: NounTables) -> bool:
    """`الفوج 46`, `2022/8`, `20 %`: the number names or measures something."""
    before, after = _word(text, number.first - 1), _word(text, number.end)
    if before == "ال":
        before = _word(text, number.first - 2)
    if before == ":" and text.words[number.first - 2].kind != "number":
        before = ""
    if before in ("/", ":", "+", "#", "×", "x") or after in ("/", ":", "%") or (number.digits and before == "-"):
        return True
    return number.kind == "exact" and before in tables.uncounted_before


def _noun_index(text: Text, number: NumberReading, tables: NounTables) -> int | None:
    """Where the counted noun stands: behind the number, over `من`, or in front of it."""
    at = number.end
    if number.kind == "exact" and number.low in (1, 2) and not number.digits:
        return _noun_before(text, number, tables)
    if (bound := suffix_bound(text.words, at)) is not None:
        at = bound[1]
    if _word(text, at) == "من":
        at += 1
    elif _is_the_number_of(text, number):
        return None
    after = _word(text, at)
    if bare_noun(after) in tables.nouns or after in tables.others or after in tables.uncounted or after == "%":
        return at
    if number.kind not in ("vague", "group") and (before := _noun_before(text, number, tables)) is not None:
        return before
    return at if _is_plain_noun(text, at, tables) else None


def _is_the_number_of(text: Text, number: NumberReading) -> bool:
    """`عدد الخروقات`, `عدد القتلى`: the number of them, which is said elsewhere."""
    alone = number.kind == "vague" and number.end == number.first + 1
    return alone and _word(text, number.first).endswith(("عدد", "عددا"))


def _noun_before(text: Text, number: NumberReading, tables: NounTables) -> int | None:
    """`مدنيين اثنين`, `شهيد واحد`, `أطفالها الثلاثة`; `واحد من`, `اثنين من` count what is behind."""
    if _word(text, number.end) == "من" and bare_noun(_word(text, number.end + 1)) in tables.nouns:
        return number.end + 1
    if _word(text, number.end) in tables.others:
        return number.end
    before = _word(text, number.first - 1)
    if number.digits or number.cut or number.kind != "exact":
        return None
    return number.first - 1 if bare_noun(before) in tables.nouns else None


_TOLL_REACH = 15  # words between a toll and the number that it reached
_TOLLS = frozenset({"عدد", "حصيله", "تعداد", "اعداد", "محصله"})
_THE_TWO = frozenset({"الاثنين", "الاثنان", "الاثنتين", "الاثنتان"})
_TWO = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان"}) | _THE_TWO


def _is_plain_noun(text: Text, at: int, tables: NounTables) -> bool:
    """Whether an unknown word may be the counted noun: an Arabic word that is no particle and no pronoun phrase."""
    if not 0 <= at < len(text.words) or text.words[at].kind != "word":
        return False
    form = text.words[at].text
    if form in tables.not_nouns or form in tables.after_bare or _is_verb(form):
        return False
    return len(form) > 2 and not form.isascii()


def _is_verb(form: str) -> bool:
    return form.startswith(("ي", "ت")) and form.endswith(("ون", "وا"))


def _unknown_noun(text: Text, number: NumberReading, noun_at: int) -> QuantityMention | None:
    """A number before a noun that the codebook does not know."""
    if number.kind == "exact" and number.low is not None and 1900 <= number.low <= 2100 and number.digits:
        return None
    definite = _word(text, noun_at).startswith("ال") and number.kind not in ("vague", "group")
    if definite or (_word(text, noun_at).startswith(("و", "ف", "ب", "ل")) and number.kind != "vague"):
        return _without_noun(text, number, noun_tables())
    return _mention(text, number, "other", noun_at, "quantity.unknown-noun", doubtful=True)


def _without_noun(text: Text, number: NumberReading, tables: NounTables) -> QuantityMention | None:
    """`اعتقال العشرات`, `أصيب 31 بجروح`: people, where the words around speak of them."""
    number = _with_suffix(text, number, number.end)
    before, after = _word(text, number.first - 1), _word(text, number.end)
    speaks = before in tables.heads or before in tables.part_words or after in tables.after_bare
    speaks = speaks or (before in number_tables().more_verbs and number.low != number.high)
    if _is_between(text, number.end):
        return _mention(text, number, "person", None, "quantity.between")
    if number.kind == "vague" or (not speaks and number.kind != "group"):
        return None
    if number.low is not None and number.low <= 1 and not number.digits:
        return None
    return _mention(text, number, "person", None, "quantity.bare", doubtful=not speaks)


def _toll_reached(text: Text, first: int, tables: NounTables) -> int | None:
    """The toll that `ارتفعت حصيلة القتلى في الهجوم إلى 52` counts, by its word; None where no toll reaches a number."""
    if _word(text, first - 1) != "الي":
        return None
    for at in range(first - 2, max(first - _TOLL_REACH, 0), -1):
        if text.words[at].kind != "word" or _word(text, at) in ("الي", "ان"):
            return None
        victims = _word(text, at) in tables.heads or _word(text, at) in _KILLED | _WOUNDED
        if victims and _word(text, at - 1) in _TOLLS:
            return at
    return None


def _with_suffix(text: Text, number: NumberReading, at: int) -> NumberReading:
    """The number with the bound of `على الأقل` behind it or its noun."""
    bound = suffix_bound(text.words, at)
    return bound_by_suffix(number, bound[0]) if bound else number


# --- duals --------------------------------------------------------------------------------------------------------


def _dual(text: Text, at: int, tables: NounTables) -> QuantityMention | None:
    """`شخصان`, `طفلتين`: the noun itself says two, unless a number stands beside it."""
    cut, noun = tables.duals[_word(text, at)]
    if _word(text, at - 1) in tables.duals or _word(text, at + 1) in _TWO:
        return None
    number = NumberReading(at, at + 1, 2, 2, "exact", cut)
    return _mention(text, number, noun.unit, at, "quantity.dual")


def _the_two(text: Text, at: int, tables: NounTables) -> QuantityMention | None:
    """`مرافقيه الاثنين`: a number behind its noun, where Monday cannot stand."""
    noun = tables.nouns.get(bare_noun(_word(text, at - 1)))
    number = NumberReading(at, at + 1, 2, 2, "exact")
    return None if noun is None else _mention(text, number, noun.unit, at - 1, "quantity.counted")


# --- tolls and parts ----------------------------------------------------------------------------------------------

_KILLED = frozenset({"قتيل", "قتيلا", "شهيدا", "قتلي", "شهيد", "شهداء"})
_WOUNDED = frozenset({"جريح", "جريحا", "مصابا", "جرحي", "مصاب", "مصابين", "مصابون"})


def _is_between(text: Text, at: int) -> bool:
    """`6 بين قتيل وجريح`, also with the noun in between."""
    for skip in (0, 1):
        if _word(text, at + skip) in ("بين", "مابين") and _word(text, at + skip + 1) in _KILLED | _WOUNDED:
            return True
    return False


def _is_double_toll(text: Text, noun: int | None) -> bool:
    """`6 شهداء وجرحى`, `عشرات القتلى والجرحى`."""
    if noun is None:
        return False
    first, second = _word(text, noun).removeprefix("ال"), _word(text, noun + 1)
    if not second.startswith("و"):
        return False
    second = second[1:].removeprefix("ال")
    return (first in _KILLED and second in _WOUNDED) or (first in _WOUNDED and second in _KILLED)


def _is_shared(text: Text, first: int) -> bool:
    """`مقتل وإصابة 8`, `قتل وجرح العشرات`: killed and wounded are counted together."""
    first = _past_setting(text, first)
    tables, before, joined = noun_tables(), _word(text, first - 2), _word(text, first - 1)
    if not joined.startswith("و") or _has_subject(text, first - 2):
        return False
    return (before in tables.killing and joined in tables.wounding) or (
        before in tables.wounding and joined in tables.killing
    )


_SETTINGS = frozenset("خلال اثناء اثر جراء نتيجه بسبب".split())
_SETTING = 4  # words


def _past_setting(text: Text, first: int) -> int:
    """`قتل وأصيب خلال هذه الحملة مئات`: where the words between the verbs and the number begin."""
    near = range(first - 2, max(0, first - 2 - _SETTING), -1)
    return next((at for at in near if _word(text, at) in _SETTINGS), first)


def _has_subject(text: Text, at: int) -> bool:
    """`إن عنصرا قتل وأصيب ثمانية`: who was killed stands before his verb, the number counts the wounded alone."""
    noun = noun_tables().nouns.get(bare_noun(_word(text, at - 1)))
    return noun is not None and _word(text, at - 2) in ("ان", "بان", "وان", "كان", "وكان")


def _mention(
    text: Text, number: NumberReading, unit: str, noun: int | None, rule: str, *, doubtful: bool = False
) -> QuantityMention:
    """A quantity; a toll of killed and wounded together warrants no more than one of either."""
    folded, words = text.folded, text.words
    start, end = folded.span(words[number.first].start + number.cut, words[number.end - 1].end)
    between = _is_between(text, number.end) or _is_double_toll(text, noun) or _is_shared(text, number.first)
    low = 1 if between and number.kind != "vague" else number.low
    return QuantityMention(
        start, end, folded.raw[start:end], number.first, number.end, low, number.high, unit, noun, rule,
        between=between, doubtful=doubtful,
    )  # fmt: skip


def _with_parts(text: Text, found: list[QuantityMention]) -> list[QuantityMention]:
    """The quantities, those behind `بينهم` marked as parts of the total before them."""
    starts = [index for index, word in enumerate(text.words) if word.text in noun_tables().part_words]
    if not starts or not found:
        return found
    return [replace(one, part_of_total=True) if _is_part(text, one, starts) else one for one in found]


_PART_WORDS = 9  # words that a list behind `بينهم` may take


def _is_part(text: Text, one: QuantityMention, starts: Sequence[int]) -> bool:
    """Whether a part word stands before this quantity in its clause, without a verb or another toll between."""
    before = [start for start in starts if start < one.first_word <= start + _PART_WORDS]
    if not before:
        return False
    between = [word.text for word in text.words[before[-1] + 1 : one.first_word]]
    breaks = noun_tables().heads
    return not any(word in breaks or word in (".", ",", "\n", ";", ")") for word in between)
