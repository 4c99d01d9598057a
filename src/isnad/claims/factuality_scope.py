"""Which word rules a trigger: absence, failure, intent, possibility or will, found by walking back through its clause.

The walk passes over subjects, places, times and nouns that carry an event on (تنفيذ, وقوع), follows coordination
(`الانسحاب من البلدة وتسليم السلاح`), and steps out through `أن` to the verb that asks for it. It ends at finite verbs,
relative pronouns, causes, and at nouns that take the event for granted (وقف, نتائج, محاسبة).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from isnad.claims.factuality_words import (
    BRINGS_ABOUT,
    CALLS_OFF,
    COMPELS,
    CONSIDERS,
    ELAPSES,
    EXISTS,
    HEADS_FOR,
    HOPES,
    INITIATIVES,
    INVITATIONS,
    LAUNCHES,
    MATTERS,
    NO_PURPOSE,
    OPERATIONS,
    PHASES,
    PROMISES,
    PUTS_OFF,
    RESULTS,
    STILL,
    SUCCEEDS,
    WAYS,
    begins,
    comments_on,
    presupposes,
)
from isnad.model import Modality
from isnad.syntax.units import VERB_GROUPS, Unit

WILLED = frozenset(
    "attack capture enter advance arrest demand withdraw defect protest hand_over besiege negotiate surrender release"
    " exchange return displace aid deploy flee execute resign appoint elect decree sanction agree".split()
)
HARMS = frozenset("kill injure destroy".split())
_EVENTS = HARMS | frozenset("explosion airstrike shelling chemical clash".split())
_DEALS = frozenset("agree decree sanction".split())
_VOTES = _DEALS | {"elect", "negotiate"}  # they stand even when somebody does not keep or link them
_SCHEDULED = frozenset(
    "negotiate elect protest celebrate release exchange withdraw deploy return hand_over aid".split()
)
_REACH = 24  # units
_SUBJECT = 10  # units between a verb and its أن
_PASSING = frozenset('()[]{}-"')
_ASIDE = frozenset("مع وسط رغم منذ قبل قبيل بعيد".split())
_AIMING = ("سع", "يسع", "تسع", "يهدف", "تهدف")  # they need إلى before what is aimed at
_DISCUSSES = ("بحث", "يبحث", "تبحث", "ناقش", "يناقش", "تناقش", "نوقش", "تباحث")
_REPLIES = ("رد", "يرد", "ترد", "يردون", "ردت")


def qad(unit: Unit) -> bool:
    """Whether the word is قد, which makes a past verb certain and a present one doubtful."""
    return unit.letters in ("قد", "وقد", "فقد", "لقد", "ولقد")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the ruling word says of the trigger, and the rule that read it."""

    modality: Modality
    rule: str
    negated: bool = False
    attempted: bool = False


@dataclass(slots=True)
class Walk:
    """A trigger whose ruling word is sought: `link` moves back over what it is coordinated with."""

    units: Sequence[Unit]
    at: int
    nominal: bool
    type: str
    link: int = -1
    absent: bool = False  # whether a word of absence has been passed

    def __post_init__(self) -> None:
        """The walk starts at the trigger."""
        self.link = self.at


def ruling(walk: Walk) -> Verdict | None:
    """The verdict of the nearest word that rules the trigger; None when it is simply told."""
    units = walk.units
    i = walk.link - 1
    while i >= max(0, walk.at - _REACH):
        unit = units[i]
        if unit.kind == "punct":
            if not _crosses(walk, unit):
                return None
        elif unit.is_gram("complementizers"):
            return None if unit.conj else _asked_for(walk, i)
        elif unit.is_gram("relative_pronouns", "clause_openers") and not unit.is_gram("may_words"):
            return None
        elif unit.kind == "trigger":
            verdict, goes_on = _trigger(walk, i)
            if not goes_on:
                return verdict
        elif unit.kind not in ("time", "place", "party", "quantity"):
            verdict, goes_on = _word(walk, i)
            if not goes_on:
                return verdict
        i -= 1
    return None


def _crosses(walk: Walk, unit: Unit) -> bool:
    """A comma is crossed only by coordination: `إلى الانشقاق، وإلقاء السلاح`."""
    if unit.letters in _PASSING:
        return True
    return unit.letters == "," and walk.nominal and walk.units[walk.link].conj


