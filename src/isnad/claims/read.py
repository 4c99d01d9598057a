"""From triggers to drafts: the sense of each trigger, its arguments, its roles and its factuality."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, zip_longest

from isnad.annotate.conditions import WordSet, stems, word_set
from isnad.annotate.scan import Scan
from isnad.annotate.triggers import Sense, TriggerRead
from isnad.claims.arguments import Argument, Collected, collect
from isnad.claims.control import controlled
from isnad.claims.drafts import Draft, Row, share_roles
from isnad.claims.factuality import judge
from isnad.claims.framed_subjects import accuses_on, framed_subject, had_subject, resumed
from isnad.claims.governors import (
    among_tolls,
    between_before,
    circumstance,
    fallen,
    govern,
    hosted,
    under_torture,
    victims_before,
    voiced,
)
from isnad.claims.no_event import no_event
from isnad.claims.place_lists import spread_places
from isnad.claims.position import position_of
from isnad.claims.pronouns import resolve
from isnad.claims.repelled import beaten_off
from isnad.claims.roles import assign
from isnad.claims.subjects import (
    boundary_before,
    clause_subject,
    outside_asides,
    speaking_before,
    stands_for_subject,
    subject_before,
    subject_of_verb_before,
)
from isnad.claims.voice import disagrees, goes_on_harming, is_plural
from isnad.syntax.phrases import Member
from isnad.syntax.units import Unit, is_finite

STRIKES = frozenset({"shelling", "airstrike", "attack"})
_TWO_SIDED = frozenset({"clash", "agree", "talk"})
MEANS_TYPES = ("airstrike", "chemical", "shelling")
_WATCHING = "استطلاع"
_NO_MEANS: frozenset[str] = frozenset()
_OUT_OF = frozenset({"من", "فوق", "عبر"})


class Reader:
    """Reads the triggers of one document's rows into drafts."""

    def __init__(
        self, found: Scan, outside: frozenset[str], means: Mapping[str, WordSet], party_kind: Mapping[int, str]
    ) -> None:
        """`outside`: words like محيط that stay outside a place; `party_kind`: a party's kind by its first word."""
        self.found, self.outside, self.means, self.party_kind = found, outside, means, dict(party_kind)

    def drafts(self, row: Row, before: Row | None) -> list[Draft]:
        """The drafts of one sentence, in order. A trigger used as light verb of another one gives none."""
        drafts: list[Draft] = []
        consumed: set[int] = set()
        partners: dict[int, Draft] = {}
        for at, unit in enumerate(row.units):
            if unit.kind != "trigger" or at in consumed or self._is_carrier(row, at):
                continue
            self._earlier = drafts
            draft = next(self._readings(row, at, unit.ref), None)
            if draft is None:
                continue
            if at in partners:
                _share(partners[at], draft)
            consumed |= draft.consumed
            partners.update(dict.fromkeys(self._partners, draft))
            drafts.append(draft)
        drafts = merge_instruments(drafts)
        for n, draft in enumerate(drafts):
            self._link(draft, drafts)
            controlled(draft, drafts[:n])
            resolve(draft, drafts[:n], before)
        return drafts

    def _is_carrier(self, row: Row, at: int) -> bool:
        """`استهدفت غارات الطيران البلدة`: the event noun after the verb has the meaning, the verb ties its object."""
        unit = row.units[at]
        if not unit.is_gram("event_subject_verbs") or unit.prep or unit.article:
            return False
        for follow in row.units[at + 1 : at + 3]:
            if follow.kind == "trigger":
                return not follow.prep and not follow.conj and any(s.trigger.type in STRIKES for s in follow.ref.senses)
            if follow.kind != "noun" and not follow.is_gram("collectives"):
                return False
        return False

    def _readings(self, row: Row, at: int, read: TriggerRead) -> Iterator[Draft]:
        """Drafts for the senses of a trigger whose required roles are filled, the best first."""
        for sense in read.senses:
            draft, found = self._draft(row, at, sense)
            later = (
                {"place", "target"} if draft.enclitic else {"place"} if draft.vague_place else set()
            )  # تحررها، دخل البلدة
            if all(draft.role(role) or role in later for role in sense.trigger.requires) and not (
                _is_state(draft)
                or self._is_manner(draft)
                or self._bomb_elsewhere(draft)
                or _stipulates(draft)
                or _refers_back(draft)
                or no_event(draft)
            ):
                self._partners = found.partners
                yield draft

    def _is_manner(self, draft: Draft) -> bool:
        """`عاث فسادا وقتلا`: an accusative masdar of harm that nobody suffers tells how, not that."""
        unit = draft.row.units[draft.unit]
        raw = self.found.raw(unit.first, unit.last)
        return (
            draft.type in ("kill", "destroy", "torture")
            and draft.position == "masdar"
            and not draft.target
            and raw.endswith(("اً", "ًا"))
            and draft.governor is None
        )

    def _bomb_elsewhere(self, draft: Draft) -> bool:
        """`انفجرت عبوة ناسفة، فيما استهدفت القوات الحي بالقذائف`: the bomb of the sentence is of another clause."""
        asked = draft.sense.trigger.sentence
        if draft.type != "explosion" or not asked or draft.sense.trigger.frame.name != "strike":
            return False
        clause = draft.row.units[draft.unit + 1 : _clause_end(draft.row.units, draft)]
        bombs = word_set(asked, {})
        return any(self._means_of(unit) for unit in clause) and not any(self._names(unit, bombs) for unit in clause)

    def _names(self, unit: Unit, words: WordSet) -> bool:
        return any(words.meets(stems(self.found.text.words[w].text)) for w in range(unit.first, unit.last))

    def _draft(self, row: Row, at: int, sense: Sense) -> tuple[Draft, Collected]:
        unit = row.units[at]
        position, voice = position_of(self.found, row.units, at, sense)
        draft = Draft(row, at, unit.first, _cut(sense, position), sense, position, voice, sense.trigger.type)
        draft.definite = unit.article and not _is_counted(row.units, at)
        draft.enclitic = unit.enclitic
        draft.note(f"trigger.{position}:{sense.trigger.lemma}")
        found = collect(row.units, at, position != "verb", self.outside)
        if position == "verb":
            self._verb_subject(draft, found)
        assign(draft, found, self.party_kind)
        if (
            position == "verb"
            and not draft.actor
            and not (draft.target and sense.trigger.frame.subject[:1] == ("target",))
        ):
            self._late_subject(draft)
        if position != "verb":
            govern(draft, self.outside)
            hosted(draft, self.outside)
            beaten_off(draft, self.outside)
            clause_subject(draft, self.outside)
            circumstance(draft, self._earlier)
            voiced(draft)
            under_torture(draft, self._earlier)
            fallen(draft, self.outside)
            among_tolls(draft, self.outside)
            victims_before(draft, self.outside)
            if draft.type in ("clash", "agree", "negotiate") and not draft.target:
                between_before(draft, self.outside)
        spread_places(draft, self.outside)
        draft.consumed = set(found.consumed)
        if (found.mutual or sense.trigger.frame.name in _TWO_SIDED) and len(draft.actor) > 1 and not draft.target:
            draft.target, draft.actor = draft.actor[1:], draft.actor[:1]
        self._refine(draft, row.units, found.mutual)
        judge(draft)
        draft.negated_by = found.cause
        return draft, found

    def _verb_subject(self, draft: Draft, found: Collected) -> None:
        """A subject before the verb is sought first when none can follow it."""
        parties = [
            a
            for a in found.arguments
            if a.tie == "" and a.phrase.kind in ("party", "count") and not a.phrase.members[0].site
        ]
        after_conj = draft.row.units[draft.unit].conj
        if draft.unit and stands_for_subject(draft.row.units[draft.unit - 1]):
            subject_before(draft, self.outside)  # وهو يهدد السكان
            return
        if (draft.enclitic and parties) or resumed(draft.row.units, draft.unit):
            return
        framed = framed_subject(draft.row.units, draft.unit) if draft.voice != "passive" else []
        if not framed and draft.voice != "passive":
            framed = had_subject(draft.row.units, draft.unit)
        if framed and draft.sense.trigger.frame.subject[:1] == ("actor",):
            draft.actor = framed
            draft.note("actor.framed")
            return
        if self._continues(draft, parties):
            return
        owned = bool(parties) and not after_conj and _is_owned(draft.row.units[parties[0].phrase.first])
        if not parties or owned or (not after_conj and draft.unit and _subject_leads(draft)):
            subject_before(draft, self.outside)

    def _continues(self, draft: Draft, parties: list[Argument]) -> bool:
        """`اعتقلت قسد شابا، كما داهمت منزله`: a verb after a comma or opener goes on with the subject before it."""
        units, at = draft.row.units, draft.unit
        if not at or "actor" not in draft.sense.trigger.frame.subject or draft.voice == "passive":
            return False
        before = units[at - 1]
        follows = (
            units[at].conj or before.is_gram("clause_openers") or (before.kind == "punct" and before.letters in ",;")
        )
        donor = next((d for d in reversed(self._earlier) if d.actor and _acts_on(d)), None)
        actor = list(donor.actor) if donor else subject_of_verb_before(units, at)
        if accuses_on(units, at, draft.type, len(parties)):
            actor = actor or speaking_before(units, at)
            follows, parties = True, []
        if units[at].conj and is_plural(draft):
            parties = []  # وضربوا مسنا: its subject never follows it
        if parties and donor is not None and goes_on_harming(draft, donor, parties[0].phrase):
            parties = []
        if not follows or not actor or (parties and not disagrees(draft, parties[0].phrase)):
            return False
        two_sided = draft.sense.trigger.frame.name in _TWO_SIDED  # ممثلو أ وب: who joins them is no other side
        draft.actor = actor[:1] if two_sided and donor is None else actor
        draft.note("actor.goes-on")
        return True

    def _late_subject(self, draft: Draft) -> None:
        if draft.voice == "active" and not draft.row.units[draft.unit].conj:
            subject_before(draft, self.outside)

    def _refine(self, draft: Draft, units: Sequence[Unit], mutual: bool) -> None:
        """Bare قصف, استهداف, هجوم take the means that their clause names: the doer's, else the nearest."""
        if not draft.sense.trigger.means:
            return
        if mutual and draft.type == "attack":
            draft.type = "clash"  # استهدافات متبادلة
            draft.note("type.mutual")
            return
        kind = self._doer_means(draft) or self._near_means(draft, units)
        if kind is not None and kind != draft.type:
            draft.type = kind
        if kind is not None:
            draft.note(f"type.means-{kind}")

    def _doer_means(self, draft: Draft) -> str | None:
        parties = [m for m in draft.actor if m.kind == "party"]
        flies = any(m.ref.head == "aircraft" or self._names_aircraft(m) for m in parties)
        return "airstrike" if flies else None

    def _names_aircraft(self, member: Member) -> bool:
        """`الطائرات الحربية الروسية`, a name of the table: its first word is one of those of air strikes."""
        word = self.found.text.words[member.first].text[member.cut :]
        return member.ref.head == "name" and self.means["airstrike"].meets(stems(word))

    def _near_means(self, draft: Draft, units: Sequence[Unit]) -> str | None:
        """The means nearest to the trigger, what follows before what precedes; None when two stand side by side."""
        clause = units[draft.unit + 1 : _clause_end(units, draft)]
        if _from_the_air(clause):
            return "airstrike"
        found = [(n, kinds) for n, kinds in enumerate(self._means_in(clause)) if kinds]
        if found:
            first, kinds = found[0]
            beside = {k for n, ks in found if n <= first + 1 for k in ks}
            return next(iter(kinds)) if len(beside) == 1 else None
        reach = 0 if units[draft.unit].conj and draft.position != "verb" else 6  # إنزال جوي وقصف: جوي is of the landing
        for unit in reversed(units[max(0, draft.unit - reach) : draft.unit]):
            if unit.kind in ("punct", "trigger", "report") or unit.is_gram("clause_openers", "complementizers"):
                return None
            if unit.has("answers") or unit.letters == "رغم":
                return None  # قصف بالصواريخ ردا على الهجوم: the other side attacked
            kinds = self._means_of(unit)
            if len(kinds) == 1:
                return next(iter(kinds))
        return None

    def _means_in(self, clause: Sequence[Unit]) -> list[frozenset[str]]:
        """The means that each unit names; aircraft that only watch (`مراقبة طائرات الاستطلاع`) are none."""
        followed = zip_longest(clause, clause[1:])
        return [_NO_MEANS if _watches(unit, behind) else self._means_of(unit) for unit, behind in followed]

    def _means_of(self, unit: Unit) -> frozenset[str]:
        if unit.kind in ("place", "punct", "time") or (unit.kind == "trigger" and unit.conj):
            return frozenset()
        words = [stems(self.found.text.words[w].text) for w in range(unit.first, unit.last)]
        return frozenset(kind for kind in MEANS_TYPES if any(self.means[kind].meets(word) for word in words))

    def _link(self, draft: Draft, drafts: Sequence[Draft]) -> None:
        """The cause that the arguments ran into becomes a draft."""
        at = draft.negated_by
        draft.negated_by = None
        if at is not None:
            draft.cause = next((other for other in drafts if other.unit == at and other is not draft), None)


