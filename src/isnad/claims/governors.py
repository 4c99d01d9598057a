"""What stands before a trigger: the subject of a verb, and the light or cause verb that governs an event noun."""

from __future__ import annotations

from collections.abc import Sequence

from isnad.claims.control import done_to
from isnad.claims.drafts import Draft
from isnad.claims.factuality_words import comments_on
from isnad.claims.roles import FACILITIES, add_places, fill, place_by_roles
from isnad.claims.subjects import boundary_before, past_aside, right_behind, speaking_before, subject_of
from isnad.syntax.phrases import Member, Phrase, phrase_at
from isnad.syntax.units import VERB_GROUPS, Unit, is_finite

_SPOKEN = frozenset("accuse threaten condemn demand pledge deny protest celebrate".split())
_MOVES = frozenset({"advance", "enter", "withdraw", "deploy"})  # خسر مقاتلين خلال التقدم: nobody suffered them
_PURPOSES = frozenset({"demand", "condemn", "protest"})
_FALLEN = frozenset({"kill", "injure", "abduct", "arrest"})
_FALL = 7  # units between a verb of falling and what became of who fell
_VOICED = frozenset("demand condemn threaten pledge".split())
_VOICE = 6  # units between a verb of saying and what it voices
_ANSWER = 5  # units in which a verb of answering, its subject and على stand before the act
_ANYWHERE = frozenset({"منطقه", "مناطق"})  # they may mean any place that was told of
_HOSTED = 12  # units between `شهدت` and what a place sees
_AHEAD = 2  # units between a place and the event noun behind it


def is_circumstance(draft: Draft) -> bool:
    """`متهما`, `احتجاجا`, `للمطالبة ب`: words that a participle or a noun of purpose adds to what the subject does."""
    unit = draft.row.units[draft.unit]
    if draft.type not in _SPOKEN or unit.conj:
        return False
    if draft.position == "masdar" and unit.prep == "ل":
        return draft.type in _PURPOSES  # خرج الأهالي للمطالبة ب
    if unit.article or unit.prep:
        return False
    return draft.position == "participle" or (draft.position == "masdar" and unit.letters.endswith("ا"))


def circumstance(draft: Draft, earlier: Sequence[Draft]) -> None:
    """`حذر المبعوث من التصعيد متهما طهران`, `قطع محتجون الطريق تنديدا ب`: the subject that is told before does it."""
    if draft.actor or not is_circumstance(draft):
        return
    units = draft.row.units
    for i in range(draft.unit - 1, -1, -1):
        if not is_finite(units[i]):
            continue
        told = next((d for d in earlier if d.row is draft.row and d.unit == i and d.actor), None)
        member = told.actor[0] if told is not None else right_behind(units, i + 1, draft.unit)
        if member is not None and member.ref is not None:
            draft.actor = [member]
            draft.note("role.circumstance")
            return


def under_torture(draft: Draft, earlier: Sequence[Draft]) -> None:
    """`قضى شاب تحت التعذيب`: who died so was tortured."""
    units, at = draft.row.units, draft.unit
    if draft.type != "torture" or draft.target or not at or units[at - 1].letters != "تحت":
        return
    dead = next((d for d in reversed(earlier) if d.row is draft.row and d.type in ("kill", "injure")), None)
    if dead is None:
        return
    unit = units[dead.unit]
    toll = [Member("thing", unit.first, unit.last, dead.cut, None)] if dead.position == "noun" else []
    draft.target = list(dead.target) or toll
    draft.note("role.under-torture")


def fallen(draft: Draft, outside: frozenset[str]) -> None:
    """`سقط شاب شهيدا`, `وقع أربعة جنود في الأسر`: who falls so is the one who suffers."""
    units, at = draft.row.units, draft.unit
    if draft.type not in _FALLEN or draft.position == "verb":
        return
    captive = at > 1 and units[at - 1].letters == "في" and draft.type != "kill"
    if captive and units[at].has("grip"):
        draft.actor, draft.target = draft.target, []  # في قبضة الشرطة: those who hold him
    if draft.target or not (captive or draft.sense.trigger.frame.name == "toll"):
        return
    for i in range(at - 1, max(at - _FALL, -1), -1):
        if units[i].has("falls") and not units[i].prep:
            phrase = phrase_at(units, i + 1, outside)
            ends = units[at].letters.endswith("ا") or captive
            fits = phrase is not None and (phrase.last == at or (ends and phrase.last < at))
            if phrase is not None and fits and phrase.kind == "party" and not phrase.prep:
                fill(draft, "target", phrase, "role.fallen")
            return
        if units[i].kind in ("punct", "trigger", "report"):
            return