def _joined(walk: Walk) -> bool:
    before = walk.units[walk.link - 1] if walk.link else None
    return walk.units[walk.link].conj or (
        before is not None and (before.is_gram("and") or before.letters in ("او", "ام", "و"))
    )


_Step = tuple[Verdict | None, bool]
_STOP: _Step = (None, False)
_PASS: _Step = (None, True)


def _trigger(walk: Walk, i: int) -> _Step:
    """An earlier trigger: it wills this one, is coordinated with it, or hides what stands before."""
    unit = walk.units[i]
    if unit.is_gram("fail_verbs", "intend_verbs", "absence", "may_words", "prevent") and not unit.is_gram(
        *VERB_GROUPS - {"agent_subject_verbs"}
    ):
        return _word(walk, i)
    if walk.nominal and walk.type in _DEALS | _EVENTS and presupposes(unit):
        return _STOP
    if walk.type in WILLED and begins(unit, ("اقترب", "يقترب", "تقترب")) and walk.units[walk.link - 1].letters == "من":
        return Verdict(Modality.POSSIBLE, "modality.may"), False  # يقترب الجيش من السيطرة
    if walk.nominal and unit.letters in INITIATIVES and _for_it(walk, i):
        return Verdict(Modality.PLANNED, "modality.invited"), False
    kind = str(unit.ref.senses[0].trigger.type)
    if walk.nominal and _wills(walk, i, kind):
        return Verdict(Modality.PLANNED, "modality.willed"), False
    if _subject_of_effect(walk, i) or _subject_of_aim(walk, i):
        return _PASS
    verbal = _verbal(unit)
    if _joined(walk) and verbal is not walk.nominal and (walk.nominal or present(unit)):
        verdict = None if walk.nominal else form_of(walk.units, i)
        walk.link = i
        return (verdict, False) if verdict is not None else _PASS
    if walk.nominal and i == walk.link - 1 and not verbal and not unit.article and begins(unit, OPERATIONS):
        walk.link = i
        return _PASS
    return _STOP


def _subject_of_effect(walk: Walk, i: int) -> bool:
    """`لم يسفر القصف عن إصابات`, `لم ينتج عن القصف إصابات`: the trigger between is what had the effect."""
    before = walk.units[i - 1] if i else None
    if before is not None and before.letters == "عن" and i > 1 and begins(walk.units[i - 2], RESULTS):
        return walk.nominal
    led = any(u.letters in ("عن", "الي", "ب") or u.prep == "ب" for u in walk.units[i + 1 : walk.link + 1])
    return before is not None and led and walk.nominal and before.is_gram("effect_verbs")


def _subject_of_aim(walk: Walk, i: int) -> bool:
    """`يهدف الاتفاق إلى إجراء انتخابات`: the trigger between is what has the aim."""
    before = walk.units[i - 1] if i else None
    aims = before is not None and before.is_gram("intend_verbs") and begins(before, _AIMING) and not before.prep
    return aims and walk.nominal and any(u.letters == "الي" for u in walk.units[i + 1 : walk.link])


def _verbal(unit: Unit) -> bool:
    """Whether a trigger unit is surely a verb."""
    return not unit.prep and not unit.article and all(p == "verb" for s in unit.ref.senses for p in s.positions)


def present(unit: Unit) -> bool:
    """Whether a verb unit has present forms only."""
    tenses = (
        {r.entry.tense for s in unit.ref.senses for r in s.readings if r.entry.pos == "verb"}
        if unit.kind == "trigger"
        else {_tense(unit)}
    )
    return bool(tenses) and tenses <= {"present", "jussive", "subjunctive"}


def _tense(unit: Unit) -> str:
    reading = _reading(unit)
    return str(getattr(getattr(reading, "entry", None), "tense", ""))


def _reading(unit: Unit) -> object:
    if unit.kind in ("report", "sourcing") and unit.ref:
        return unit.ref[0]
    return unit.ref