def _is_counted(units: Sequence[Unit], at: int) -> bool:
    """`عشرات الغارات`, `عدد من الهجمات`: any such events, not the ones told of."""
    k = at - 2 if at > 1 and units[at - 1].letters == "من" else at - 1
    return k >= 0 and (units[k].kind == "quantity" or units[k].is_gram("collectives"))


def _is_state(draft: Draft) -> bool:
    """`وتسيطر الفصائل على البلدة`: who holds a place, not who takes it; a headline's present tells what happened."""
    forms = [r.entry for r in draft.sense.readings if r.entry.pos == "verb"]
    present = bool(forms) and all(form.tense == "present" for form in forms)
    if draft.type != "capture" or draft.position != "verb" or not present:
        return False
    before = draft.row.units[draft.unit - 1] if draft.unit else None
    relative = before is not None and (before.is_gram("relative_pronouns") or before.letters == "حيث")
    opens = before is None and draft.row.units[draft.unit].conj and draft.sense.trigger.lemma == "سيطر"
    return relative or opens  # وتسيطر الحكومة على عدن


def _stipulates(draft: Draft) -> bool:
    """`اتفاق يقضي بتبادل الأسرى`: the present of قضى stipulates, only its past kills."""
    forms = [r.entry for r in draft.sense.readings if r.entry.pos == "verb"]
    return draft.sense.trigger.lemma == "قضى" and bool(forms) and all(form.tense == "present" for form in forms)