def among_tolls(draft: Draft, outside: frozenset[str]) -> None:
    """`سبعة أطفال بين قتيل وجريح`: the people before بين are those whom the toll divides."""
    units, at = draft.row.units, draft.unit
    if draft.type not in _FALLEN or draft.target or at < _AHEAD or units[at - 1].letters != "بين":
        return
    for i in range(max(boundary_before(units, at), at - _FALL), at - 1):
        phrase = phrase_at(units, i, outside)
        if phrase is not None and phrase.last == at - 1 and phrase.kind == "party":
            draft.target = list(phrase.members)
            draft.actor = [m for m in draft.actor if m not in phrase.members]
            draft.note("role.among-tolls")
            return


def voiced(draft: Draft) -> None:
    """`أكد الوزير على ضرورة`, `أعلنت الدول الحاجة إلى`: who says so demands, threatens or promises."""
    units, at = draft.row.units, draft.unit
    if draft.actor or draft.type not in _VOICED or draft.position == "verb":
        return
    for i in range(at - 1, max(at - _VOICE, -1), -1):
        if units[i].kind == "report":
            draft.actor = speaking_before(units, at)
            draft.note("role.voiced")
            return
        if units[i].kind in ("punct", "trigger") or units[i].is_gram("complementizers", "clause_openers"):
            return


def victims_before(draft: Draft, outside: frozenset[str]) -> None:
    """`أربعة أطفال ضحايا القصف`, `مدني ضحية رصاص قسد`: the people right before a toll noun are whom it counts."""
    units, at = draft.row.units, draft.unit
    if draft.target or draft.definite or draft.sense.trigger.frame.name != "toll" or units[at].prep or units[at].conj:
        return
    for i in range(max(boundary_before(units, at), at - _FALL), at):
        phrase = phrase_at(units, i, outside)
        bare = phrase is not None and phrase.last == at and phrase.kind == "party" and not phrase.prep
        if phrase is not None and bare and not (i and units[i - 1].is_gram("prepositions", "effect_verbs")):
            fill(draft, "target", phrase, "role.victims-before")
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
    if is_circumstance(draft):
        return
    start = max(boundary_before(units, at), 0)
    if start and units[start - 1].kind == "report" and units[start - 1].is_gram("agent_subject_verbs"):
        start -= 1  # تبنى التنظيم الهجوم
    inside = at > 0 and units[at - 1].letters == "في" and units[at - 1].kind == "gram"
    i = at
    while (i := past_aside(units, i - 1)) >= start:
        unit = units[i]
        if i < at and comments_on(units, i, at):
            return
        if unit.has("disperses") and i < at:
            return  # أطلقت الشرطة النار لتفريق مظاهرة: whom it was to disperse did it
        if _intends(unit):
            _apply_intent(draft, units, i, outside)
            return
        if unit.grams & VERB_GROUPS and unit.kind in ("gram", "trigger", "report") and _governs(units, i, at):
            draft.governor = i if draft.governor is None else draft.governor
            if not inside or unit.has("into"):
                _apply(draft, units, i, outside)
                _place_between(draft, units, i, outside)
            if not _is_verb(unit) and not draft.actor and not draft.target:
                continue  # بدأ الجيش تنفيذ عملية: the noun leaves its doer to the verb before
            if not unit.is_gram("event_subject_verbs") or unit.is_gram("agent_subject_verbs", "effect_verbs"):
                return
            continue
        if unit.kind in ("verb", "report") and i < at - 1:
            return
        if unit.kind == "trigger" and not _passes(units, i, at):
            return


def hosted(draft: Draft, outside: frozenset[str]) -> None:
    """`شهدت مناطق أ تجددا للقصف`: the event noun behind another noun is where the subject of the verb is."""
    units, at = draft.row.units, draft.unit
    if draft.place or not at:
        return
    for i in range(at - 1, max(boundary_before(units, at) - 1, at - _HOSTED), -1):
        if units[i].kind in ("trigger", "report", "verb") or units[i].is_gram("effect_verbs"):
            return
        if units[i].is_gram("place_subject_verbs") and is_finite(units[i]):
            phrase = subject_of(units, i, at, outside)
            add_places(draft, phrase.members if phrase is not None else (), "role.light-place")
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
    if phrase is not None and phrase.kind == "party":
        done_to(draft)
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
    if _is_noun_there(units, i):
        return False  # بسبب تكثيف الغارات
    if units[i].has("watches") and i + 1 < at and (units[i + 1].prep or units[i + 1].is_gram("prepositions")):
        return False
    return not (units[i].kind == "trigger" and (units[i].prep or units[i].article))