def _wills(walk: Walk, i: int, kind: str) -> bool:
    """A demand, threat, pledge, order or agreement: what it is about has not happened yet."""
    units, link = walk.units, walk.link
    tied = (
        units[link].prep in ("ب", "ل")
        or units[link - 1].is_gram("prepositions")
        or any(u.prep in ("ب", "ل") or u.letters in ("الي", "علي", "ب") for u in units[max(i + 1, link - 3) : link])
    )
    if kind == "threaten":
        held = walk.type in _DEALS | {"negotiate"} and units[link].article  # هدد بالانسحاب من المحادثات
        return not held and (tied or walk.type in WILLED)
    if kind in ("demand", "pledge"):
        if walk.type in _EVENTS | _DEALS and not units[link].letters.startswith("وقف"):
            launched = walk.type in _EVENTS and any(begins(u, LAUNCHES) for u in units[i + 1 : link])  # طلبت شن غارات
            return launched or (tied and not units[link].article and not _others(walk, i))
        return walk.type in WILLED
    if kind in ("agree", "decree", "negotiate"):
        near = units[link].prep in ("ب", "ل") or units[link - 1].letters in ("علي", "حول", "بشان", "الي")
        near = near or (kind == "negotiate" and _verbal(units[i]) and begins(units[i], _DISCUSSES) and _is_bare(walk))
        if walk.absent:
            return near and kind != "negotiate"  # اتفقوا على عدم شن هجمات
        return near and walk.type in WILLED - {
            "agree",
            "negotiate",
            "attack",
            "protest",
            "decree",
            "arrest",
            "sanction",
            "appoint",
            "resign",
        }
    return False


def _is_bare(walk: Walk) -> bool:
    return not walk.units[walk.link].article and not walk.units[walk.link].conj


def _others(walk: Walk, i: int) -> bool:
    """Whether a noun stands between that is no carrier of events: `طالب بمحاكمة قتلة`, `الالتزام باتفاق`."""
    return any(u.kind == "noun" and not u.article for u in walk.units[i + 1 : walk.link])


def _word(walk: Walk, i: int) -> _Step:
    """A small word, noun or verb before the trigger."""
    unit = walk.units[i]
    if (
        presupposes(unit)
        and not unit.is_gram("fail_verbs", "intend_verbs", "may_words", "absence", "unknown")
        and walk.nominal
    ):
        return _STOP
    if unit.is_gram("negators"):
        return _negator(walk, i), False
    if walk.nominal and i == walk.link - 1 and unit.letters in ("هذا", "هذه"):
        return _STOP
    if comments_on(walk.units, i, walk.link):
        return _STOP
    if begins(unit, RESULTS) and _negated(walk.units, i):
        cause = walk.units[walk.link - 1].letters == "عن"
        return None if cause else Verdict(Modality.ACTUAL, "polarity.negated-verb", negated=True), False
    if walk.nominal and (open_ := _open_matter(walk, i) or _ordered(walk, i)) is not None:
        return open_, False
    if walk.nominal and begins(unit, ("روج", "يروج", "تروج")) and walk.units[walk.link].prep == "ل":
        return Verdict(Modality.PLANNED, "modality.intent"), False  # تروج لهجوم
    verdict = _operator(walk, i)
    if verdict is not None or (walk.nominal and unit.is_gram("fail_verbs")):
        return verdict, False  # طالب بالتصدي لهجوم: the attack goes on
    if unit.kind == "report" and unit.grams & VERB_GROUPS and _negated(walk.units, i):
        return _light(walk, i)
    if unit.kind == "report" and begins(unit, ("موكد",)):
        return _PASS
    if unit.kind == "report":
        return _STOP
    if unit.is_gram("cause_links", "agent_markers") or unit.letters in _ASIDE:
        follows = walk.units[i + 1]
        return _PASS if follows.kind in ("time", "party", "quantity", "place") else _STOP
    if unit.grams & VERB_GROUPS:
        return _light(walk, i)
    if unit.kind == "verb":
        return (None, i > 0 and walk.units[i - 1].is_gram("complementizers"))
    return _PASS


