"""Doers that the text leaves out: a claim takes them from its cause, its sentence, or the one before.

News tells an attack and its harm in one breath (`قصف ... أسفر عن مقتل ...`): the harm has the attack's actor.
A verb without subject goes on with the subject before it; a definite noun that points back keeps only its own line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from isnad.claims.causes import HARMS, STRIKES
from isnad.claims.drafts import Draft, Row
from isnad.claims.governors import is_answered
from isnad.model import Polarity
from isnad.syntax.phrases import Member
from isnad.syntax.units import VERB_GROUPS, Unit, is_finite

STRIKES_KEPT = 4
_SHARED_ACTOR = frozenset("kill injure destroy displace".split())
_ACTS = frozenset({"accuse", "threaten", "condemn", "demand", "pledge", "deny"})
WORDS = frozenset(
    "accuse threaten condemn demand pledge deny agree negotiate decree sanction appoint resign elect".split()
)
_PARAGRAPHS = 2
_OPENING = 6  # units in which a sentence names its subject
_VOLITIONAL = frozenset(
    "attack shelling airstrike capture enter advance withdraw arrest abduct "
    "release deploy besiege hand_over clash loot decree".split()
)
_PASSIVE_LIGHT = ("event_subject_verbs", "patient_subject_verbs", "place_subject_verbs", "effect_verbs")


def name_doers(rows: Sequence[Row], drafts: Sequence[Draft]) -> None:
    """`بقصف جوي روسي ... غارات الطيران الروسي`: a noun phrase of the line stands in for the adjective of a doer."""
    by_adjective = [d for d in drafts if len(d.actor) == 1 and getattr(d.actor[0].ref, "head", "") == "adjective"]
    by_adjective = [d for d in by_adjective if d.type in STRIKES | HARMS]
    if not by_adjective:
        return
    forces: dict[int, list[Unit]] = {}
    for row in rows:
        forces.setdefault(row.paragraph, []).extend(u for u in row.units if u.kind == "party" and u.last > u.first + 1)
    adjectives = {unit.first: unit for row in rows for unit in row.units}
    for draft in by_adjective:
        unit = adjectives.get(draft.actor[0].first)
        same = [f for f in forces[draft.row.paragraph] if unit and _nation(f.tail) == _nation(unit.letters)]
        if same:
            draft.actor = [_party(min(same, key=lambda force: abs(force.first - draft.word)))]
            draft.note("actor.named-in-line")


def _nation(letters: str) -> str:
    """A nationality without article and ending: `الروسية`, `روسي`."""
    return letters.removeprefix("و").removeprefix("ال").removesuffix("ه")


def _party(unit: Unit) -> Member:
    return Member("party", unit.first, unit.last, unit.ref.cut, unit.ref)


def from_antecedents(drafts: list[Draft], strikes: list[Draft]) -> None:
    """Harm of a strike that points back (`أسفر الهجوم عن مقتل`), and a strike like the one before (`قصف مماثل`)."""
    for draft in drafts:
        if draft.actor or draft.polarity is Polarity.NEGATED:
            continue
        if draft.type in STRIKES and _alike(draft):
            if _is_like_unknown(draft, drafts):
                continue
            _take_last(draft, [*strikes, *_strikes_before(draft, drafts)], "actor.alike")
            continue
        if draft.cause is not None and "actor.alike" in draft.cause.rules and draft.type in _SHARED_ACTOR:
            _take_actor(draft, draft.cause, "actor.from-cause")
        elif draft.type in _SHARED_ACTOR | {"arrest"} and _points_to_strike(draft):
            agents = _agents_of_sentence(draft) if draft.cause is None else []
            if not agents:
                _take_last(draft, [*strikes, *_told_before(draft, drafts)], "actor.antecedent")
            else:
                draft.actor = agents
                draft.note("actor.sentence-agent")
                draft.inherited.add("actor")


def _is_like_unknown(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """`تعرض الميناء لقصف، إضافة لقصف مماثل`: the strike that it is like stands before it and has no doer."""
    before = [d for d in drafts if d.unit < draft.unit and d.type in STRIKES]
    undergone = bool(before) and "role.light-patient" in before[-1].rules
    return undergone and not before[-1].actor


def _strikes_before(draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    return [d for d in drafts if d.unit < draft.unit and d.type in STRIKES and d.actor]


def _told_before(draft: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """`شن الطيران هجمات، وأدت تلك الهجمات لنزوح`: strikes of the same sentence before the one that points back."""
    until = draft.cause.unit if draft.cause is not None else draft.unit
    return [d for d in drafts if d.unit < until and d.type in STRIKES and d.actor]


def _take_last(draft: Draft, strikes: Sequence[Draft], rule: str) -> None:
    near = [s for s in strikes if draft.row.paragraph - s.row.paragraph <= _PARAGRAPHS]
    if near:
        _take_actor(draft, near[-1], rule)


def _agents_of_sentence(draft: Draft) -> list[Member]:
    """Who did what is no claim of its own: `تصعيدا من قبل الجيش، ما تسبب بمقتل`, `تواصل القوات خروقاتها ...`."""
    units = draft.row.units[: draft.unit]
    marked = [u for n, u in enumerate(units) if n and u.kind == "party" and units[n - 1].is_gram("agent_markers")]
    if marked:
        return _with_joined(units, units.index(marked[-1]))
    for n, unit in enumerate(units[:_OPENING]):
        beside = [units[k] for k in (n - 1, n + 1) if 0 <= k < len(units)]
        if unit.kind == "party" and not unit.prep and unit.ref.head not in ("people", "adjective", "organisation"):
            joined = _with_joined(units, n)
            after = units[n + len(joined) : n + len(joined) + 2]  # القوات وحلفاؤها، تواصل
            near = [*beside, *after]
            return joined if any(map(_is_verb, near)) and not any(map(_speaks, near)) else []
    return []


def _with_joined(units: Sequence[Unit], at: int) -> list[Member]:
    """The party at this unit with those that «and» joins to it: `قوات النظام وروسيا`."""
    last = at + 1
    while last < len(units) and units[last].kind == "party" and units[last].conj:
        last += 1
    return [_party(unit) for unit in units[at:last]]


def _speaks(unit: Unit) -> bool:
    """Whether the unit is a verb of saying, accusing, asking: its subject does nothing else."""
    return unit.kind == "report" or (unit.kind == "trigger" and unit.ref.senses[0].trigger.type in WORDS)


def share_tolls(drafts: Sequence[Draft]) -> None:
    """`أدى إلى مقتل طفل وإصابة والده`: who killed also wounded."""
    for first, second in pairwise(drafts):
        both = first.type in _SHARED_ACTOR and second.type in _SHARED_ACTOR and first.type != second.type
        passive = second.voice == "passive"  # مقتل ستة وأصيب طفلان
        joined = second.row.units[second.unit].conj or _is_beside(second)  # فضلا عن جرح سبعة
        alike = (first.position == second.position or passive) and joined
        if both and alike and first.actor and not second.actor and second.cause is first.cause:
            _take_actor(second, first, "actor.same-toll")


def _alike(draft: Draft) -> bool:
    after = draft.row.units[draft.unit + 1 : draft.unit + 4]
    return any(u.has("alike") for u in after)


def _points_to_strike(draft: Draft) -> bool:
    """Whether the words before name a strike told earlier, or nothing at all (`ما أدى إلى` opens a sentence)."""
    cause = draft.cause
    if cause is not None:
        return cause.type in STRIKES and (cause.definite or _alike(cause)) and not cause.actor
    governor = draft.row.units[draft.governor] if draft.governor is not None else None
    return governor is not None and governor.is_gram("effect_verbs")


def share_actors(drafts: list[Draft], armed: frozenset[int]) -> None:
    """Doers from the cause, the agent, the clause or the light verb of a sentence.

    `armed` are the first words of the parties that bear arms.
    """
    _fired(drafts)
    _fell(drafts)
    _won(drafts)
    _from_causes(drafts, armed)
    _movers(drafts)
    _shared_agents(drafts)
    _clause_subjects(drafts)
    _light_nouns(drafts)
    _held_before(drafts)
    _go_along(drafts)
    _from_causes(drafts, armed)  # causes that have found their doer only now


def _from_opponent(draft: Draft, clash: Draft, armed: frozenset[int]) -> None:
    """`مقتل جنديين في اشتباكات مع مهربين`: whom the victims fought, when only that side of the fight is told."""
    members = {u.first for u in draft.row.units if u.has("members")}
    fighters = [m for m in draft.target if m.first in armed | members]
    if fighters and clash.target and not clash.actor and not _same_words(clash.target, draft.target):
        draft.actor = list(clash.target)
        draft.note("actor.opponent")
        draft.inherited.add("actor")


def _fired(drafts: Sequence[Draft]) -> None:
    """`قذيفة أطلقها مسلحون سقطت على منزل`: what was fired and what fell are one, and so is who fired."""
    for fired, fell in pairwise(drafts):
        units = fired.row.units
        alike = fired.type == fell.type and fired.position == fell.position == "verb"
        if alike and fired.actor and fired.enclitic and units[fired.unit].has("throws") and not fell.actor:
            _take_actor(fell, fired, "actor.fired")
        thrown = fell.enclitic and units[fell.unit].has("throws") and fell.unit - fired.unit <= _NEAR_FALL
        if alike and fell.actor and thrown and not fired.actor:
            _take_actor(fired, fell, "actor.fired")  # سقط صاروخ أطلقه الحوثيون


_NEAR_FALL = 4  # units between a verb of falling and the one that says who fired


def _fell(drafts: Sequence[Draft]) -> None:
    """`قصف الجيش البلدة، ما تسبب بسقوط صاروخ على مدرسة`: what fell was fired in the strike before."""
    for strike, fell in pairwise(drafts):
        falls = fell.sense.trigger.lemma == _FALLS and fell.type in STRIKES and not fell.actor
        if falls and strike.type in STRIKES and strike.actor and _is_effect(fell):
            _take_actor(fell, strike, "actor.from-cause")


_FALLS = "سقط"


def _is_effect(draft: Draft) -> bool:
    return draft.governor is not None and draft.row.units[draft.governor].is_gram("effect_verbs")


def _won(drafts: Sequence[Draft]) -> None:
    """`شن الجيش عملية أسفرت عن السيطرة على المدينة`: who fought took what the fight gave."""
    for fight, won in pairwise(drafts):
        takes = won.type in ("capture", "advance", "arrest") and not won.actor and _is_effect(won)
        if takes and fight.type == "attack" and fight.actor:
            _take_actor(won, fight, "actor.from-cause")


def _held_before(drafts: Sequence[Draft]) -> None:
    """`أفرج الحوثيون عن موظفين احتجزوهم`: those set free were held by those who set them free."""
    for freed, held in pairwise(drafts):
        told = freed.type == "release" and held.type in ("arrest", "abduct") and held.position == "verb"
        if told and held.enclitic and freed.actor and not held.actor and held.voice == "active":
            _take_actor(held, freed, "actor.held-before")


def _from_causes(drafts: Sequence[Draft], armed: frozenset[int]) -> None:
    """`قصف نفذته الفصائل أدى إلى مقتل`: who struck did the harm."""
    for draft in drafts:
        cause = draft.cause
        if cause is None or draft.actor or draft.polarity is Polarity.NEGATED:
            continue
        if is_answered(draft.row.units, draft.unit):
            continue  # قصف الثوار المطار ردا على المجزرة
        if cause.type == "clash":
            _from_opponent(draft, cause, armed)
            continue
        if draft.type not in _SHARED_ACTOR and not (draft.type in ("arrest", "abduct") and cause.type == "attack"):
            continue
        if cause.actor and not _same_words(cause.actor, draft.target):
            _take_actor(draft, cause, "actor.from-cause")


def _go_along(drafts: Sequence[Draft]) -> None:
    """`داهم الجيش المنزل، فضلا عن اعتقال شابين`: what is told as done besides has the doer of the act before it."""
    for n, draft in enumerate(drafts):
        if draft.actor or draft.position == "verb" or draft.definite or draft.type not in _VOLITIONAL | {"destroy"}:
            continue
        joined = n > 0 and draft.row.units[draft.unit].conj and "actor.goes-along" in drafts[n - 1].rules
        if joined or _is_beside(draft):
            donor = next((d for d in reversed(drafts[:n]) if d.actor and d.type not in WORDS | {"clash"}), None)
            if donor is not None and not _same_words(donor.actor, draft.target):
                _take_actor(draft, donor, "actor.goes-along")


def _is_beside(draft: Draft) -> bool:
    """Whether `فضلا عن`, `إلى جانب`, `بالتزامن مع` governs the trigger, at most a noun like حملة between them."""
    before = draft.row.units[max(0, draft.unit - 3) : draft.unit]
    at = next((n for n in range(len(before) - 1, -1, -1) if _has_at_end(before[n])), None)
    return at is not None and not any(u.kind in ("punct", "party", "place", "verb") for u in before[at:])


def _has_at_end(unit: Unit) -> bool:
    return unit.has("beside") or "beside" in unit.tail_traits  # إلى جانب is one unit


def _take_actor(draft: Draft, donor: Draft, rule: str) -> None:
    draft.actor = list(donor.actor)
    draft.note(rule)
    draft.inherited.add("actor")


def _shared_agents(drafts: list[Draft]) -> None:
    """`خطف تاجر وقتل حارسه على يد مسلحين`: the agent after joined nouns did both."""
    for first, second in pairwise(drafts):
        alike = (first.position == "verb") is (second.position == "verb") and first.voice == second.voice
        joined = second.row.units[second.unit].conj and alike and (second.position != "verb" or _are_passive(second))
        if joined and not first.actor and first.cause is None and "role.agent-marker" in second.rules:
            _take_actor(first, second, "actor.shared-agent")


def _are_passive(draft: Draft) -> bool:
    """`قتل شاب وأصيب والده على يد مسلحين`: passives share the agent behind the last one."""
    return draft.voice == "passive"


def _clause_subjects(drafts: list[Draft]) -> None:
    """`أعلنت الفصائل السيطرة على`, `زاد الجيش من وتيرة القصف`: the subject of the sentence does what its noun names."""
    for n, draft in enumerate(drafts):
        if draft.actor or draft.position not in ("masdar", "noun") or draft.type not in _VOLITIONAL or draft.inherited:
            continue
        units = draft.row.units
        if draft.governor is not None and units[draft.governor].is_gram(*_PASSIVE_LIGHT):
            continue
        if (draft.definite and draft.type in STRIKES | {"clash"}) or is_answered(units, draft.unit):
            continue  # القصف points back
        if draft.sense.trigger.lemma == _FALLS or _is_met(draft):
            continue
        if _is_cause(draft, drafts) or (draft.type == "clash" and not draft.target):
            continue
        subject = _subject_unit(draft, drafts[:n])
        if subject is not None and not _same_words([subject], draft.target):
            draft.actor = [subject]
            draft.note("actor.clause-subject")
            draft.inherited.add("actor")


def _is_met(draft: Draft) -> bool:
    """`هب المسعفون لعشرين غارة`: a strike that `ل` ties to the verb is met by its subject, not made."""
    units, at = draft.row.units, draft.unit
    for unit in reversed(units[max(0, at - _COUNTED) : at + 1]):
        if unit.prep == "ل" or unit.letters == "ل" or (unit.kind == "noun" and unit.letters.startswith(_MORE)):
            return draft.type in STRIKES
        if unit.kind in ("party", "verb", "report", "punct"):
            return False
    return False


_COUNTED = 4  # units of a count before its noun: لأكثر من خمسين
_MORE = ("لاكثر", "لاقل", "لنحو", "لقرابه")


def _light_nouns(drafts: list[Draft]) -> None:
    """`هاجم التنظيم الحقل تزامنا مع شن هجمات`: a light noun without a doer has that of what is told before it."""
    for n, draft in enumerate(drafts):
        before = draft.row.units[draft.unit - 1] if draft.unit else None
        if before is None or before.ref is None or before.kind != "gram" or not before.is_gram("agent_subject_verbs"):
            continue
        if draft.definite and draft.type in STRIKES | {"clash"}:
            continue  # تواصل القصف points back
        tied = draft.unit > 1 and _ties_light(draft.row.units[: draft.unit - 1])
        if draft.actor or (before.ref.entry.pos == "verb" and not tied):
            continue
        kept = WORDS - {draft.type} | {"clash"}  # وصل الوفد لإجراء محادثات
        donor = next((d for d in reversed(drafts[:n]) if d.actor and d.type not in kept), None)
        if donor is not None:
            _take_actor(draft, donor, "actor.light-noun")


def _ties_light(before: Sequence[Unit]) -> bool:
    """Whether `مع`, `خلال`, `بعد أن` (one unit) stands before a light word."""
    return before[-1].is_gram("prepositions", "cause_links") or before[-1].letters in ("بعد", "قبل", "بعدما", "ثم")


def _is_cause(draft: Draft, drafts: list[Draft]) -> bool:
    before = draft.row.units[draft.unit - 1] if draft.unit else None
    by_word = before is not None and before.is_gram("cause_links") and before.letters not in ("بعد", "عقب")
    caused = draft.type != "clash" and any(d.cause is draft for d in drafts)
    return by_word or draft.row.units[draft.unit].prep == "ب" or caused


def _subject_unit(draft: Draft, earlier: list[Draft]) -> Member | None:
    """The bare party that opens the clause with a verb next to it, unless it suffered what was told before."""
    units = draft.row.units
    taken = {m.first for d in earlier for m in d.target}
    start = _clause_start(units, draft.unit)
    for i in range(start, draft.unit):
        unit = units[i]
        if unit.kind != "party" or unit.prep or unit.first in taken or unit.ref.head == "adjective":
            continue
        before = units[i - 1] if i > start else None
        after = units[i + 1] if i + 1 < draft.unit else None
        if before is not None and before.is_gram("prepositions", "agent_markers", "cause_links"):
            continue
        if draft.type in STRIKES and any(
            u is not None and (u.kind == "report" or u.kind == "trigger") for u in (before, after)
        ):
            continue  # who says, denies or fears a strike does not strike
        if _is_verb(before) or _is_verb(after):
            return Member("party", unit.first, unit.last, unit.ref.cut, unit.ref)
    return None


def _clause_start(units: Sequence[Unit], at: int) -> int:
    """Like the clause's beginning, but a verb of saying stays in it: its subject may be the doer."""
    for i in range(at - 1, -1, -1):
        if units[i].is_gram("complementizers", "clause_openers") or (
            units[i].kind == "punct" and units[i].letters in ".:!?"
        ):
            return i + 1
    return 0