def _refers_back(draft: Draft) -> bool:
    """`نقل القتلى`, `ذكر أن الشهداء هم`: people already told of, no toll: no count or light verb is before them."""
    if draft.type not in ("kill", "injure") or not draft.definite or draft.sense.trigger.frame.name != "toll":
        return False
    before = draft.row.units[max(0, draft.unit - 3) : draft.unit]
    counted = any(u.kind == "quantity" or u.is_gram("collectives", "effect_verbs") for u in before)
    toll = any(u.has("tolls") for u in before)
    return not (
        counted
        or toll
        or draft.quantities
        or (draft.row.units[draft.unit].conj and draft.unit and before[-1].kind == "trigger")
    )


def _is_owned(unit: Unit) -> bool:
    """`القبيلة تدعو أبناءها`: people whom a pronoun gives to the subject are not the subject."""
    people = unit.kind == "party" and unit.ref.head == "people" and unit.last == unit.first + 1
    return people and len(unit.letters) > 4 and unit.letters.endswith(("ها", "هم"))


def _acts_on(draft: Draft) -> bool:
    """Whether the doer of a draft is the subject of its clause, with which a verb behind it may go on."""
    of_verb = draft.position == "verb" or "role.light-agent" in draft.rules or "role.agent-marker" in draft.rules
    return of_verb and "actor" not in draft.inherited