def _open_matter(walk: Walk, i: int) -> Verdict | None:
    """`ملف عودة اللاجئين`, `كيفية ضرب الجسر`: talked of; `دعوة لزيارة`, `وعد بإرسال قوات`: still to come."""
    unit, link = walk.units[i], walk.units[walk.link]
    near = i == walk.link - 1
    if near and not link.article and not link.prep:
        if unit.letters in MATTERS and walk.type in _SCHEDULED - {"negotiate", "elect", "protest", "celebrate"}:
            return Verdict(Modality.POSSIBLE, "modality.matter")
        if unit.letters in WAYS and walk.type in WILLED | _EVENTS:
            return Verdict(Modality.POSSIBLE, "modality.matter")
    if unit.letters in HOPES and walk.type in WILLED and walk.link <= i + 4:
        return Verdict(Modality.POSSIBLE, "modality.may")
    if unit.letters in HEADS_FOR and walk.type in WILLED and walk.link <= i + 4:
        return Verdict(Modality.PLANNED, "modality.intent")
    if is_for(unit) and begins_after_for(unit, COMPELS) and walk.units[walk.link - 1].letters == "علي":
        return Verdict(Modality.PLANNED, "modality.purpose")
    if unit.letters in CONSIDERS and walk.type in WILLED and not link.article and not _led(walk, i, "بل"):
        return Verdict(Modality.POSSIBLE, "modality.matter")
    if unit.letters in INVITATIONS | INITIATIVES and _for_it(walk, i):
        return Verdict(Modality.PLANNED, "modality.invited")
    if near and unit.letters == "للتوصل" and walk.type in _DEALS:
        return Verdict(Modality.PLANNED, "modality.purpose")
    promised = unit.letters in PROMISES and not _negated(walk.units, i)
    if promised and walk.units[i + 1].prep == "ب" and walk.link <= i + 3:
        return Verdict(Modality.PLANNED, "modality.willed")
    return None


def _ordered(walk: Walk, i: int) -> Verdict | None:
    """`وجه الوزير بإرسال قوات`, `تعليمات بقصف القرى`, `إصرار الجيش على الدخول`: told to be done, not done."""
    unit = walk.units[i]
    if walk.type not in WILLED | _EVENTS or _negated(walk.units, i):
        return None
    insisted = unit.has("insists") and any(u.letters == "علي" for u in walk.units[i + 1 : walk.link])
    if insisted or (unit.has("orders") and _led(walk, i, "ب")):
        return Verdict(Modality.PLANNED, "modality.willed")
    return None


def _led(walk: Walk, i: int, prefixes: str) -> bool:
    """Whether one of these prefixed prepositions leads from a word to the trigger or to what carries it."""
    return any(unit.prep and unit.prep in prefixes for unit in walk.units[i + 1 : walk.link + 1])


def _for_it(walk: Walk, i: int) -> bool:
    """`دعوة لزيارة`, `مبادرة لعقد اجتماع`: whether ل leads straight on to the trigger or to what carries it."""
    return is_for(walk.units[i + 1]) and walk.link <= i + 2


def begins_after_for(unit: Unit, words: tuple[str, ...]) -> bool:
    """Whether the word behind ل begins like one of these, be the ل cut from it or not."""
    return unit.letters.removeprefix("ل").startswith(words)


def is_for(unit: Unit) -> bool:
    """Whether ل stands before the word, also before one that the tables do not know: `لعقد`."""
    return unit.prep == "ل" or (unit.kind == "noun" and not unit.article and unit.letters.startswith("ل"))


def _operator(walk: Walk, i: int) -> Verdict | None:
    """What a word of absence, prevention, failure, intent or possibility says; None when it does not rule here."""
    unit, units = walk.units[i], walk.units
    if unit.is_gram("according_to"):
        return None
    if _aims(walk, i):
        return Verdict(Modality.PLANNED, "modality.intent")
    if walk.nominal and walk.type in HARMS and _sought(units, i, walk.link):
        return Verdict(Modality.POSSIBLE, "modality.sought")
    if walk.nominal and walk.type in _SCHEDULED and (off := _off(unit)) is not None:
        return off
    if unit.is_gram("may_words"):
        return _possible(walk, i)
    if not walk.nominal:
        return None if unit.letters not in ("كي", "لكي") else Verdict(Modality.PLANNED, "modality.purpose")
    if unit.is_gram("absence"):
        return _absent(walk, i) if _rules_absence(walk, i) else None
    if unit.is_gram("prevent"):
        return _prevented(walk, i)
    if unit.is_gram("fail_verbs", "intend_verbs") and begins(unit, ("محاول", "حاول", "يحاول", "تحاول", "نحاول")):
        joined = walk.link != walk.at and walk.type in _EVENTS  # محاولات تسلل وقصف: the fire was opened
        return None if joined else Verdict(Modality.PLANNED, "modality.attempt", attempted=True)
    if unit.is_gram("fail_verbs"):
        subject = walk.type in ("negotiate", "agree") and not any(
            u.letters in ("في", "عن") for u in units[i + 1 : walk.link]
        )
        masdar = begins(unit, ("تصدي", "صد", "احباط", "افشال")) and not _tense(unit)
        if walk.type in ("shelling", "airstrike") and begins(unit, ("تصد", "يتصد", "تتصد")):
            return None  # تصدت الدفاعات الجوية لقصف: it was flown or fired
        willed = unit.prep in ("ب", "ل") or begins(unit, ("نتصد", "نصد")) or (masdar and _outer(walk, i) is not None)
        return None if subject or willed else Verdict(Modality.PLANNED, "modality.attempt", attempted=True)
    if unit.is_gram("intend_verbs") and _may_intend(walk, i):
        return Verdict(Modality.PLANNED, "modality.intent", negated=_negated(units, i))
    return None


