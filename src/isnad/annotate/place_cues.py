"""Whether a plain name is used as a place, or stands for a government, a person, or an ordinary word."""

from __future__ import annotations

from isnad.annotate.place_grammar import Draft, Grammar
from isnad.codebook import Place

_COMMON_READINGS = ("trigger", "gram", "report", "generic", "teller")
_HOLDING = frozenset({"سيطره", "استيلاء", "هيمنه"})
_GOING_IN = frozenset({"enter", "capture", "besiege"})
_WRITTEN_MARKS = "\u064b\u064c\u064d"  # the endings of an indefinite noun, which no place name carries


def is_place(grammar: Grammar, draft: Draft, before: Draft | None, types: dict[int, str]) -> bool:
    """Whether a draft of a plain name names a place here. `before` is the place accepted before it, if any."""
    if draft.head:
        return not (draft.head == "kind" and _is_indefinite(grammar, draft))
    if _is_indefinite(grammar, draft) or _after_number(grammar, draft) or _never(grammar, draft):
        return False
    if _describes_noun(grammar, draft) or _destroys(grammar, draft):
        return False
    if _is_short_name(grammar, draft):
        return _cued(grammar, draft)
    if _in_series(grammar, draft, before):
        return True
    if not draft.refs:
        return _cued(grammar, draft) or (draft.conj and before is not None and draft.first - before.last < 8)
    places = [grammar.places[ref] for ref in draft.refs]
    if _speaks(grammar, draft, places):
        return _has_country_cue(grammar, draft, types)
    prominence = max(place.prominence for place in places)
    if prominence <= 3 and _is_other_word(grammar, draft, places):
        return _followed(grammar, draft.last)
    if draft.last - draft.first > 1:
        return not grammar.listed(draft.first, "any_after") or _supported(grammar, draft)
    if prominence <= 4 and _is_nisba(grammar, draft):
        return _supported(grammar, draft)
    if _is_common(grammar, draft, places):
        bounded = _followed(grammar, draft.last)
        if prominence >= 4 and bounded and _struck(grammar, draft):
            return True  # قصف القائم غربي الأنبار
        return _cued(grammar, draft) and (bounded or (prominence >= 4 and _ends_clause(grammar, draft)))
    if prominence <= 3 and draft.preposition and len(grammar.text(draft.first)) - len(draft.proclitics) <= 4:
        return _followed(grammar, draft.last)
    if prominence <= 1 or (prominence <= 3 and draft.proclitics and draft.preposition != "ب"):
        return (
            _cued(grammar, draft) or _followed(grammar, draft.last) or (before is not None and _goes_on(grammar, draft))
        )
    return not (grammar.loosely(draft.first - 1, "political") and not draft.proclitics)


_TOWARD = frozenset({"علي", "في", "من", "الي", "نحو", "قرب", "باتجاه"})


def is_told_again(grammar: Grammar, draft: Draft, told: set[str]) -> bool:
    """Whether a bare name behind a preposition was told with its head before: `قرية مريمين ... القصف على مريمين`."""
    if draft.head or draft.last - draft.first > 1 or not draft.refs or _never(grammar, draft):
        return False
    tied = draft.preposition == "ب" or (not draft.proclitics and grammar.text(draft.first - 1) in _TOWARD)
    return tied and grammar.bare(draft) in told and not _is_indefinite(grammar, draft)


def _is_nisba(grammar: Grammar, draft: Draft) -> bool:
    """Whether the name has the form of an adjective of origin: الكندي, اليونانية."""
    word = grammar.bare(draft)
    return word.startswith("ال") and word.endswith(("ي", "يه"))


def _is_other_word(grammar: Grammar, draft: Draft, places: list[Place]) -> bool:
    """Whether a lesser name is rather a surname (`حسين عرنوس`), a verb (`تسيل`) or a noun with its pronoun (`عمره`)."""
    if draft.last - draft.first > 1:
        return False
    if draft.first and not draft.proclitics and _names_person(grammar, draft.first - 1):
        return True
    word = grammar.bare(draft)
    if word.startswith(("ت", "ي")) and not draft.proclitics and len(word) <= 5 and not _cued(grammar, draft):
        return not _supported(grammar, draft)
    printed = grammar.scan.raw(draft.first, draft.last)
    return printed.endswith("ه") and all(place.name_ar.endswith("ة") for place in places)


def _names_person(grammar: Grammar, at: int) -> bool:
    """Whether this word is a given name and no place's."""
    return any(reading.entry.ref == "strong" for reading in grammar.scan.given(at)) and not grammar.name(at)


def _describes_noun(grammar: Grammar, draft: Draft) -> bool:
    """Whether the word is the adjective of the definite noun before it: `الجبهة المصرية`, `القوات المحمدية`."""
    before = grammar.text(draft.first - 1)
    plain = not draft.proclitics and draft.last - draft.first == 1 and before.startswith("ال") and len(before) > 4
    return plain and _is_nisba(grammar, draft) and before.endswith("ه") == grammar.bare(draft).endswith("ه")