def merge_instruments(drafts: list[Draft]) -> list[Draft]:
    """`استهدفت بعدة غارات منطقة`: verb and instrument noun are one event, named by the noun."""
    kept: list[Draft] = []
    for n, draft in enumerate(drafts):
        noun = next((d for d in drafts[n + 1 : n + 3] if _instrument_of(draft, d)), None)
        if noun is None:
            kept.append(draft)
            continue
        for role in ("actor", "target", "place"):
            if not noun.role(role):
                noun.role(role).extend(m for m in draft.role(role) if role == "actor" or m not in noun.actor)
        noun.note("trigger.instrument")
    return kept


def _instrument_of(verb: Draft, noun: Draft) -> bool:
    if verb.position != "verb" or noun.position == "verb" or noun.type not in STRIKES or not verb.sense.trigger.means:
        return False
    units = noun.row.units
    between = tuple(units[verb.unit + 1 : noun.unit])
    tie = next((n for n in range(noun.unit, noun.unit - 3, -1) if _brings_in(units[n])), None)
    if tie is None:
        return False
    if between and units[tie - 1].letters == ",":
        between = (*units[verb.unit + 1 : tie - 1], *units[tie : noun.unit])  # استهدفت الطائرات، بعدة غارات، البلدة
    return not any(map(_parts, between))