def _aims(walk: Walk, i: int) -> bool:
    """`هدف الجيش السيطرة على`, `الهدف هو إخضاع المدينة`: what somebody aims at."""
    units = walk.units
    if units[i].letters == "هدف" and units[i + 1].kind in ("party", "trigger") and units[walk.link].article:
        return True
    aim = units[i].letters in ("هدف", "الهدف", "غايه", "الغايه", "الغرض")
    return aim and walk.type in WILLED and units[walk.link - 1].letters in ("هو", "هي")


def _sought(units: Sequence[Unit], i: int, at: int) -> bool:
    """`بحثا عن إصابات`: who looks for them does not say that there are any."""
    return begins(units[i], ("بحث", "يبحث", "تبحث")) and i + 1 < at <= i + 3 and units[i + 1].letters == "عن"


def _off(unit: Unit) -> Verdict | None:
    """`تأجل الاجتماع` lies ahead; `إلغاء الزيارة`: it was planned and will not be."""
    if unit.letters in PUTS_OFF:
        return Verdict(Modality.PLANNED, "modality.put-off")
    return Verdict(Modality.PLANNED, "polarity.called-off", negated=True) if unit.letters in CALLS_OFF else None


def _may_intend(walk: Walk, i: int) -> bool:
    """Intent does not reach over others to what is taken for granted: `تنفيذ الاتفاقات`, `القاضي فلان`."""
    units = walk.units
    unit, trigger = units[i], units[walk.at]
    if unit.letters in _REPLIES or (unit.is_gram("unknown") and _negated(units, i)):
        return False  # the jussive of أراد looks like رد and ورد
    if (
        (begins(unit, _AIMING) or unit.letters.startswith("وسع"))
        and not unit.prep
        and not _reached_by_preposition(walk, i)
    ):
        return False  # وسعت اعتداءاتها، يهدف الهجوم إلى
    if walk.type == "agree" and i == walk.link - 1 and begins(unit, ("ينص", "تنص")):
        return False  # ينص الاتفاق على
    if walk.type in ("appoint", "resign") and begins(unit, ("يقض", "تقض", "قاض")):
        return False  # مرسوم يقضي بتعيين: the decree appoints
    if unit.letters.startswith("قاض") and not any(u.prep == "ب" for u in units[i + 1 : i + 3]):
        return False
    if walk.type in _DEALS and i < walk.link - 1:
        return _carried(walk, i) or (not trigger.article and units[walk.link - 1].kind not in ("noun", "gram"))
    return True


def _reached_by_preposition(walk: Walk, i: int) -> bool:
    return any(unit.prep or unit.is_gram("prepositions") for unit in walk.units[i + 1 : walk.link + 1])


def _carried(walk: Walk, i: int) -> bool:
    """`نية توقيع اتفاق`: a noun between brings the deal about."""
    return any(begins(u, BRINGS_ABOUT) for u in walk.units[i + 1 : walk.link])


def _possible(walk: Walk, i: int) -> Verdict | None:
    """`احتمال هجوم`, `يتوقع شن`, `إذا انسحبت`; `قد` rules only the verb right after it."""
    unit, units = walk.units[i], walk.units
    if qad(unit) or unit.is_gram("patient_subject_verbs"):
        return None
    if walk.nominal and i == walk.link - 1 and begins(unit, ("كاد", "يكاد", "تكاد")):
        return None  # كاد الهجوم أن يودي بحياته: the attack was made
    if unit.is_gram("effect_verbs") and walk.type in HARMS and i == walk.link - 1 and not units[walk.link].prep:
        return None  # توقع قتلى
    if unit.kind == "report" and walk.nominal and not _tied(walk, i):
        return None
    return Verdict(
        Modality.POSSIBLE,
        "modality.may",
        negated=_negated(units, i) and not begins(unit, ("يستبعد", "تستبعد", "استبعد")),
    )


