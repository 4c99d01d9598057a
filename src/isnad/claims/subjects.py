"""The subject of a verb where it stands: behind it, before it in its clause, or a pronoun that stands for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from isnad.claims.drafts import Draft
from isnad.claims.roles import place_by_roles
from isnad.syntax.phrases import Member, Phrase, phrase_at
from isnad.syntax.units import VERB_GROUPS, Unit, is_finite

_SPAN = 30  # units to look back
_ASIDE = 14  # units of an aside
_SKIPPED = frozenset({",", "-", "'"})
_PRONOUN_THAT = ("انه", "انها", "انهم", "بانه", "بانها", "بانهم", "لانه", "لانها")


def boundary_before(units: Sequence[Unit], at: int) -> int:
    """The first unit of the clause that holds this unit."""
    i = at - 1
    while i > max(at - _SPAN, -1):
        unit = units[i]
        if unit.is_gram("complementizers", "clause_openers") or unit.kind == "report":
            return i + 1
        if unit.kind == "punct" and (unit.letters in (".", ":", "!", "?") or _ends_source(units, i)):
            return i + 1
        i = past_aside(units, i) - 1
    return max(at - _SPAN, 0)


def _ends_source(units: Sequence[Unit], i: int) -> bool:
    """`وبحسب المرصد، قتل`, `في ظل التوتر، دعت`: the first comma of a sentence that opens with source or setting."""
    if units[i].letters != "," or any(unit.letters == "," for unit in units[:i]):
        return False
    first = next((n + 1 for n in range(i - 1, -1, -1) if units[n].letters in ("|", ":")), 0)
    if units[first].is_gram("according_to"):
        return True
    goes_on = i + 1 < len(units) and units[i + 1].conj
    return units[first].is_gram("prepositions", "cause_links") and not goes_on and not _has_verb(units[first:i])


def _has_verb(units: Sequence[Unit]) -> bool:
    """Whether a finite verb stands here that no relative pronoun or preposition (`في ظل`) leads in."""
    led = ("relative_pronouns", "prepositions")
    return any(is_finite(unit) and not units[n - 1].is_gram(*led) for n, unit in enumerate(units) if n)


def past_aside(units: Sequence[Unit], i: int) -> int:
    """Where an aside begins that ends at this unit: `(...)`, `، الذي تقوده أ،`; else the unit itself."""
    if units[i].kind != "punct" or units[i].letters not in ("),"):
        return i
    for k in range(i - 1, max(i - _ASIDE, -1), -1):
        unit = units[k]
        if units[i].letters == ")" and unit.letters == "(":
            return k
        if units[i].letters == "," and unit.kind == "punct":
            opens = unit.letters == "," and units[k + 1].is_gram("relative_pronouns", "according_to") and k + 1 < i
            return k if opens else i
    return i


_REMARKS = frozenset("يعتقد يرجح يظن قيل يقال يبدو".split())


def _opens_aside(unit: Unit) -> bool:
    """`، الذي ...،`, `، بحسب ...،`, `، يعتقد أنها روسية،`."""
    return unit.is_gram("relative_pronouns", "according_to") or unit.letters in _REMARKS


def outside_asides(units: Sequence[Unit], start: int, at: int) -> Iterator[Unit]:
    """The units from `start` up to this one, the nearest first, without what asides say."""
    while (at := past_aside(units, at - 1)) >= start:
        yield units[at]


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
    phrase = _described_people(units, at, outside) or _bare_before(units, start, at, outside, relative)
    if phrase is None or _is_another_gender(draft, phrase):
        return
    if draft.voice == "passive":
        place_by_roles(draft, phrase, frame.passive, "role.subject-before")
    elif draft.voice == "either" and (phrase.quantities or phrase.kind == "thing" or (relative and _common(phrase))):
        draft.voice = "passive"
        place_by_roles(draft, phrase, frame.passive, "role.subject-before")
    else:
        place_by_roles(draft, phrase, frame.subject, "role.subject-before")


def _is_another_gender(draft: Draft, phrase: Phrase) -> bool:
    """`قضت امرأة بصاروخ، أُطلق من أ`: one woman or girl is not what a masculine verb tells of."""
    if phrase.kind != "party" or phrase.quantities or len(phrase.members) > 1 or phrase.head not in _WOMEN:
        return False
    forms = [r.entry for r in draft.sense.readings if r.entry.pos == "verb"]
    return bool(forms) and all(form.gender == "m" and form.number == "s" for form in forms)


_WOMEN = frozenset("امراه سيده طفله فتاه شابه مدنيه مواطنه نازحه معلمه طالبه".split())


def subject_of_verb_before(units: Sequence[Unit], at: int) -> list[Member]:
    """`دخل العناصر إلى القرية واعتقلوا`, `ارتكبت الميليشيا جريمة، إذ قتلت`: the party beside the verb before."""
    for i in range(at - 1, max(at - _SPAN, -1), -1):
        if units[i].kind == "punct" and units[i].letters in ".!?:":
            return []
        if (is_finite(units[i]) or _is_small_verb(units[i])) and not _says(units[i]) and not _tells_harm(units[i]):
            plural = units[i].letters.endswith(("وا", "ون"))  # its subject never follows it
            found = None if plural else right_behind(units, i + 1, at)
            found = found or (right_before(units, i) if not units[i].conj else None)
            if found is not None:
                return with_joined(units, found, at)
    return []


def with_joined(units: Sequence[Unit], member: Member, stop: int) -> list[Member]:
    """`قصفت قوات النظام وروسيا`: a party with those that «and» joins to it, up to `stop`."""
    at = next(n for n, unit in enumerate(units) if unit.first == member.first)
    last = at + 1
    while last < stop and units[last].kind == "party" and units[last].conj:
        last += 1
    return [member, *map(member_of, units[at + 1 : last])]


def _is_small_verb(unit: Unit) -> bool:
    """`منعت الشرطة المتظاهرين وأطلقت`: a verb among the small words."""
    return unit.kind == "gram" and not unit.prep and unit.ref is not None and unit.ref.entry.pos == "verb"


def _tells_harm(unit: Unit) -> bool:
    """`أصيب خمسة، وأحرقت مركبات`: those who suffered are not the ones who go on."""
    return unit.kind == "trigger" and unit.ref.senses[0].trigger.type in ("kill", "injure", "displace")


def stands_for_subject(before: Unit) -> bool:
    """`وهم يهتفون`, `أنه فر`: a pronoun stands for the subject."""
    return before.is_gram("pronouns") or before.letters in _PRONOUN_THAT


def speaker_of(units: Sequence[Unit], at: int) -> Member | None:
    """`قال الجيش، الأحد، إنه`, `موسكو تؤكد أنها`: the subject of the nearest verb of saying before this unit."""
    for i in range(at - 1, max(at - _SPAN, -1), -1):
        if units[i].kind == "punct" and units[i].letters in ".!?":
            return None
        if _says(units[i]):
            found = right_behind(units, i + 1, at) or right_before(units, i)
            if found is not None or not units[i].conj:  # أعلن الضابط ... وقال إنه
                return found
    return None


def speaking_before(units: Sequence[Unit], at: int) -> list[Member]:
    """The subject of the nearest verb of saying before this unit, as the members of a role."""
    said = speaker_of(units, at)
    return [said] if said is not None else []


def _says(unit: Unit) -> bool:
    if unit.kind == "trigger":
        return is_finite(unit) and unit.ref.senses[0].trigger.frame.name == "speak"
    return unit.kind == "report" and not unit.prep and not unit.article


def right_behind(units: Sequence[Unit], at: int, stop: int) -> Member | None:
    """The party at this unit, behind nothing but times, commas and counts (`خرج آلاف السودانيين`)."""
    while at < stop and (units[at].kind == "time" or units[at].letters in _SKIPPED or _counts(units[at])):
        at += 1
    return member_of(units[at]) if at < stop and units[at].kind == "party" and not units[at].prep else None


def _counts(unit: Unit) -> bool:
    return not unit.prep and (unit.kind == "quantity" or (unit.kind == "gram" and unit.is_gram("collectives")))


def right_before(units: Sequence[Unit], at: int) -> Member | None:
    """The party right before this unit, with nothing but times and commas between."""
    at -= 1
    while at >= 0 and (units[at].kind == "time" or units[at].letters in _SKIPPED):
        at -= 1
    tied = at > 0 and _ties(units[at - 1])
    return member_of(units[at]) if at >= 0 and units[at].kind == "party" and not units[at].prep and not tied else None


def member_of(unit: Unit) -> Member:
    """A unit that names a party, as the member of a role."""
    return Member("party", unit.first, unit.last, unit.ref.cut, unit.ref)


def _antecedent_subject(draft: Draft, at: int) -> None:
    """Who says it, for the pronoun behind a verb of saying; else the nearest party before the pronoun."""
    units = draft.row.units
    said = speaker_of(units, at) if not units[at].is_gram("pronouns") else None
    parties = (member_of(u) for u in reversed(units[:at]) if u.kind == "party" and u.ref.head != "adjective")
    member = said or next(parties, None)
    if member is not None:
        frame = draft.sense.trigger.frame
        roles = frame.passive if draft.voice == "passive" else frame.subject  # يعتقد أنه قُتل
        place_by_roles(draft, Phrase(0, 0, "", (member,)), roles, "role.pronoun-subject")


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
            and not _describes_indefinite(units, i, found, at)
        ):
            found = None
        if i + 1 < at and unit.is_gram("relative_pronouns") and units[i + 1].is_gram("aspect_verbs"):
            found = None  # النقاط التي كانت القوات تقدمت إليها
        phrase = (
            phrase_at(units, i, outside) if unit.kind in ("party", "quantity") or unit.is_gram("collectives") else None
        )
        if phrase is not None and phrase.last <= at:
            tied = (
                phrase.prep
                or (i > start and units[i - 1].kind == "noun" and not units[i - 1].article)
                or (i > start and (_ties_next(units[i - 1]) or units[i - 1].is_gram("instruments")))
            )
            tied = tied or (
                i > start and units[i - 1].kind == "trigger" and not relative and not units[i - 1].is_gram(*VERB_GROUPS)
            )
            adjacent = (
                _reaches(units, phrase.last, at)
                and i > start
                and (_begins_anew(units, i) or _tells_of_count(phrase))
                and not (found is not None and _counts_in(units, i, at))
            )
            if (not tied and (found is None or relative or adjacent)) or (relative and phrase.last >= at - 1):
                found = phrase
            i = phrase.last
        else:
            i += 1
    return found


def _counts_in(units: Sequence[Unit], i: int, at: int) -> bool:
    """`أربعة عمال بينهم شاب وفتاة قتلوا`: a plural verb tells of all, not of those who are counted in."""
    return units[i - 1].letters.startswith("بينه") and units[at].letters.endswith("وا")


def _tells_of_count(phrase: Phrase) -> bool:
    """`أنقذت الفرق ستين شخصا أصيبوا`: a counted phrase right before the verb is what the verb tells of."""
    return bool(phrase.quantities)


def _reaches(units: Sequence[Unit], last: int, at: int) -> bool:
    """Whether a phrase that ends here stands right before the verb, at most a negator between: `تركيا لا تستهدف`."""
    return last == at or (last == at - 1 and units[last].is_gram("negators"))


def _begins_anew(units: Sequence[Unit], i: int) -> bool:
    """Whether the phrase at this unit may be a subject of its own: `، طفل قتل`, `بينهم طفل قتل`."""
    before = units[i - 1]
    return units[i].conj or before.kind == "punct" or _closed(before) or _has_its_verb(units, i - 1)


def _describes_indefinite(units: Sequence[Unit], i: int, found: Phrase | None, at: int) -> bool:
    """`مسلحين يستقلون سيارة أطلقوا النار`: the first verb only describes those whom the second one tells of."""
    if found is None or found.last != i or found.kind != "party" or found.members[0].ref.definite:
        return False
    return units[i].letters.endswith(("ون", "وا")) and units[at].letters.endswith("وا")


def _described_people(units: Sequence[Unit], at: int, outside: frozenset[str]) -> Phrase | None:
    """`إسعاف ثلاثة عمال أصيبوا`, `بنحو 350 شخصا، قتلوا`: counted or indefinite people right before a plural verb."""
    if not units[at].letters.endswith(("وا", "تا")):
        return None
    end = at - (at > 0 and units[at - 1].letters == ",")
    while end > 1 and units[end - 1].prep in ("ب", "ل") and units[end - 1].kind in ("party", "place"):
        end -= 1  # عمال بالهلال الأحمر أصيبوا
    found: Phrase | None = None
    for i in range(end - 1, max(end - _COUNT, -1), -1):
        if units[i].letters.startswith("بينه"):
            return None  # ثلاثين ضابطا بينهم عقيد انشقوا
        if units[i].conj:
            continue
        phrase = phrase_at(units, i, outside)
        people = phrase is not None and phrase.last == end and phrase.kind == "party"
        if phrase is not None and people and phrase.quantities:
            return phrase
        if (
            phrase is not None
            and people
            and phrase.members[-1].ref.head == "people"
            and not phrase.members[-1].ref.definite
            and units[at - 1].letters != ","
        ):
            found = found or phrase
    return found


_COUNT = 4  # units of a count and its noun


def _has_its_verb(units: Sequence[Unit], i: int) -> bool:
    """`العملية التي أطلقتها تركيا`: the party has a verb of its own right before it."""
    party = i > 1 and units[i].kind == "party" and not units[i].prep
    return party and is_finite(units[i - 1]) and units[i - 2].is_gram("relative_pronouns")


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


def subject_of(units: Sequence[Unit], i: int, at: int, outside: frozenset[str]) -> Phrase | None:
    """The subject of the light verb at unit i: after it, else before it in its clause."""
    kinds = ("party", "place", "thing") if units[i].is_gram("patient_subject_verbs") else ("party", "place")
    k = i + 1
    while k < at and _goes_between(units[k]):
        k += 1
    phrase = phrase_at(units, k, outside) if k < at else None
    if phrase is not None and not phrase.prep and phrase.last <= at and phrase.kind in kinds and _is_named(phrase):
        return phrase
    if phrase is not None and not phrase.prep and phrase.kind == "thing" and units[k].article:
        return None  # تتعرض المنطقة للقصف: what stands right behind is the subject
    if i and stands_for_subject(units[i - 1]):  # أكدت روسيا أنها قررت
        said = speaker_of(units, i - 1)
        return Phrase(i, i, "", (said,)) if said is not None else None
    if _is_light_noun(units, i):
        return None
    doer = _antecedent(units, i) or _described_by(units, i)
    if doer is not None:
        return doer
    start = boundary_before(units, i)
    first = phrase_at(units, start, outside) if "thing" in kinds and start < i else None
    if first is not None and first.kind == "thing" and not first.prep and units[start].kind == "noun":
        return first if _is_named(first) else None  # أن قافلة مؤلفة من شاحنات تعرضت لهجوم
    for candidate in bare_phrases(units, start, i, outside):
        if candidate.kind in ("party", "place"):
            return candidate
    return None


def _antecedent(units: Sequence[Unit], i: int) -> Phrase | None:
    """`إسرائيل، التي تكثف شن الغارات`, `الميليشيا التي ارتكبت مجزرة`: the party that a relative clause tells of."""
    while i > 1 and units[i - 1].grams & VERB_GROUPS and not units[i - 1].prep:
        i -= 1
    if i < 2 or units[i].enclitic or units[i - 1].letters not in _WHO:
        return None
    last = i - 2 - (units[i - 2].letters == ",")
    if last < 0 or units[last].kind != "party":
        return None
    first = last
    while first and units[first].conj and units[first - 1].kind == "party" and units[i - 1].letters != "الذي":
        first -= 1
    return Phrase(first, last + 1, "", tuple(map(member_of, units[first : last + 1])))


_WHO = frozenset("الذي التي الذين اللذان اللذين اللتان اللتين اللواتي".split())


def _described_by(units: Sequence[Unit], i: int) -> Phrase | None:
    """`مع مسلحين حاولوا سلب سيارة`: indefinite people right before a plural verb are its subject, though tied."""
    before = units[i - 1] if i else None
    if before is None or before.kind != "party" or before.ref.definite or not units[i].letters.endswith("وا"):
        return None
    return Phrase(i - 1, i, "", (member_of(before),))


def _is_light_noun(units: Sequence[Unit], i: int) -> bool:
    """`تنفيذ`, `استمرار`: a noun has its doer behind it, unless a pronoun stands for him (بعد رفضه تسليم سلاحه)."""
    light = units[i]
    noun = light.kind == "gram" and light.ref is not None and light.ref.entry.pos == "noun"
    return noun and not light.enclitic and not (i > 0 and units[i - 1].kind == "party")  # المواطن رفض: a verb


def _goes_between(unit: Unit) -> bool:
    """What may stand between a verb and its subject: a time, a comma, `به`."""
    return unit.kind == "time" or unit.letters in (",", "-") or (unit.kind == "gram" and unit.is_gram("adverbs"))


def _is_named(phrase: Phrase) -> bool:
    """Whether a thing is more than an area without a name; لأكثر من is no thing."""
    return phrase.kind != "thing" or (phrase.members[0].ref is None and not phrase.head.startswith("ل"))


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