def _is_noun_there(units: Sequence[Unit], i: int) -> bool:
    """Whether a word that may be a light verb stands behind a preposition, which no finite verb does."""
    before = units[i - 1] if i else None
    ties = before is not None and before.is_gram("prepositions", "cause_links") and not before.enclitic
    return ties and before is not None and before.last == before.first + 1 and _is_finite_reading(units[i])


def _is_finite_reading(unit: Unit) -> bool:
    acts = unit.is_gram("agent_subject_verbs") and not unit.is_gram("patient_subject_verbs")
    return acts and unit.kind == "gram" and unit.ref is not None and unit.ref.entry.pos == "verb"


def _apply(draft: Draft, units: Sequence[Unit], i: int, outside: frozenset[str]) -> None:
    light = units[i]
    phrase = _subject_behind(draft, units, i, outside) or subject_of(units, i, draft.unit, outside)
    if light.is_gram("patient_subject_verbs", "place_subject_verbs") and (phrase is None or phrase.kind == "thing"):
        _described_around(draft, i)
    if phrase is None:
        return
    frame = draft.sense.trigger.frame
    tied = units[draft.unit].prep == "ب" or units[draft.unit - 1].prep == "ب" or units[draft.unit - 1].letters == "عبر"
    instrument = tied and light.has("struck_by")
    suffers = light.is_gram("patient_subject_verbs")
    bears = light.letters.removeprefix("ي").startswith("تكبد")  # تكبد العدو خسائر: V bears, II inflicts
    victim = suffers and (frame.subject[:1] == ("target",) or bears)  # لقي عمال مصرعهم
    acts = light.is_gram("agent_subject_verbs") or _keeps_at(draft, light)
    if acts and phrase.kind == "party" and _is_verb(light):
        done_to(draft)
    if (acts or instrument) and not draft.actor and not victim:
        _agent(draft, phrase, frame.subject or frame.genitive)
        if instrument:
            _object_between(draft, units, phrase.last, outside)
    elif light.is_gram("patient_subject_verbs") and draft.type not in _MOVES:
        _patient(draft, phrase)
    elif light.is_gram("place_subject_verbs"):
        add_places(draft, phrase.members, "role.light-place")


def _keeps_at(draft: Draft, light: Unit) -> bool:
    """`استمرت القوات بقصف البلدة`, `لم تتوقف عن قصفها`: the preposition makes the verb's subject the doer."""
    units, at = draft.row.units, draft.unit
    tied = units[at].prep == "ب" or units[at - 1].letters in ("في", "عن", "ب")
    return light.has("keeps_at") and tied


def _subject_behind(draft: Draft, units: Sequence[Unit], i: int, outside: frozenset[str]) -> Phrase | None:
    """`ألقت القبض القوات الأمنية على`: the subject behind the event noun, where nothing parts noun and verb."""
    at = draft.unit + 1
    light = units[i].is_gram("agent_subject_verbs") and is_finite(units[i]) and i == draft.unit - 1
    if not light or not draft.definite or at + 1 >= len(units) or units[at].kind != "party" or units[at].prep:
        return None
    phrase = phrase_at(units, at, outside)
    tied = phrase is not None and phrase.last < len(units) and units[phrase.last].is_gram("prepositions")
    return phrase if tied and not units[at].conj else None


def _is_verb(light: Unit) -> bool:
    """`واصلت القوات قصف`: not the noun of a light verb, whose genitive is the act itself (`استمرار غارات`)."""
    return light.kind != "gram" or light.ref is None or light.ref.entry.pos == "verb"


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


def _described_around(draft: Draft, light: int) -> None:
    """`تعرض محيط القرية لقصف`, `تعرضت البلدة لقصف`: the place that was told of before."""
    units = draft.row.units
    generic = (n for n in range(light + 1, draft.unit) if units[n].article and units[n].is_gram("area_words"))
    told = (n for n in generic if units[n].letters.removeprefix("ال") not in _ANYWHERE)
    draft.vague_unit = next(told, draft.vague_unit)


def _patient(draft: Draft, phrase: Phrase) -> None:
    if phrase.kind == "place":
        add_places(draft, phrase.members, "role.light-patient")
        if any(m.ref.mention.kind in FACILITIES for m in phrase.members):
            fill(draft, "target", phrase, "role.light-patient")
    else:
        fill(draft, "target", phrase, "role.light-patient")