def _tied(walk: Walk, i: int) -> bool:
    between = walk.units[i + 1 : walk.link + 1]
    return any(u.prep or u.is_gram("prepositions") for u in between) or walk.link <= i + 3


def _rules_absence(walk: Walk, i: int) -> bool:
    """Not in `لا يمر يوم دون قصف`, `خلو المدرسة وقت القصف` or `عدم احترام الهدنة`: there it happens."""
    units, near = walk.units, walk.link - i
    if any(begins(u, ELAPSES) and _negated(units, k) for k, u in enumerate(units[:i]) if i - k < 5):
        return False
    if begins(units[i], ("خلو",)):
        return near == 1 or (near == 2 and units[i + 1].letters == "من")
    if units[i].letters == "عدم" and walk.type in _VOTES:
        return near == 1 or _carried(walk, i) or units[i + 1].kind != "noun"
    return True


def _absent(walk: Walk, i: int) -> Verdict:
    """`دون إصابات`, `دون ورود أنباء عن`, `طالب بعدم دخول`: what stands before may will the absence."""
    units = walk.units
    if any(u.is_gram("unknown") for u in units[i + 1 : walk.link]):
        return Verdict(Modality.POSSIBLE, "modality.unknown", negated=True)
    outer = _outer(walk, i) if units[i].letters == "عدم" else None
    return Verdict(outer.modality if outer else Modality.ACTUAL, "polarity.absence", negated=True)


def _prevented(walk: Walk, i: int) -> Verdict | None:
    """`لمنع عودة السكان`: a purpose; `منعت القوات السكان من العودة`: told as fact."""
    units, unit = walk.units, walk.units[i]
    via = [k for k in range(i + 1, walk.link) if units[k].letters in ("من", "دون")]
    if via and via[-1] < walk.link - 2:
        return None
    if walk.link > i + 1 and not via and any(u.is_gram("prepositions") for u in units[i + 1 : walk.link]):
        return None
    if (
        not begins(unit, ("منع", "يمنع", "تمنع", "نمنع", "لمنع", "لتجنب", "تجنب", "يتجنب", "تتجنب", "تفادي"))
        and not via
    ):
        return None  # تحل, تحول: only حال دون prevents
    meant = (
        unit.prep == "ل"
        or unit.letters.startswith("ل")
        or (i > 0 and units[i - 1].is_gram("intend_verbs"))
        or _outer(walk, i) is not None
    )
    return Verdict(Modality.PLANNED if meant else Modality.ACTUAL, "polarity.prevented", negated=True)


def _outer(walk: Walk, i: int) -> Verdict | None:
    verdict = ruling(replace(walk, at=i, absent=True))
    return verdict if verdict is not None and verdict.modality is not Modality.ACTUAL else None


def _negated(units: Sequence[Unit], i: int) -> bool:
    return i > 0 and units[i - 1].is_gram("negators")


def _negator(walk: Walk, i: int) -> Verdict | None:
    """`لا قتلى`, `ليس هناك إصابات`: the negator rules a noun directly or through a word of being."""
    if not walk.nominal:
        return None
    follows = walk.units[i + 1]
    unknown = any(u.is_gram("unknown") for u in walk.units[i + 1 : walk.link])
    direct = i + 1 == walk.link and walk.units[i].letters != "لن"
    if unknown and (walk.type in HARMS or not walk.units[walk.link].article):
        return Verdict(Modality.POSSIBLE, "modality.unknown", negated=True)
    return Verdict(Modality.ACTUAL, "polarity.negator", negated=True) if direct or follows.letters in EXISTS else None