def _is_verb(unit: Unit | None) -> bool:
    if unit is None:
        return False
    if unit.kind in ("verb", "report"):
        return True
    return bool(unit.grams & VERB_GROUPS) or (unit.kind == "trigger" and "verb" in unit.ref.senses[0].positions)


def _movers(drafts: list[Draft]) -> None:
    """`قتلت شابا ... قبل انسحابها`, `قبل الانسحاب`: who moves is who acted before in the sentence."""
    for n, draft in enumerate(drafts):
        moves = draft.sense.trigger.frame.name in ("leave", "enter") and draft.position == "masdar"
        if not draft.actor and draft.type == "flee" and _flees(draft, drafts[:n]):
            continue
        if not draft.actor and moves and (draft.definite or draft.enclitic):
            donor = next((d for d in reversed(drafts[:n]) if d.actor), None)
            if donor is not None:
                _take_actor(draft, donor, "actor.from-neighbour")


def _flees(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """`استهدفته الطائرة بعد أن حاول الفرار`: one who is shot at or seized flees, not who does so."""
    donor = next((d for d in reversed(earlier) if d.actor or d.target), None)
    if donor is None or donor.type not in STRIKES | HARMS or len(donor.target) != 1:
        return False
    if donor.target[0].kind != "party" or donor.target[0].ref.head not in ("people", "title", "person", "commander"):
        return False
    draft.actor = list(donor.target)
    draft.note("actor.who-flees")
    draft.inherited.add("actor")
    return True


def _same_words(left: Sequence[Member], right: Sequence[Member]) -> bool:
    return bool(left and right) and left[0].first == right[0].first


def carry_actors(drafts: Sequence[Draft], before: Sequence[Draft]) -> None:
    """The doer of verbs that go on, and the sides of `بين الطرفين`, from the sentence before."""
    lead = next((d for d in before if d.actor and d.type not in WORDS), None)
    for n, draft in enumerate(drafts):
        pair = _pair(drafts[:n]) or _pair(before)
        sides = _sides_named(draft) or ((pair.actor, pair.target) if pair else None)
        if sides is not None and _both_sides(draft):
            draft.actor, draft.target = list(sides[0]), list(sides[1])
            draft.note("actor.both-sides")
        if draft.type in WORDS:
            _go_on_speaking(draft, before)
        elif lead is not None and not draft.actor and draft.position == "verb" and _takes_lead(draft):
            draft.actor = list(lead.actor)
            draft.note("actor.carried-over")
    _from_causes([d for d in drafts if d.cause is not None and "actor.carried-over" in d.cause.rules], frozenset())


def _pair(drafts: Sequence[Draft]) -> Draft | None:
    """The last claim that names two sides."""
    return next((d for d in reversed(drafts) if d.actor and d.target and _are_sides(d)), None)


def _are_sides(draft: Draft) -> bool:
    """Whether both are parties, so that they may be «the two sides»."""
    return draft.actor[0].kind == draft.target[0].kind == "party" and draft.target[0].ref.head != "people"


_HAD = frozenset({"كان", "كانت", "وكان", "وكانت"})


def _takes_lead(draft: Draft) -> bool:
    before = [u for u in draft.row.units[: draft.unit] if u.letters not in _HAD]
    opens = all(not is_finite(u) and u.kind != "trigger" for u in before)
    return opens and draft.voice == "active" and _goes_on(draft)


def _go_on_speaking(draft: Draft, before: Sequence[Draft]) -> None:
    """`قال البيان ... كما دعا إلى`, `وطالبت بـ`: who spoke before, in the sentence or the one before it, goes on."""
    if draft.actor or draft.position != "verb" or draft.type not in _ACTS:
        return
    speaker = _speaker_before(draft)
    if speaker is not None:
        draft.actor = [speaker]
    elif all(not is_finite(u) for u in draft.row.units[: draft.unit]):
        last = next((d for d in reversed(before) if d.actor and d.type in _ACTS), None)
        draft.actor = list(last.actor) if last is not None else []
    if draft.actor:
        draft.note("actor.goes-on-speaking")


def _speaker_before(draft: Draft) -> Member | None:
    """The subject right behind the verb of saying that opens the sentence: `قال البيان إن ..., كما دعا`."""
    units = draft.row.units
    opener = units[draft.unit - 1] if draft.unit else None
    follows = units[draft.unit].conj or (opener is not None and opener.is_gram("clause_openers"))
    if not follows or len(units) < 2 or units[0].kind != "report" or draft.unit < 2:
        return None
    subject = units[1]
    if subject.kind == "party" and not subject.prep:
        return _party(subject)
    stands = subject.kind == "noun" and subject.article and not subject.prep
    return Member("thing", subject.first, subject.last, 0, None) if stands else None


def _both_sides(draft: Draft) -> bool:
    """`الاشتباكات بين الطرفين`: the sides of what was told before."""
    if draft.type not in ("clash", "shelling", "agree", "negotiate", "exchange") or draft.target:
        return _is_both(draft.actor, draft.row.units)
    units = draft.row.units[draft.unit + 1 : draft.unit + 7]
    return any(u.is_gram("both_sides") for u in units)


def _is_both(members: Sequence[Member], units: Sequence[Unit]) -> bool:
    """Whether these are only `الطرفين`, though their sides stand before."""
    if not members:
        return False
    both = {unit.first for unit in units if unit.is_gram("both_sides")}
    return all(member.first in both for member in members)


def _sides_named(draft: Draft) -> tuple[list[Member], list[Member]] | None:
    """`خطوط التماس بين الجيش والفصائل قصفا بين الطرفين`: the two that the sentence has named after its own `بين`."""
    units = draft.row.units[: draft.unit]
    at = next((n for n in range(len(units) - 2, -1, -1) if units[n].letters == "بين"), None)
    parties = [_party(u) for u in units[at:] if u.kind == "party"] if at is not None else []
    return (parties[:1], parties[1:2]) if len(parties) > 1 else None


def _goes_on(draft: Draft) -> bool:
    """Whether the frame asks for an actor as subject and the sentence gives none."""
    return "actor" in draft.sense.trigger.frame.subject and not any(
        u.grams & VERB_GROUPS and u.letters not in _HAD for u in draft.row.units[max(0, draft.unit - 1) : draft.unit]
    )