def _is_short_name(grammar: Grammar, draft: Draft) -> bool:
    """Whether this is `القطاع` in a text that names غزة."""
    return draft.last - draft.first == 1 and grammar.spoken_of(grammar.bare(draft), draft.last)


def _destroys(grammar: Grammar, draft: Draft) -> bool:
    """`الفصائل تدمر دبابة`: a verb of destroying that is written like the town, before what is destroyed."""
    at = draft.first - 1
    if draft.last - draft.first > 1 or draft.proclitics or grammar.bare(draft) != "تدمر" or at < 0:
        return False
    if grammar.listed(at, "loose_cue") or not grammar.is_word(at) or grammar.text(at) in ("من", "بين"):
        return False
    return grammar.text(draft.last) in grammar.words.lists["destroyed"]


def _supported(grammar: Grammar, draft: Draft) -> bool:
    """Whether what stands before or after speaks for a place: a preposition, a verb that strikes it, a larger place."""
    if _cued(grammar, draft) or _followed(grammar, draft.last):
        return True
    return _struck(grammar, draft)


def _struck(grammar: Grammar, draft: Draft) -> bool:
    """Whether a word of an event stands right before the name: `قصف الباب`."""
    at = draft.first - 1
    return (
        not draft.proclitics
        and grammar.is_word(at)
        and any(
            reading.entry.pos == "verb" or reading.entry.pos == "masdar" for reading in grammar.scan.of(at, "trigger")
        )
    )


def _is_indefinite(grammar: Grammar, draft: Draft) -> bool:
    """Whether the word is printed with the ending of an indefinite noun."""
    folded = grammar.scan.text.folded
    end = folded.ends[grammar.tokens[draft.last - 1].end - 1]
    return any(folded.raw[at : at + 1] in tuple(_WRITTEN_MARKS) for at in (end - 2, end - 1, end))


def _never(grammar: Grammar, draft: Draft) -> bool:
    """Whether this is a word too common to be read as a name without a kind word."""
    word = grammar.bare(draft)
    return draft.last - draft.first == 1 and word in grammar.words.lists["never_bare"]


def _after_number(grammar: Grammar, draft: Draft) -> bool:
    """«26 آب»: a number before a short name makes it a month or a measure."""
    at = draft.first - 1
    return at >= 0 and grammar.tokens[at].kind == "number" and draft.last - draft.first == 1 and not draft.proclitics


def _ends_clause(grammar: Grammar, draft: Draft) -> bool:
    """Whether punctuation, the end of the line, or nothing follows a name with في or ب before it."""
    at = draft.last
    return (at >= grammar.size or grammar.text(at) in (".", ",", "\n", ")", ";")) and (
        draft.preposition == "ب" or grammar.text(draft.first - 1) == "في"
    )


def _in_series(grammar: Grammar, draft: Draft, before: Draft | None) -> bool:
    """Whether و, a comma or a bracket joins the name to a place before it."""
    if before is None:
        return False
    if before.last == draft.first:
        return draft.conj and not draft.preposition and _strong(grammar, draft)
    if before.last != draft.first - 1 or draft.preposition or before.head == "territory":
        return False
    mark = grammar.text(draft.first - 1)
    if mark == "," and (_acts_after(grammar, draft.last) or not _strong(grammar, draft)):
        return False
    return mark in ("(", "-", "/", ",", "ثم", "و")


def _strong(grammar: Grammar, draft: Draft) -> bool:
    """Whether a name in a series is more than an ordinary word there: a known place, or one that a place follows."""
    word = grammar.bare(draft)
    if draft.last - draft.first > 1 or word not in grammar.words.lists["needs_cue"]:
        return True
    return word.startswith("ال") or _followed(grammar, draft.last)


def _goes_on(grammar: Grammar, draft: Draft) -> bool:
    """Whether a list of places goes on behind the name: `والدحلة والصبحة`."""
    after = grammar.name(draft.last)
    return draft.conj and not draft.preposition and after is not None and after.conj and _strong(grammar, after)


def _asked(grammar: Grammar, at: int) -> bool:
    """Whether somebody asks a government before «من»: `طلبت رسميا من واشنطن`."""
    return any(grammar.loosely(back, "asking") for back in range(at - 3, at))


def _answers(grammar: Grammar, at: int) -> bool:
    """Whether what follows a name and a colon is its own saying: `دمشق: لن نقبل`; a past is told from there."""
    if not grammar.is_word(at):
        return False
    if grammar.text(at) in ("لن", "لا", "لم", "سوف"):
        return True
    verbs = [r for r in grammar.scan.analyses[at].readings if r.entry.pos == "verb"]
    return bool(verbs) and all(reading.entry.tense != "past" for reading in verbs)


