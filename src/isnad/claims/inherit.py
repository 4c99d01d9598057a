"""What the text leaves out: actors and places that a claim takes from its cause, its sentence, or the one before.

News tells an attack and its harm in one breath (`قصف ... أسفر عن مقتل ...`): the harm has the attack's actor and place.
A verb without subject goes on with the subject before it; a definite noun that points back keeps only its own line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from isnad.claims.argument_words import stationed
from isnad.claims.described import describe_places
from isnad.claims.drafts import Draft, Row, share_roles
from isnad.claims.roles import add_places, width
from isnad.model import Polarity
from isnad.syntax.phrases import Member
from isnad.syntax.units import VERB_GROUPS, Unit, is_finite

STRIKES = frozenset("shelling airstrike attack explosion chemical execute".split())
HARMS = frozenset("kill injure destroy displace loot arrest abduct torture".split())
_SHARED_ACTOR = frozenset("kill injure destroy displace".split())
ACTS = frozenset({"accuse", "threaten", "condemn", "demand", "pledge", "deny"})
_NATIONAL = frozenset({"fall", "elect", "appoint", "resign", "decree", "sanction"})
_WORDS = frozenset(
    "accuse threaten condemn demand pledge deny agree negotiate decree sanction appoint resign elect".split()
)


def inherit(rows: Sequence[Row], drafts: list[Draft]) -> None:
    """Fill what is left out, sentence by sentence."""
    describe_places(rows, drafts)
    by_row: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_row.setdefault(draft.row.index, []).append(draft)
    before: list[Draft] = []
    paragraph = paragraph_of_topic = -1
    topic: list[Member] = []
    strikes: list[Draft] = []
    for row in rows:
        current = by_row.get(row.index, [])
        _link_causes(current)
        _share_massacres(current)
        _strike_victims(current)
        _share_actors(current)
        topic = _topic(row, topic if row.paragraph == paragraph_of_topic else [], current)
        paragraph_of_topic = row.paragraph
        _share_places(row, current, topic)
        if before and paragraph >= row.paragraph - 1:
            _carry_over(current, before)
        _from_antecedents(current, strikes)
        strikes = (strikes + [d for d in current if d.type in STRIKES and d.actor])[-_STRIKES_KEPT:]
        if current:
            before, paragraph = current, row.paragraph
    name_doers(rows, drafts)


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


_STRIKES_KEPT = 4
_PARAGRAPHS = 2


def _from_antecedents(drafts: list[Draft], strikes: list[Draft]) -> None:
    """Harm of a strike that points back (`أسفر الهجوم عن مقتل`), and a strike like the one before (`قصف مماثل`)."""
    for draft in drafts:
        near = [s for s in strikes if draft.row.paragraph - s.row.paragraph <= _PARAGRAPHS]
        if draft.actor or not near or draft.polarity is Polarity.NEGATED:
            continue
        if draft.type in STRIKES and _alike(draft):
            draft.actor = list(near[-1].actor)
            draft.note("actor.alike")
        elif draft.type in _SHARED_ACTOR | {"arrest"} and _points_to_strike(draft):
            draft.actor = list(near[-1].actor)
            draft.note("actor.antecedent")
        if draft.actor:
            draft.inherited.add("actor")


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


def _link_causes(drafts: list[Draft]) -> None:
    """Tie each harm to the strike of its sentence that the words name as cause, else to the one nearest before it."""
    strikes = [d for d in drafts if d.type in STRIKES or d.type in ("clash", "advance")]
    for draft in drafts:
        if draft.cause is not None or draft.type not in HARMS:
            continue
        earlier = [s for s in strikes if s.unit < draft.unit]
        later = [s for s in strikes if s.unit > draft.unit]
        tied = next((s for s in later if _caused_by(draft, s)), None)
        draft.cause = tied or (earlier[-1] if earlier and _effect_of(draft, earlier[-1]) else None)


def _caused_by(harm: Draft, strike: Draft) -> bool:
    """`مقتل طفل بقصف ...`, `أصيب إثر قصف ...`: a cause word stands right before the strike."""
    units = strike.row.units
    between = units[harm.unit + 1 : strike.unit]
    if any(
        u.kind in ("report", "verb") or u.is_gram("clause_openers", "agent_subject_verbs", *VERB_GROUPS)
        for u in between
    ):
        return False
    if units[strike.unit].prep == "ب" or (between and between[-1].kind == "noun" and between[-1].prep == "ب"):
        return True  # بقصف, بحملة دهم
    window = units[max(harm.unit + 1, strike.unit - 3) : strike.unit]
    return any(u.is_gram("cause_links", "agent_markers") or u.letters in ("في", "خلال") for u in window)


def _effect_of(harm: Draft, strike: Draft) -> bool:
    """`قصف ... أدى إلى مقتل ...`, `ما أسفر عن`, or simply `وإصابة` after it."""
    between = harm.row.units[strike.unit + 1 : harm.unit]
    if any(u.is_gram("effect_verbs") for u in between):
        return True
    if harm.governor is not None and harm.row.units[harm.governor].is_gram("effect_verbs"):
        return True
    return not any(u.is_gram("clause_openers") or u.kind == "report" for u in between)


def _share_massacres(drafts: list[Draft]) -> None:
    """`مجزرة راح ضحيتها 13 مدنيا`: two words for one killing, which share what either says."""
    kills = [d for d in drafts if d.type == "kill" and d.position != "verb"]
    for first, second in pairwise(kills):
        if "ضحي" not in second.sense.trigger.lemma and "مجزر" not in first.sense.trigger.lemma:
            continue
        share_roles(first, second)
        first.quantities = first.quantities or list(second.quantities)


def _strike_victims(drafts: list[Draft]) -> None:
    """`قتل قيادي في الفصيل بغارة`: those whom an air strike killed are its target, unless they are bystanders."""
    for harm in drafts:
        strike = harm.cause
        if strike is None or harm.type not in ("kill", "injure") or strike.unit < harm.unit:
            continue
        named = [m for m in harm.target if m.kind == "party" and m.ref.head != "people"]
        if named and not strike.target and strike.type == "airstrike" and not strike.definite:
            strike.target = named
            strike.note("target.from-harm")
            strike.inherited.add("target")


def _share_actors(drafts: list[Draft]) -> None:
    for draft in drafts:
        cause = draft.cause
        if cause is None or draft.actor or cause.type == "clash":
            continue
        if draft.type not in _SHARED_ACTOR and not (draft.type in ("arrest", "abduct") and cause.type == "attack"):
            continue
        if cause.actor and not _same_words(cause.actor, draft.target):
            draft.actor = list(cause.actor)
            draft.note("actor.from-cause")
            draft.inherited.add("actor")
    _movers(drafts)
    _shared_agents(drafts)
    _clause_subjects(drafts)
    _light_nouns(drafts)


def _shared_agents(drafts: list[Draft]) -> None:
    """`مقتل شقيقين واعتقال آخر على يد القوات`: the agent after joined nouns did both."""
    for first, second in pairwise(drafts):
        alike = (first.position == "verb") is (second.position == "verb") and first.voice == second.voice
        joined = second.row.units[second.unit].conj and alike and (second.position != "verb" or _are_passive(second))
        if joined and not first.actor and first.cause is None and "role.agent-marker" in second.rules:
            first.actor = list(second.actor)
            first.note("actor.shared-agent")
            first.inherited.add("actor")


def _are_passive(draft: Draft) -> bool:
    """`قتل شاب وأصيب والده على يد مسلحين`: passives share the agent behind the last one."""
    return draft.voice == "passive"


_VOLITIONAL = frozenset(
    "attack shelling airstrike capture enter advance withdraw arrest abduct "
    "release deploy besiege hand_over clash loot decree".split()
)
_PASSIVE_LIGHT = ("event_subject_verbs", "patient_subject_verbs", "place_subject_verbs", "effect_verbs")


def _clause_subjects(drafts: list[Draft]) -> None:
    """`أعلنت الفصائل السيطرة على`, `زاد الجيش من وتيرة القصف`: the subject of the sentence does what its noun names."""
    for n, draft in enumerate(drafts):
        if draft.actor or draft.position == "verb" or draft.type not in _VOLITIONAL or draft.inherited:
            continue
        units = draft.row.units
        if draft.governor is not None and units[draft.governor].is_gram(*_PASSIVE_LIGHT):
            continue
        if draft.definite and draft.type in STRIKES | {"clash"}:
            continue  # القصف points back
        if _is_cause(draft, drafts) or (draft.type == "clash" and not draft.target):
            continue
        subject = _subject_unit(draft, drafts[:n])
        if subject is not None:
            draft.actor = [subject]
            draft.note("actor.clause-subject")
            draft.inherited.add("actor")


def _light_nouns(drafts: list[Draft]) -> None:
    """`هاجم التنظيم الحقل تزامنا مع شن هجمات`: a light noun without a doer has that of what is told before it."""
    for n, draft in enumerate(drafts):
        before = draft.row.units[draft.unit - 1] if draft.unit else None
        if before is None or before.ref is None or before.kind != "gram" or not before.is_gram("agent_subject_verbs"):
            continue
        if draft.definite and draft.type in STRIKES | {"clash"}:
            continue  # تواصل القصف points back
        tied = draft.unit > 1 and draft.row.units[draft.unit - 2].is_gram("prepositions", "cause_links")
        if draft.actor or (before.ref.entry.pos == "verb" and not tied):
            continue
        donor = next((d for d in reversed(drafts[:n]) if d.actor and d.type not in _WORDS | {"clash"}), None)
        if donor is not None:
            draft.actor = list(donor.actor)
            draft.note("actor.light-noun")
            draft.inherited.add("actor")


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
        if not draft.actor and moves and (draft.definite or draft.enclitic):
            donor = next((d for d in reversed(drafts[:n]) if d.actor), None)
            if donor is not None:
                draft.actor = list(donor.actor)
                draft.note("actor.from-neighbour")
                draft.inherited.add("actor")


def _same_words(left: Sequence[Member], right: Sequence[Member]) -> bool:
    return bool(left and right) and left[0].first == right[0].first


def _topic(row: Row, topic: list[Member], drafts: list[Draft]) -> list[Member]:
    """The place that a headline or paragraph names before its event: `ريف حماة.. مقتل أطفال`."""
    return topic if drafts else loose_places(row)[:1] or topic


def _share_places(row: Row, drafts: list[Draft], topic: list[Member]) -> None:
    """A claim without a place has that of its cause or effect, else that which its sentence opens or closes with."""
    for draft in drafts:
        if draft.place or draft.type in _WORDS | _NATIONAL:
            continue
        donor = (
            draft.cause
            if draft.cause and draft.cause.place
            else next((d for d in drafts if d.cause is draft and d.place and not _shown(draft)), None)
        )
        if donor is not None:
            _take_places(draft, donor, "place.from-cause")
    for draft in sorted(drafts, key=lambda d: bool(d.place)):
        if not draft.place and draft.type == "fall":
            _take_country(row, draft)
        elif not draft.place and draft.type not in _WORDS and not _points_back(draft):
            donor = _nearest_with_place(drafts, draft)
            if donor is not None:
                _take_places(draft, donor, "place.from-neighbour")
            else:
                _take_loose_place(row, draft)
                if not draft.place and topic:
                    draft.place = list(topic)
                    draft.note("place.topic")


def _shown(draft: Draft) -> bool:
    """`هذه العملية`: a demonstrative points back to an event that has its own place."""
    return draft.definite and draft.unit > 0 and draft.row.units[draft.unit - 1].is_gram("demonstratives")


def _nearest_with_place(drafts: list[Draft], draft: Draft) -> Draft | None:
    others = [
        d
        for d in drafts
        if d is not draft and d.place and d.type not in _WORDS | _NATIONAL and "place" not in d.inherited
    ]
    others = [d for d in others if not _separated(draft, d)]
    return min(others, key=lambda d: abs(d.unit - draft.unit), default=None)


def _separated(left: Draft, right: Draft) -> bool:
    a, b = sorted((left.unit, right.unit))
    return any(u.has("fresh_clause") for u in left.row.units[a + 1 : b])


def _take_places(draft: Draft, donor: Draft, rule: str) -> None:
    draft.place = list(donor.place)
    draft.note(rule)
    draft.inherited.add("place")


def _take_loose_place(row: Row, draft: Draft) -> None:
    """A place of the sentence that no trigger took: `ريف حماة.. مقتل أطفال`, `في حلب قتل مدني`."""
    members = loose_places(row)
    if members:
        nearest = min(members, key=lambda m: (width(m) > 8, abs(m.first - draft.word)))
        add_places(draft, [nearest], "place.in-sentence")
        draft.inherited.add("place")


def _take_country(row: Row, draft: Draft) -> None:
    """A government falls in its country, not in the town that the sentence is about."""
    countries = [u for u in row.units if u.kind == "place" and u.ref.mention.kind == "country"]
    if countries:
        unit = min(countries, key=lambda u: abs(u.first - draft.word))
        add_places(draft, [Member("place", unit.first, unit.last, unit.ref.cut, unit.ref)], "place.country")
        draft.inherited.add("place")


def loose_places(row: Row) -> list[Member]:
    """Where a sentence may have happened: each first place of a chain (`قرية أ بريف ب شرقي ج`), not where somebody is
    based or comes from, not what belongs to a teller, no country."""
    members: list[Member] = []
    lead: list[Member] = []
    for n, unit in enumerate(row.units):
        if unit.kind != "place" or unit.ref.inside is not None or unit.ref.mention.kind == "country":
            continue
        if n == 0 and len(row.units) > 2 and row.units[1].letters == row.units[2].letters == ":":
            lead = [Member("place", unit.first, unit.last, unit.ref.cut, unit.ref)]
            continue  # حلب:: heads what follows
        before = row.units[n - 1] if n else None
        if before is not None and ((before.kind == "place" and not unit.conj) or _tells_origin(row, n)):
            continue
        members.append(Member("place", unit.first, unit.last, unit.ref.cut, unit.ref))
    return members or lead


def _tells_origin(row: Row, at: int) -> bool:
    before = row.units[at - 1]
    if before.is_gram("prepositions") and before.letters in ("من", "قرب"):
        return True
    anchor = row.units[at - 2] if at >= 2 and before.is_gram("prepositions") else before
    return (
        stationed(anchor) or bool(anchor.is_gram("own_voice")) or (at >= 3 and row.units[at - 3].is_gram("own_voice"))
    )


def _points_back(draft: Draft) -> bool:
    """A definite event noun (`القصف`, `الهجوم`) that refers to what was told before."""
    return draft.position in ("masdar", "noun") and draft.definite and draft.type not in ("kill", "injure")


def _carry_over(drafts: list[Draft], before: list[Draft]) -> None:
    """Actor of verbs and place of verbs and casualties from the sentence before."""
    lead = next((d for d in before if d.actor and d.type not in _WORDS), None)
    placed = next((d for d in before if d.place and d.type not in _WORDS), None)
    pair = next((d for d in reversed(before) if d.actor and d.target), None)
    for draft in drafts:
        if pair is not None and _both_sides(draft):
            draft.actor, draft.target = list(pair.actor), list(pair.target)
            draft.note("actor.both-sides")
        if draft.type in _WORDS:
            _go_on_speaking(draft, before)
            continue
        harm = draft.type in ("kill", "injure")
        if (
            not draft.actor
            and lead is not None
            and draft.position == "verb"
            and draft.voice == "active"
            and _goes_on(draft)
        ):
            draft.actor = list(lead.actor)
            draft.note("actor.carried-over")
        if (
            not draft.place
            and placed is not None
            and draft.type not in _NATIONAL
            and (draft.position == "verb" or harm or draft.vague_place)
            and not _points_back(draft)
        ):
            _take_places(draft, placed, "place.carried-over")


def _go_on_speaking(draft: Draft, before: list[Draft]) -> None:
    """`كما دعا إلى`, `وطالبت بـ`: who spoke in the sentence before goes on."""
    speaker = next((d for d in reversed(before) if d.actor and d.type in ACTS), None)
    opens = draft.position == "verb" and all(not is_finite(u) for u in draft.row.units[: draft.unit])
    if speaker is not None and not draft.actor and opens and draft.type in ACTS:
        draft.actor = list(speaker.actor)
        draft.note("actor.goes-on-speaking")


def _both_sides(draft: Draft) -> bool:
    """`الاشتباكات بين الطرفين`: the sides of what was told before."""
    if draft.type not in ("clash", "shelling", "agree", "negotiate", "exchange") or draft.target:
        return False
    units = draft.row.units[draft.unit + 1 : draft.unit + 7]
    return any(u.is_gram("both_sides") for u in units)


def _goes_on(draft: Draft) -> bool:
    """Whether the frame asks for an actor as subject and the sentence gives none."""
    return "actor" in draft.sense.trigger.frame.subject and not any(
        u.grams & VERB_GROUPS for u in draft.row.units[max(0, draft.unit - 1) : draft.unit]
    )