def _light(walk: Walk, i: int) -> _Step:
    """A light verb, or the noun of one, between a ruling word and the trigger."""
    units, unit = walk.units, walk.units[i]
    before = units[i - 1] if i else None
    entry = getattr(_reading(unit), "entry", None)
    if (entry is not None and entry.pos != "verb") or unit.prep:
        purpose = (
            unit.prep == "ل"
            and walk.type in WILLED - _DEALS
            and not any(begins(u, NO_PURPOSE) for u in units[max(0, i - 2) : i])
        )
        return (Verdict(Modality.PLANNED, "modality.purpose"), False) if purpose else _PASS
    if _had_effect(walk, i):
        return _STOP
    form = _form(units, i)
    if form is None and unit.letters == "شن" and walk.nominal and not units[walk.at].letters.endswith("ا"):
        return _PASS
    if form is not None:
        return _through(walk, i, form), False
    if before is None:
        return _STOP
    goes_on = before.is_gram(
        "complementizers",
        "intend_verbs",
        "fail_verbs",
        "prevent",
        "absence",
        "aspect_verbs",
        "prepositions",
        "may_words",
    )
    return (None, (goes_on and not qad(before)) or _under_that(units, i))


def _had_effect(walk: Walk, i: int) -> bool:
    """`دون أن يسفر القصف عن إصابات`: what had no effect was made all the same."""
    unit, units = walk.units[i], walk.units
    caused = unit.is_gram("effect_verbs") and not unit.is_gram("event_subject_verbs") and walk.type not in HARMS
    led = any(u.letters in ("عن", "الي", "ب", "في") or u.prep == "ب" for u in units[i + 1 : walk.link + 1])
    return walk.nominal and caused and not led


def _under_that(units: Sequence[Unit], i: int) -> bool:
    """`يعتقد أن التنظيم تمكن من`: the light verb stands behind its subject in the words of `أن`."""
    k = i - 1
    while (
        k > 0
        and i - k < 4
        and (units[k].kind in ("party", "place", "time", "quantity") or (units[k].kind == "noun" and units[k].article))
    ):
        k -= 1
    return units[k].is_gram("complementizers")


def _through(walk: Walk, i: int, form: Verdict) -> Verdict | None:
    """What the form of a light verb (negated, future, after قد) says of the event that it carries."""
    unit = walk.units[i]
    if not walk.nominal:
        return None
    if form.attempted:
        between = walk.units[i + 1 : walk.link]
        if walk.type == "negotiate" and not any(u.letters in ("في", "من", "ب") or u.prep for u in between):
            return None  # لم تنجح المفاوضات: they were held
        return None if any(u.kind == "noun" and u.conj for u in between) else form  # لم تصل لقطع الطريق واستهدافه بقصف
    if not form.negated:
        return form
    if begins(unit, PHASES) and not unit.is_gram("unknown"):
        return None
    if _excepted(walk.units[i + 1 : walk.link]):
        return None
    if any(u.is_gram("unknown") for u in walk.units[i : walk.link]) and not _records(walk, i):
        return replace(form, modality=Modality.POSSIBLE, rule="modality.unknown") if _open(walk) else None
    if (
        unit.is_gram("effect_verbs")
        and not unit.is_gram("event_subject_verbs")
        and walk.type not in HARMS
        and not any(u.letters in ("عن", "الي", "ب", "في") for u in walk.units[i + 1 : walk.link])
    ):
        return None
    return form


def _excepted(units: Sequence[Unit]) -> bool:
    """`لم تسفر الغارة سوى عن أضرار`: what the exception lets through happened."""
    return any(unit.letters in ("سوي", "الا") for unit in units)


def _records(walk: Walk, i: int) -> bool:
    """`لم تسجل إصابات`: a count of none, not a lack of news."""
    return not walk.units[i].is_gram("unknown") and i == walk.link - 1


def _open(walk: Walk) -> bool:
    return walk.type in HARMS or not walk.units[walk.link].article


def _form(units: Sequence[Unit], i: int) -> Verdict | None:
    """What particles before a light verb say: `لم`, `سوف`, `قد` with the present, `كاد`, `قبل أن يتمكن`."""
    unit, before = units[i], units[i - 1] if i else None
    proclitics = str(getattr(_reading(unit), "proclitics", ""))
    if before is not None and before.is_gram("negators"):
        if begins(unit, STILL):
            return None
        if begins(unit, SUCCEEDS):
            return Verdict(Modality.PLANNED, "modality.attempt", attempted=True)
        return Verdict(
            Modality.PLANNED if before.letters == "لن" else Modality.ACTUAL, "polarity.negated-verb", negated=True
        )
    if proclitics.endswith("س") or (before is not None and before.letters == "سوف"):
        return Verdict(Modality.PLANNED, "modality.future")
    if before is not None and before.is_gram("may_words") and (not qad(before) or _tense(unit) == "present"):
        return Verdict(Modality.POSSIBLE, "modality.may")
    if before is not None and before.is_gram("clause_openers") and before.letters == "قبل" and begins(unit, SUCCEEDS):
        return Verdict(Modality.PLANNED, "modality.attempt", attempted=True)
    return None


