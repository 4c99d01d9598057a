"""What stands before a trigger: the subject of a verb, and the light or cause verb that governs an event noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isnad.claims.drafts import Draft
from isnad.claims.roles import add_places, fill, place_by_roles
from isnad.syntax.phrases import Member, Phrase, phrase_at
from isnad.syntax.units import VERB_GROUPS, Unit, is_finite

_SPAN = 30  # units to look back
_SUFFERED = frozenset("kill injure execute arrest abduct torture displace".split())  # مقتولا tells of who suffered
_RESUMING = frozenset({"به", "بها", "فيه", "فيها"})
_ANSWER = 5  # units in which a verb of answering, its subject and على stand before the act
_AHEAD = 2  # units between a place and the event noun behind it


def boundary_before(units: Sequence[Unit], at: int) -> int:
    """The first unit of the clause that holds this unit."""
    for i in range(at - 1, max(at - _SPAN, -1), -1):
        unit = units[i]
        if unit.is_gram("complementizers", "clause_openers") or unit.kind == "report":
            return i + 1
        if unit.kind == "punct" and unit.letters in (".", ":", "!", "?"):
            return i + 1
    return max(at - _SPAN, 0)


def subject_before(draft: Draft, outside: frozenset[str]) -> None:
    """`الجيش قصف البلدة`, `مسلحون هاجموا`, `القصف الذي نفذته`: the nearest bare party before a verb of its clause."""
    units, at = draft.row.units, draft.unit
    frame = draft.sense.trigger.frame
    if not frame.subject or (units[at].conj and at > 0):
        return
    if at and stands_for_subject(units[at - 1]):
        _antecedent_subject(draft, at - 1)
        return
    start = boundary_before(units, at)
    relative = at > 0 and units[at - 1].is_gram("relative_pronouns")
    phrase = _bare_before(units, start, at, outside, relative)
    if phrase is None:
        return
    if draft.voice == "passive":
        place_by_roles(draft, phrase, frame.passive, "role.subject-before")
    elif draft.voice == "either" and (phrase.quantities or phrase.kind == "thing" or (relative and _common(phrase))):
        draft.voice = "passive"
        place_by_roles(draft, phrase, frame.passive, "role.subject-before")
    else:
        place_by_roles(draft, phrase, frame.subject, "role.subject-before")


def subject_of_verb_before(units: Sequence[Unit], at: int) -> list[Member]:
    """`دخل العناصر إلى القرية واعتقلوا`: the party right behind the verb that opens the clause before."""
    for i in range(at - 1, boundary_before(units, at) - 1, -1):
        if is_finite(units[i]) and i + 1 < at and units[i + 1].kind == "party" and not units[i + 1].prep:
            unit = units[i + 1]
            return [Member("party", unit.first, unit.last, unit.ref.cut, unit.ref)]
    return []


_PRONOUN_THAT = ("انه", "انها", "انهم", "بانه", "بانها", "بانهم", "لانه", "لانها")


def stands_for_subject(before: Unit) -> bool:
    """`وهم يهتفون`, `أنه فر`: a pronoun stands for the subject."""
    return before.is_gram("pronouns") or before.letters in _PRONOUN_THAT


def _antecedent_subject(draft: Draft, at: int) -> None:
    """The nearest party before the pronoun, of its sentence; after `وقال` without a subject, who spoke before."""
    frame = draft.sense.trigger.frame
    for unit in (*_speaker_going_on(draft.row.units, at), *reversed(draft.row.units[:at])):
        if unit.kind == "party" and unit.ref.head != "adjective":
            phrase = Phrase(0, 0, "", (Member("party", unit.first, unit.last, unit.ref.cut, unit.ref),))
            place_by_roles(draft, phrase, frame.subject, "role.pronoun-subject")
            return


def _speaker_going_on(units: Sequence[Unit], at: int) -> list[Unit]:
    """`أعلن الضابط انشقاقه، وقال إنه`: the party behind the verb before, when `قال` has no subject of its own."""
    if not at or units[at - 1].kind != "report" or not units[at - 1].conj:
        return []
    verbs = [i for i in range(at - 1) if is_finite(units[i]) and i + 1 < at and units[i + 1].kind == "party"]
    return [units[verbs[-1] + 1]] if verbs and not units[verbs[-1] + 1].prep else []


def _common(phrase: Phrase) -> bool:
    """People named by a common noun: in `المدنيون الذين قتلوا` they are the victims."""
    return phrase.kind == "party" and phrase.members[0].ref.generic is not None


def _bare_before(units: Sequence[Unit], start: int, at: int, outside: frozenset[str], relative: bool) -> Phrase | None:
    """The first bare party of the clause; right before a relative pronoun or the verb itself, the nearest one."""
    found: Phrase | None = None
    i = start
    while i < at:
        unit = units[i]
        if (
            unit.kind in ("verb", "trigger")
            and not unit.prep
            and not unit.article
            and i + 1 < at
            and unit.kind == "verb"
        ):
            found = None
        phrase = (
            phrase_at(units, i, outside) if unit.kind in ("party", "quantity") or unit.is_gram("collectives") else None
        )
        if phrase is not None and phrase.last <= at:
            tied = (
                phrase.prep
                or (i > start and units[i - 1].kind == "noun" and not units[i - 1].article)
                or (i > start and _ties_next(units[i - 1]))
            )
            tied = tied or (
                i > start and units[i - 1].kind == "trigger" and not relative and not units[i - 1].is_gram(*VERB_GROUPS)
            )
            adjacent = phrase.last == at and i > start and _begins_anew(units, i)
            if (not tied and (found is None or relative or adjacent)) or (relative and phrase.last >= at - 1):
                found = phrase
            i = phrase.last
        else:
            i += 1
    return found


def _begins_anew(units: Sequence[Unit], i: int) -> bool:
    """Whether the phrase at this unit may be a subject of its own: `، طفل قتل`, `بينهم طفل قتل`."""
    before = units[i - 1]
    return units[i].conj or before.kind == "punct" or _closed(before)


def _ties_next(unit: Unit) -> bool:
    """Whether a preposition ties what follows; `بينهم`, `منهم` have their pronoun already."""
    return unit.is_gram("prepositions", "agent_markers", "cause_links") and not _closed(unit)


def _closed(unit: Unit) -> bool:
    """Whether it is a preposition with its pronoun, so that what follows is not tied to it."""
    return unit.is_gram("prepositions") and (bool(unit.enclitic) or unit.letters.startswith("بينه"))


def clause_subject(draft: Draft, outside: frozenset[str]) -> None:
    """`حكومة الأسد على وشك الانهيار`, `النظام في طريقه للسقوط`: the subject of a clause without verb."""
    frame = draft.sense.trigger.frame
    if frame.name not in ("collapse", "yield", "leave") or draft.target or draft.actor:
        return
    units = draft.row.units
    start = boundary_before(units, draft.unit)
    if any(u.kind == "trigger" and u.prep == "" for u in units[start : draft.unit]):
        return
    for phrase in bare_phrases(units, start, draft.unit, outside):
        place_by_roles(draft, phrase, frame.subject, "role.clause-subject")
        return


def circumstance(draft: Draft) -> None:
    """`حذر المبعوث من التصعيد متهما طهران`: a participle of speaking has the subject that is told before."""
    units = draft.row.units
    unit = units[draft.unit]
    if draft.position != "participle" or unit.article or unit.prep or draft.actor or draft.type in _SUFFERED:
        return
    for i in range(draft.unit - 1, -1, -1):
        if is_finite(units[i]):
            subject = next((u for u in units[i + 1 : draft.unit] if u.kind == "party" and not u.prep), None)
            if subject is not None and subject is units[i + 1]:
                draft.actor = [Member("party", subject.first, subject.last, subject.ref.cut, subject.ref)]
                draft.note("role.circumstance")
                return


def between_before(draft: Draft, outside: frozenset[str]) -> None:
    """`شهدت خطوط النار بين أ وب اشتباكات`: both sides stand before the event noun."""
    units = draft.row.units
    for i in range(draft.unit - 1, boundary_before(units, draft.unit), -1):
        if units[i].kind == "trigger":
            return
        if units[i].letters == "بين" and units[i].kind == "gram":
            phrase = phrase_at(units, i + 1, outside)
            parties = [m for m in phrase.members if m.kind == "party"] if phrase else []
            if len(parties) >= 2:
                draft.actor, draft.target = parties[:1], parties[1:]
                draft.note("role.between-before")
            return


def govern(draft: Draft, outside: frozenset[str]) -> None:
    """The light verb before an event noun, and what its subject is to the event."""
    units, at = draft.row.units, draft.unit
    start = max(boundary_before(units, at), 0)
    inside = at > 0 and units[at - 1].letters == "في" and units[at - 1].kind == "gram"
    for i in range(at - 1, start - 1, -1):
        unit = units[i]
        if _intends(unit):
            _apply_intent(draft, units, i, outside)
            return
        if unit.grams & VERB_GROUPS and unit.kind in ("gram", "trigger", "report") and _governs(units, i, at):
            draft.governor = i if draft.governor is None else draft.governor
            if not inside or unit.has("into"):
                _apply(draft, units, i, outside)
                _place_between(draft, units, i, outside)
            if not unit.is_gram("event_subject_verbs") or unit.is_gram("agent_subject_verbs", "effect_verbs"):
                return
            continue
        if unit.kind in ("verb", "report") and i < at - 1:
            return
        if unit.kind == "trigger" and not _passes(units, i, at):
            return


def _intends(unit: Unit) -> bool:
    """Whether a finite verb of wanting or deciding stands here: `قرر`, `يعتزم`."""
    if not unit.is_gram("intend_verbs") or unit.prep or unit.article:
        return False
    if unit.kind == "trigger":
        sense = unit.ref.senses[0]
        return "verb" in sense.positions and sense.trigger.lemma != "قضى"  # اتفاق يقضي بدمج: the accord stipulates it
    return unit.kind == "gram" and unit.ref is not None and unit.ref.entry.pos == "verb"


def _apply_intent(draft: Draft, units: Sequence[Unit], i: int, outside: frozenset[str]) -> None:
    """`قررت المحكمة إعدام`, `يعتزم الجيش اقتحام`: who wants the act would do it."""
    phrase = subject_of(units, i, draft.unit, outside)
    if phrase is not None and not draft.actor and "actor" in draft.sense.trigger.frame.subject:
        _agent(draft, phrase, ("actor",))


def _passes(units: Sequence[Unit], i: int, at: int) -> bool:
    """A trigger between verb and noun hides the verb unless the two are coordinated: `مقتل خمسة وإصابة ستة`."""
    return units[at].conj or any(u.is_gram("and") for u in units[at - 1 : at])


def is_answered(units: Sequence[Unit], at: int) -> bool:
    """`ردا على القصف`, `رد الجيش على الهجوم`: the act was done by the other side."""
    if at < 2 or units[at - 1].letters != "علي":
        return False
    return any(unit.has("answers") for unit in units[max(0, at - _ANSWER) : at - 1])


def _governs(units: Sequence[Unit], i: int, at: int) -> bool:
    if is_answered(units, at):
        return False
    if units[i].is_gram("aspect_verbs") and not units[i].grams & (VERB_GROUPS - {"aspect_verbs"}):
        return False
    return not (units[i].kind == "trigger" and (units[i].prep or units[i].article))


def _apply(draft: Draft, units: Sequence[Unit], i: int, outside: frozenset[str]) -> None:
    light = units[i]
    phrase = subject_of(units, i, draft.unit, outside)
    if phrase is None:
        return
    frame = draft.sense.trigger.frame
    tied = units[draft.unit].prep == "ب" or units[draft.unit - 1].prep == "ب" or units[draft.unit - 1].letters == "عبر"
    instrument = tied and light.has("struck_by")
    victim = frame.subject[:1] == ("target",) and light.is_gram("patient_subject_verbs")  # لقي عمال مصرعهم
    if (light.is_gram("agent_subject_verbs") or instrument) and not draft.actor and not victim:
        _agent(draft, phrase, frame.subject or frame.genitive)
        if instrument:
            _object_between(draft, units, phrase.last, outside)
    elif light.is_gram("patient_subject_verbs"):
        _patient(draft, phrase)
    elif light.is_gram("place_subject_verbs"):
        add_places(draft, phrase.members, "role.light-place")


def _place_between(draft: Draft, units: Sequence[Unit], i: int, outside: frozenset[str]) -> None:
    """`جرى في بيروت تنصيب`, `نفذت القوات في الحي حملة`: the place between a light verb and its event noun."""
    between = units[i + 1 : draft.unit]
    if units[i].is_gram("effect_verbs") or any(u.kind in ("punct", "trigger", "verb", "report") for u in between):
        return
    for n in range(i + 1, draft.unit):
        near = units[n].kind == "gram" and units[n].letters in ("في", "قرب")
        phrase = phrase_at(units, n + near, outside) if near or units[n].prep == "ب" else None
        near_noun = phrase is not None and 0 <= draft.unit - phrase.last <= _AHEAD
        if phrase is not None and near_noun and phrase.kind == "place" and not draft.place:
            add_places(draft, phrase.members, "role.place-between")


def _object_between(draft: Draft, units: Sequence[Unit], start: int, outside: frozenset[str]) -> None:
    """`استهدفت الطائرات البلدة بغارتين`: what stands between the doer and the instrument was struck."""
    phrase = phrase_at(units, start, outside) if start < draft.unit else None
    if phrase is not None and not phrase.prep and phrase.last <= draft.unit:
        place_by_roles(draft, phrase, draft.sense.trigger.frame.object, "role.object-between")


def _agent(draft: Draft, phrase: Phrase, slots: tuple[str, ...]) -> None:
    if phrase.kind != "party":
        return
    if (
        "actor" in slots
        or not slots
        or (
            slots[:1] == ("target",)
            and draft.sense.trigger.frame.name
            in (
                "harm",
                "damage",
                "toll",
                "release",
                "displace",
            )
        )
    ):
        fill(draft, "actor", phrase, "role.light-agent")


def _patient(draft: Draft, phrase: Phrase) -> None:
    if phrase.kind == "place":
        add_places(draft, phrase.members, "role.light-patient")
        if any(m.ref.mention.kind == "facility" for m in phrase.members):
            fill(draft, "target", phrase, "role.light-patient")
    else:
        fill(draft, "target", phrase, "role.light-patient")


def subject_of(units: Sequence[Unit], i: int, at: int, outside: frozenset[str]) -> Phrase | None:
    """The subject of the light verb at unit i: after it, else before it in its clause."""
    k = i + 1
    if k < at and units[k].letters in _RESUMING and units[at - 1].letters == "من":
        k += 1  # ما يقوم به الجيش من قتل
    while k < at and (units[k].kind == "time" or (units[k].kind == "punct" and units[k].letters in (",", "-"))):
        k += 1
    phrase = phrase_at(units, k, outside) if k < at else None
    if phrase is not None and not phrase.prep and phrase.last <= at and phrase.kind in ("party", "place"):
        return phrase
    for candidate in bare_phrases(units, boundary_before(units, i), i, outside):
        if candidate.kind in ("party", "place"):
            return candidate
    return None


def bare_phrases(units: Sequence[Unit], start: int, stop: int, outside: frozenset[str]) -> Iterator[Phrase]:
    """The noun phrases of a stretch that no preposition or noun ties, in order."""
    i = start
    while i < stop:
        unit = units[i]
        heads = unit.kind in ("party", "place", "quantity") or unit.is_gram("collectives", "demonstratives")
        phrase = phrase_at(units, i, outside) if heads else None
        if phrase is None or phrase.last > stop:
            i += 1
            continue
        if not phrase.prep and not (i > start and _ties(units[i - 1])):
            yield phrase
        i = phrase.last


def _ties(before: Unit) -> bool:
    return before.is_gram("prepositions", "agent_markers", "cause_links") or (
        before.kind == "noun" and not before.article
    )