def _acts_after(grammar: Grammar, at: int) -> bool:
    """Whether a verb follows, whose subject the name would be."""
    if not grammar.is_word(at):
        return False
    return any(r.entry.pos == "verb" for r in grammar.scan.analyses[at].readings)


def _speaks(grammar: Grammar, draft: Draft, places: list[Place]) -> bool:
    """Whether this is the name of a country, of a capital or of a body that may stand for itself."""
    if any(place.kind == "country" for place in places):
        return True
    if any(ref in grammar.words.capitals for ref in draft.refs):
        return True
    return any(
        hit.last == draft.last and any(entry.kind == "actor" for entry in hit.entries)
        for hit in grammar.scan.hits[draft.first]
    )


def _has_country_cue(grammar: Grammar, draft: Draft, types: dict[int, str]) -> bool:
    at = grammar.before(draft.first)
    if draft.preposition == "ب":
        return not grammar.loosely(at, "backing")
    if draft.preposition == "ل":
        return grammar.loosely(at, "movement")
    if draft.proclitics or (grammar.text(draft.first - 1) == "قبل" and grammar.text(draft.first - 2) == "من"):
        return False  # قصفت القرية من قبل تركيا: who did it
    if _begins_line(grammar, at):
        return grammar.text(draft.last) in (":", ".", "-", "(", ",") and not _answers(grammar, draft.last + 1)
    if grammar.text(draft.first - 1) == "#" and grammar.text(draft.last) in ("", "\n", "#", "link"):
        return True  # a tag behind the text says where
    text = grammar.text(at)
    if text == "من" and grammar.scan.of(draft.first, "actor") and _asked(grammar, at):
        return False
    if text == "من":
        return not any(grammar.loosely(back, "backing") for back in (at - 1, at - 2, at - 3)) and not _says(
            grammar, at - 1
        )
    if text == "مع":
        return any(grammar.loosely(back, "near_border") for back in range(at - 4, at))
    if text == "الي" and (grammar.loosely(at - 1, "backing") or _says(grammar, at - 1)):
        return False
    if grammar.loosely(at, "loose_cue") or any(grammar.loosely(back, "visits") for back in (at - 1, at - 2)):
        return True
    if any(reading.entry.ref == "place_subject_verbs" for reading in grammar.scan.of(max(at, 0), "gram")):
        return True  # تشهد سوريا نزاعا
    return _goes_in(grammar, at, types, any(ref in grammar.words.capitals for ref in draft.refs))


def _says(grammar: Grammar, at: int) -> bool:
    return grammar.is_word(at) and bool(grammar.scan.of(at, "report"))


def _goes_in(grammar: Grammar, at: int, types: dict[int, str], capital: bool) -> bool:
    """Whether the word before is a noun of going into a place or taking it; before a capital any noun of an event."""
    if not grammar.is_word(at):
        return False
    if grammar.text(at).removeprefix("ل").removeprefix("ب") in _HOLDING:
        return False  # لسيطرة تركيا: who holds a place, which على would name
    return any(
        not reading.enclitic
        and reading.entry.pos != "verb"
        and (capital or types.get(int(reading.entry.ref)) in _GOING_IN)
        for reading in grammar.scan.of(at, "trigger")
    )


def _begins_line(grammar: Grammar, at: int) -> bool:
    return at < 0 or grammar.text(at) == "\n"


def _is_common(grammar: Grammar, draft: Draft, places: list[Place]) -> bool:
    """Whether the name is also an ordinary word or a person's name."""
    word = grammar.bare(draft)
    if word in grammar.words.lists["needs_cue"] or grammar.text(draft.first) in grammar.words.lists["needs_cue"]:
        return True
    if max(place.prominence for place in places) > 3:
        return False
    analysis = grammar.scan.analyses[draft.first]
    return any(
        reading.entry.kind in _COMMON_READINGS and len(reading.proclitics) <= len(draft.proclitics) + 2
        for reading in analysis.readings
    )


def _cued(grammar: Grammar, draft: Draft) -> bool:
    if draft.preposition == "ب":
        return True
    if draft.proclitics:
        return False
    at = grammar.before(draft.first)
    return grammar.text(at) in ("من", ":", "/", "|") or grammar.loosely(at, "loose_cue") or _begins_line(grammar, at)


def _followed(grammar: Grammar, at: int) -> bool:
    """Whether a place that contains this one follows."""
    sign = grammar.sign(at)
    if sign.what in ("countryside", "kind", "direction"):
        return (sign.what == "direction" and grammar.direction(at) is not None) or sign.preposition == "ب"
    if grammar.listed(at, "bounds"):
        return grammar.leads_to_place(at + 1)
    return grammar.text(at) == ":" or (grammar.text(at).startswith("ب") and bool(grammar.scan.of(at, "place")))