def ahead_by_form(unit: Unit) -> bool:
    """`ستبدأ`: whether a light verb stands in the future."""
    return bool(unit.grams & VERB_GROUPS) and str(getattr(_reading(unit), "proclitics", "")).endswith("س")


def form_of(units: Sequence[Unit], at: int) -> Verdict | None:
    """What the particles before a trigger verb say of it."""
    unit, before = units[at], units[at - 1] if at else None
    proclitics = {r.proclitics for s in unit.ref.senses for r in s.readings if r.entry.pos == "verb"}
    if (proclitics and proclitics <= {"س", "وس", "فس"}) or (before is not None and before.letters == "سوف"):
        return Verdict(Modality.PLANNED, "modality.future")
    if before is None:
        return None
    if before.is_gram("negators"):
        if _excepted(units[at + 1 : at + 3]):
            return None
        return Verdict(
            Modality.PLANNED if before.letters == "لن" else Modality.ACTUAL, "polarity.negator", negated=True
        )
    if before.letters in ("يعد", "تعد", "يكن", "تكن", "يعودوا") and at > 1 and units[at - 2].is_gram("negators"):
        return Verdict(Modality.ACTUAL, "polarity.negated-verb", negated=True)
    if before.is_gram("may_words") and not before.is_gram("effect_verbs"):
        return Verdict(Modality.POSSIBLE, "modality.may") if not qad(before) or present(unit) else None
    return None


def _asked_for(walk: Walk, that: int) -> Verdict | None:
    """The word before `أن`: `يتوقع الجيش أن`, `قرر المجلس أن`, `دون أن`, `هدد بأن`."""
    units = walk.units
    if that > 1 and units[that - 1].letters == "علي" and units[that - 2].kind == "punct" and _unrealised(walk):
        return Verdict(Modality.PLANNED, "modality.stipulated")  # أرسلت قافلة، على أن ترسل أخرى غدا
    for i in range(that - 1, max(-1, that - 1 - _SUBJECT), -1):
        unit = units[i]
        if (unit.kind == "punct" and unit.letters not in (",", *_PASSING)) or unit.is_gram(
            "clause_openers", "complementizers"
        ):
            return None
        if unit.is_gram("may_words") and not qad(unit):
            if walk.nominal and walk.units[walk.at].article and begins(unit, ("يبدو", "تبدو")):
                return None  # يبدو أن الهجوم أعد بعناية: that it was made is no question
            return Verdict(
                Modality.POSSIBLE, "modality.may", negated=_negated(units, i) and not begins(unit, ("يستبعد", "تستبعد"))
            )
        if unit.letters in ("صحيح", "صحيحا") and _untrue(units, i):
            return Verdict(Modality.ACTUAL, "polarity.untrue", negated=True)
        if unit.is_gram("absence") and i == that - 1:
            return Verdict(Modality.ACTUAL, "polarity.absence", negated=True)
        if unit.is_gram("intend_verbs") and not unit.is_gram("unknown"):
            return (
                Verdict(Modality.PLANNED, "modality.intent", negated=_negated(units, i)) if _unrealised(walk) else None
            )
        if unit.kind == "trigger" and i and begins(units[i - 1], ("كاد", "يكاد", "تكاد")):
            continue
        if unit.kind == "trigger":
            wills = str(unit.ref.senses[0].trigger.type) in ("demand", "threaten", "pledge", "decree", "agree")
            return (
                Verdict(Modality.PLANNED, "modality.willed")
                if wills and _unrealised(walk) and not walk.nominal
                else None
            )
        if unit.kind == "report" or unit.is_gram("relative_pronouns"):
            return None
    return None


def _untrue(units: Sequence[Unit], i: int) -> bool:
    """`غير صحيح أن`, `ليس صحيحا أن`."""
    return i > 0 and (units[i - 1].letters == "غير" or units[i - 1].is_gram("negators"))


def _unrealised(walk: Walk) -> bool:
    """Past verbs tell what happened even after a word of intent."""
    return walk.nominal or present(walk.units[walk.at])