def _parts(unit: Unit) -> bool:
    return unit.kind in ("punct", "report", "verb") or unit.is_gram("clause_openers", "effect_verbs")


def _brings_in(unit: Unit) -> bool:
    return unit.prep == "ب" or unit.letters in ("عبر", "ب")


def _watches(unit: Unit, behind: Unit | None) -> bool:
    return any(_WATCHING in u.letters or _WATCHING in u.tail for u in (unit, behind) if u is not None)


def _from_the_air(clause: Sequence[Unit]) -> bool:
    """`بصواريخ أطلقت من فوق الأجواء اللبنانية`: whoever fires from a country's skies flies."""
    return any(
        unit.letters.removeprefix("ال").startswith("اجواء") and before.letters in _OUT_OF
        for before, unit in pairwise(clause)
    )


def _clause_end(units: Sequence[Unit], draft: Draft) -> int:
    """The unit where the trigger's own clause surely ends; a trigger joined to it shares its complements."""
    first = draft.unit + 1
    while first < len(units) and units[first].kind == "trigger" and units[first].conj:
        first += 1  # استهداف وإحراق خيام
    for i in range(first, min(len(units), draft.unit + 14)):
        unit = units[i]
        if unit.is_gram("clause_openers", "effect_verbs", "complementizers") or unit.kind == "report":
            return i
        if unit.kind == "trigger" and (
            unit.conj or (unit.is_gram("event_subject_verbs") is False and not unit.prep and i > draft.reach)
        ):
            return i
        if unit.kind == "punct" and unit.letters in ".:":
            return i
    return min(len(units), draft.unit + 14)


def _subject_leads(draft: Draft) -> bool:
    """Whether a subject right before the verb is likelier than one after it: `الجيش قصف المسلحين`."""
    units, at = draft.row.units, draft.unit
    before = units[at - 1]
    if before.kind == "party" and at > 1 and _has_said(units[at - 2]):
        return False  # بحسب المرصد قتل ستة
    if before.kind in ("party", "quantity") or before.is_gram("relative_pronouns"):
        return True
    start = boundary_before(units, at)
    while start < at and (units[start].kind == "time" or units[start].letters in ",-"):
        start += 1
    if 0 < start < at and _has_said(units[start - 1]) and draft.voice != "active":
        return False  # قال المرصد، اليوم، قتل ستة
    leads = (
        start < at and (units[start].kind == "party" or units[start].is_gram("collectives")) and not units[start].prep
    )
    return leads and not any(is_finite(u) for u in outside_asides(units, start + 1, at))


def _has_said(unit: Unit) -> bool:
    return unit.kind == "report" or unit.is_gram("according_to")


def _cut(sense: Sense, position: str) -> int:
    reading = next((r for r in sense.readings if r.entry.pos == position), sense.readings[0])
    if reading.proclitics.endswith("لل"):
        return len(reading.proclitics) - 2
    return reading.cut


_ONE = frozenset("قتيل قتيله شهيد شهيده جريح جريحه مصاب مصابه".split())


def _one_and_many(first: Draft, second: Draft) -> bool:
    """`شهيدة وجرحى مدنيون`: what describes the many does not describe the one."""
    units = second.row.units
    one = units[first.unit].letters in _ONE and units[second.unit].letters not in _ONE
    many = second.target[:1] and second.target[0].first == units[second.unit].last
    return one and bool(many) and not first.target


def _share(first: Draft, second: Draft) -> None:
    """Coordinated triggers share what follows them: `قتل وإصابة عدة عناصر`."""
    share_roles(first, second, () if _one_and_many(first, second) else ("target",))
    first.quantities = first.quantities or list(second.quantities)
    second.quantities = second.quantities or list(first.quantities)
    if first.attempted and second.type in MEANS_TYPES:
        return  # محاولات تسلل وقصف: the fire was opened
    if second.polarity is not first.polarity or second.modality is not first.modality:
        second.polarity, second.modality = first.polarity, first.modality
