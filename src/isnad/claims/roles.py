"""Roles: which argument of a trigger is actor, target and place, by the trigger's frame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from isnad.claims.arguments import Argument, Collected
from isnad.claims.drafts import Draft
from isnad.claims.left_places import is_destination
from isnad.claims.voice import disagrees, has_victim, is_accusative, is_plural, unmarked_voice
from isnad.codebook import Frame
from isnad.syntax.phrases import Member, Phrase
from isnad.syntax.units import Unit

_WIDTH = {
    "facility": 0,
    "neighbourhood": 1,
    "camp": 1,
    "base": 1,
    "crossing": 1,
    "airport": 1,
    "village": 2,
    "town": 3,
    "city": 4,
    "road": 5,
    "natural": 6,
    "district": 7,
    "region": 8,
    "countryside": 9,
    "governorate": 10,
    "country": 11,
}
_PLACE_PREPOSITIONS = frozenset(
    "في ب قرب علي عند داخل ضمن وسط خارج امام حول بين بمحاذاه قباله خلف فوق تجاه شرق غرب شمال جنوب".split()
)
_BESIDE = frozenset({"قرب", "من", "حول", "قباله", "عبر"})
_AREA = 8  # at least as wide as a region: a finer place may replace it
_TOWN = 3
_NATURAL = 6
_OF_PARTIES = frozenset({"deny", "demand", "accuse", "pledge", "threaten", "negotiate", "agree"})
_MUTUAL = frozenset({"shelling", "airstrike", "attack"})
_HITS = frozenset({"shelling", "airstrike", "attack", "destroy", "explosion"})
_UNARMED = frozenset({"civilian", "protester", "media"})
# What fire was like, not whose: برصاص طائش, بنيران صديقة.
_OF_FIRE = frozenset("طايش طايشه حي صديق صديقه عشوايي عشواييه مطاطي كثيف كثيفه مباشر مباشره غزير".split())
_ARMED = frozenset({"state", "military", "rebel", "militia", "jihadist"})
FACILITIES = frozenset({"facility", "airport", "base"})


def assign(draft: Draft, found: Collected, party_kind: dict[int, str]) -> None:
    """Fill the draft's roles from its arguments. `party_kind` gives the actor kind of a party by its first word."""
    frame = draft.sense.trigger.frame
    preps = frame.folded_prep
    if draft.position in ("masdar", "noun") or draft.position == "participle":
        _assign_noun(draft, frame, found, party_kind)
    else:
        _assign_verb(draft, frame, found, party_kind)
    for argument in found.arguments:
        if argument.tie == "agent" and argument.phrase.head in _OF_FIRE:
            continue
        if argument.tie == "agent":
            fill(draft, "actor", argument.phrase, "role.agent-marker")
        elif argument.tie == "condemned":
            fill(draft, "target", argument.phrase, "role.condemned")
        elif argument.tie == "adjective":
            _by_nationality(draft, frame, argument.phrase)
        elif argument.tie in _BESIDES:
            _suffers_too(draft, argument.phrase)
        elif argument.tie not in ("", "genitive"):
            _assign_preposition(draft, argument, preps, found)
    _described(draft)
    draft.reach = found.reach
    draft.tied = found.pronouns


_BESIDES = frozenset({"اضافه", "بالاضافه", "فضلا", "علاوه"})


def _suffers_too(draft: Draft, phrase: Phrase) -> None:
    """`أصيب ثلاثة جنود إضافة إلى مدنيين اثنين`: more of those who suffered."""
    people = phrase.kind == "party" and draft.target and draft.target[0].kind == "party"
    if draft.type in _SUFFERED and people:
        draft.target.extend(phrase.members)
        draft.note("role.beside")


def _by_nationality(draft: Draft, frame: Frame, phrase: Phrase) -> None:
    """`غارات روسية`, `هجوم أميركي - بريطاني`: the adjectives of those who did it, or of those who suffered it."""
    role = "actor" if "actor" in frame.genitive + frame.subject and not _befell(draft, phrase) else "target"
    if "role.nationality" in draft.rules:
        draft.role(role).extend(phrase.members)
    fill(draft, role, phrase, "role.nationality")


def _befell(draft: Draft, phrase: Phrase) -> bool:
    """`قتل يمني وأصيب آخر`: behind a word that may be a passive verb an indefinite adjective is the victim."""
    unit, first = draft.row.units[draft.unit], draft.row.units[phrase.first]
    before = draft.row.units[draft.unit - 1] if draft.unit else None
    opens = before is None or unit.conj or before.kind in ("punct", "time", "place") or before.is_gram("cause_links")
    one = not first.article and not first.letters.endswith(("ه", "ات"))
    return draft.type in _SUFFERED and opens and one and not (unit.article or unit.prep)


def _described(draft: Draft) -> None:
    """`عثر على شابين مقتولين`, `وجد مقتولا`: the participle tells what happened to the people right before it."""
    if draft.target or draft.position != "participle" or draft.type not in _SUFFERED or draft.definite:
        return
    units, at = draft.row.units, draft.unit - 1
    while at > 0 and units[at].is_gram("aspect_verbs"):
        at -= 1  # مصريون كانوا محتجزين
    before = units[at] if at >= 0 else None
    if before is not None and before.kind == "party" and not before.conj:
        draft.target = [Member("party", before.first, before.last, before.ref.cut, before.ref)]
        draft.note("role.described")


_SUFFERED = frozenset({"kill", "injure", "arrest", "abduct", "torture", "execute"})


def _assign_noun(draft: Draft, frame: Frame, found: Collected, party_kind: dict[int, str]) -> None:
    bare = [a for a in found.arguments if a.tie == ""]
    genitives = [a for a in found.arguments if a.tie == "genitive"]
    for argument in genitives:
        acts = draft.position != "participle" and _acts(argument.phrase, frame, found, bare)
        roles = ("actor",) if acts else frame.genitive
        if _is_struck(draft, argument.phrase, party_kind) or _is_aimed_at(draft, argument.phrase, found):
            roles = tuple(role for role in roles if role != "actor")
        if _has_victims(draft, argument.phrase, party_kind) or _owns_shells(draft, argument.phrase, party_kind):
            roles = ("actor",)
        place_by_roles(draft, argument.phrase, roles, "role.genitive")
    for argument in bare:
        slots = tuple(role for role in frame.object if role != "actor" or not draft.actor)
        place_by_roles(draft, argument.phrase, slots, "role.object")
    if draft.actor and not draft.target and "target" in frame.object and genitives:
        for argument in found.arguments:
            if argument.tie == "ل" and argument.phrase.kind != "place":
                place_by_roles(draft, argument.phrase, ("target",), "role.object-with-ل")


def _is_struck(draft: Draft, phrase: Phrase, party_kind: dict[int, str]) -> bool:
    """`قصف المدنيين`, `استهداف الأطفال`: those who bear no arms are not the ones who strike."""
    if draft.type not in _HITS or phrase.kind != "party":
        return False
    party = phrase.members[0].ref
    return party.generic is not None and party_kind.get(phrase.members[0].first) in _UNARMED


def _has_victims(draft: Draft, phrase: Phrase, party_kind: dict[int, str]) -> bool:
    """`ضحايا قوات الأسد`: those who bear arms have made the victims."""
    victims = draft.row.units[draft.unit].has("victims_noun") and not draft.enclitic
    return victims and phrase.kind == "party" and party_kind.get(phrase.members[0].first) in _ARMED


def _owns_shells(draft: Draft, phrase: Phrase, party_kind: dict[int, str]) -> bool:
    """`جراء قذائف قوات النظام`: whose shells they are has fired them."""
    fired = draft.type in _HITS and draft.row.units[draft.unit].is_gram("instruments")
    return fired and phrase.kind == "party" and party_kind.get(phrase.members[0].first) in _ARMED


def _is_aimed_at(draft: Draft, phrase: Phrase, found: Collected) -> bool:
    """`استهداف رتل للتحالف`, `استهداف الجيش بعبوة`: whom it aims at, unless what it aims at follows as an object."""
    if not draft.row.units[draft.unit].has("struck_by") or phrase.kind != "party":
        return False
    return not any(a.tie in ("", "ل") and a.phrase.first >= phrase.last for a in found.arguments)


def _acts(phrase: Phrase, frame: Frame, found: Collected, bare: list[Argument]) -> bool:
    """`اعتقال قسد شابا`, `تجريف الجيش أراضيهم`, `قتل النظام للمدنيين`: before an object, the genitive is the doer."""
    if phrase.kind != "party" or "actor" not in frame.subject or "actor" in frame.genitive:
        return False
    if frame.name == "office":
        return False  # تعيين عمر محافظا: the office is no object
    if phrase.members[0].ref.generic is not None:  # احتجاز السلطات ناشطين
        object_behind = next((a.phrase for a in bare if a.phrase.first == phrase.last), None)
        counted = object_behind is not None and bool(object_behind.quantities)  # اعتقال السلطات أربعة من قادته
        return (
            object_behind is not None and phrase.members[0].ref.definite and (counted or is_accusative(object_behind))
        )
    bare = [a for a in bare if getattr(a.phrase.members[0].ref, "head", "") != "adjective"]  # القائد أبو ليث المغربي
    objects = [a for a in found.arguments if a.tie == "ل" and a.phrase.kind in ("party", "thing", "count")]
    return any(a.phrase.first == phrase.last for a in (*bare, *objects))


def _assign_verb(draft: Draft, frame: Frame, found: Collected, party_kind: dict[int, str]) -> None:
    bare = _with_acting_posts(draft, [a for a in found.arguments if a.tie in ("", "condemned")])
    if draft.voice == "either":
        reaches = found.subject is not None or any(a.tie == "condemned" for a in bare)
        reaches = reaches or (is_plural(draft) and bool(bare))  # قتلوا جنودا: its subject never follows it
        draft.voice = (
            "active"
            if reaches or has_victim(frame, found)
            else unmarked_voice(
                draft, frame, bare, party_kind, bool(bare) and found.arguments[0] is bare[0] and not found.partners
            )
        )
    if draft.voice == "passive":
        for argument in bare[:1] if not draft.target else []:
            place_by_roles(draft, argument.phrase, frame.passive, "role.passive-subject")
        return
    has_subject = (
        found.subject is not None
        or is_plural(draft)
        or _object_leads(draft, bare)
        or bool(draft.role("actor"))
        or (frame.subject[:1] == ("target",) and bool(draft.target))
    )
    for argument in bare:
        if argument.tie == "condemned":
            continue
        blast = draft.type == "explosion" and len(bare) == 1  # عبوة انفجرت استهدفت دورية
        subject = not has_subject and not blast and _may_be_subject(argument.phrase, frame, bare, argument)
        if subject:
            has_subject = True
            if _speaks(draft, argument.phrase):
                fill(draft, "actor", argument.phrase, "role.subject")
            place_by_roles(draft, argument.phrase, frame.subject, "role.subject")
        elif not draft.enclitic:  # أدانته منظمات: the pronoun is the object
            place_by_roles(draft, argument.phrase, frame.object, "role.object")


_POSTS = frozenset({"حاجز", "حواجز"})


def _with_acting_posts(draft: Draft, bare: list[Argument]) -> list[Argument]:
    """`اعتقل حاجز للنظام شابا`: those at a post act, where somebody or something else follows as object."""
    if len(bare) < 2 or draft.row.units[bare[0].phrase.first].letters not in _POSTS:
        return bare
    post = bare[0].phrase
    acting = post._replace(members=tuple(member._replace(site=False) for member in post.members))
    return [bare[0]._replace(phrase=acting), *bare[1:]]


def _speaks(draft: Draft, phrase: Phrase) -> bool:
    """`دعت الرابطة الأهالي إلى`: what speaks and is not known is an institution all the same."""
    if draft.type not in _OF_PARTIES and draft.type != "condemn":
        return False
    named = phrase.members[0].ref == "speaker"
    return phrase.kind == "thing" and (draft.row.units[phrase.first].article or named)


def _object_leads(draft: Draft, bare: list[Argument]) -> bool:
    """Whether the first phrase is the object and no other one can be the subject (`كما اعتقلت مدنيا`)."""
    if not bare or not disagrees(draft, bare[0].phrase):
        return False
    return not any(a.phrase.kind == "party" and not is_accusative(a.phrase) for a in bare[1:])


def _may_be_subject(phrase: Phrase, frame: Frame, bare: list[Argument], argument: Argument) -> bool:
    if phrase.kind == "party" or phrase.kind == "count":
        oblique = is_accusative(phrase) and (len(bare) > 1 or phrase.head.startswith("ال"))
        return not phrase.members[0].site and not oblique
    if phrase.kind != "thing" or argument is not bare[0] or is_accusative(phrase) or phrase.members[0].ref == "vague":
        return False
    follows = len(bare) > 1 and (bare[1].phrase.first == phrase.last or _is_indefinite_party(bare[1].phrase))
    return "target" in frame.subject or follows  # هدمت الجرافات أربعة منازل: a thing did it, nobody is named


def _is_indefinite_party(phrase: Phrase) -> bool:
    """`شبكة في المدينة فتيات`: indefinite people behind a thing are its object."""
    return phrase.kind == "party" and not phrase.members[0].ref.definite


def _belongs(draft: Draft, argument: Argument, found: Collected) -> bool:
    """`سيارة تابعة للصليب الأحمر`, `مخيما للنازحين`: whose the thing before is, not who acted on it."""
    at = argument.phrase.first
    if at and draft.row.units[at - 1].has("belongs"):
        return True
    if draft.type not in _HITS or argument.phrase.kind == "place":
        return False
    before = next((a.phrase for a in found.arguments if a.phrase.last == at and a is not argument), None)
    if before is None or before.members[0].ref == "fired":
        return False
    people = getattr(argument.phrase.members[0].ref, "head", "") == "people"
    return before.kind == "thing" or (before.kind == "place" and people)


def _assign_preposition(
    draft: Draft, argument: Argument, preps: Mapping[str, tuple[str, ...]], found: Collected
) -> None:
    tie, phrase = argument.tie, argument.phrase
    sides = any(member.kind == "party" for member in phrase.members)
    if tie == "بين" and sides and ("actor" in preps.get("بين", ()) or draft.type in _MUTUAL):
        _between(draft, phrase)
        return
    roles = preps.get(tie) if tie != "بين" or phrase.kind in ("party", "place") else None  # بين ليلة وضحاها
    if draft.type == "protest" and tie == "علي" and phrase.kind == "thing":
        return  # احتجاجا على انقطاع الكهرباء: why, not against whom
    if tie == "ل" and phrase.kind == "thing" and phrase.head.removeprefix("ال") in _ENDS:
        return  # لأسباب مجهولة, للضغط عليهم
    left = draft.type == "withdraw" and phrase.kind == "place"
    if left and is_destination(draft.row.units, draft.unit, tie, phrase.first):
        return
    if tie == "من" and phrase.kind == "party" and draft.position != "verb":
        roles = _from_whom(draft, roles)
    if tie == "ل" and roles and roles[:2] == ("actor", "target") and _is_sent(draft):
        roles = ("target",)  # نصب مسلحون كمينا لدورية
    if tie == "ل" and draft.type in _SUFFERED and phrase.kind == "party" and phrase.members[0].ref.head == "people":
        roles = ("target",)  # قتل للمدنيين
    if tie == "ل" and roles and roles[0] == "actor" and draft.actor:
        roles = roles[1:]  # ضربات وجهتها البحرية للحوثيين
    if tie == "ل" and _belongs(draft, argument, found):
        return
    if draft.type == "release" and tie in ("ل", "الي") and phrase.kind != "place":
        return  # سلمت الأسرى للصليب الأحمر: those set free are the target, not those who take them over
    if tie == "ضد" and phrase.kind == "place" and all(m.ref.mention.kind == "country" for m in phrase.members):
        fill(draft, "target", phrase, "role.against")  # هجمات ضد إسرائيل
        return
    if tie in ("في", "ب", "داخل") and phrase.members[0].site and phrase.kind == "party":
        roles = preps.get("في صفوف", ("target",))  # جرحى في صفوف المدنيين
    if tie == "ب" and _is_arm(phrase):
        roles = ("actor",)  # استهداف بالطائرات الروسية
    if phrase.within and tie in _PLACE_PREPOSITIONS:
        add_places(draft, phrase.within, "role.within")
    if roles is None and tie in _PLACE_PREPOSITIONS:
        roles = ("place",)
    if phrase.kind == "place" and (roles is None or "place" not in roles) and tie in ("ل", "ب") and not draft.place:
        roles = ("place",)  # الأراضي التابعة لبلدة أ, منزل ببلدة أ
    if phrase.kind == "place" and tie == "من" and draft.type in _TAKEN_FROM and not (draft.place or _placed(found)):
        roles = ("place",)  # خطف من بلدة أ
    if phrase.kind == "place" and draft.place and (tie in _BESIDE or _is_by(draft, phrase)):
        return  # قرب says where the place lies
    if tie == "ب" and draft.sense.trigger.frame.name == "toll" and phrase.kind not in ("party", "place"):
        return  # قتيلة بحملة دهم, but إصابات بقوات النظام
    if roles:
        place_by_roles(draft, phrase, roles, f"role.preposition-{tie}")


def _from_whom(draft: Draft, roles: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """`بدعوة من الرئيس`, `تهديدات من الجيش`, `تلقى اتصالا من الملك`: who speaks, or calls."""
    speaks = draft.type in _SPOKEN or draft.sense.trigger.lemma == _CALL
    return ("actor",) if speaks and not draft.actor and not draft.enclitic else roles


_SPOKEN = frozenset({"demand", "threaten", "condemn", "accuse", "pledge"})
_CALL = "اتصال"
_ENDS = frozenset("سبب اسباب غايه غايات ضغط ارتفاع زياده دفاع رد بحث حفاظ تاكد".split())
_ARMS = ("طاير", "طيران", "مدفعي", "مسير", "مروحي", "مقاتلات", "راجم", "سلاح", "بارج", "زوارق")


def _is_arm(phrase: Phrase) -> bool:
    """Whether the phrase names the aircraft or guns of somebody who is known."""
    if phrase.kind != "party" or not phrase.members[0].ref.actors:
        return False
    party = phrase.members[0].ref
    named = phrase.head.removeprefix("ب").removeprefix("ال").startswith(_ARMS)
    return party.head in ("aircraft", "artillery") or (party.head == "name" and named)


def _placed(found: Collected) -> bool:
    """`خطف تاجر من بلدة أ على طريق ب`: where it happened is told, so that من says where he is from."""
    return any(a.phrase.kind == "place" and a.tie in _AT for a in found.arguments)


_AT = frozenset({"علي", "عند"})  # a chain behind من (`من قرية أ بريف ب`) only says where the village lies
_TAKEN_FROM = frozenset({"abduct", "arrest", "hand_over", "loot"})


def _is_sent(draft: Draft) -> bool:
    """Whether a light verb whose subject does it governs the event noun: `نصب مسلحون كمينا`."""
    for unit in reversed(draft.row.units[max(0, draft.unit - 5) : draft.unit]):
        if unit.is_gram("agent_subject_verbs") and unit.kind == "gram" and not unit.prep:
            verb = unit.ref is None or unit.ref.entry.pos == "verb"  # تنفيذ غارات للطيران: whose raids they were
            return verb and not unit.is_gram("event_subject_verbs")
        if unit.kind in ("punct", "trigger", "verb", "report"):
            return False
    return False


def _between(draft: Draft, phrase: Phrase) -> None:
    """`بين أ وب`: the first side acts, the second is its counterpart."""
    parties = [m for m in phrase.members if m.kind == "party"]
    if "role.between" in draft.rules and draft.actor:  # بين أ وبين ب
        draft.target.extend(parties if not draft.target else [])
        return
    if draft.position == "verb" and draft.actor and parties:  # توسطت قطر بين أ وب
        draft.target[:] = parties
        draft.note("role.between-others")
        return
    if draft.type in _MUTUAL:  # قصف متبادل بين أ وب: both did it
        draft.actor[:] = parties
    elif len(parties) >= 2:
        draft.actor[:] = parties[:1]
        draft.target[:] = parties[1:]
    elif parties:
        draft.actor[:] = parties
    draft.note("role.between")


def place_by_roles(draft: Draft, phrase: Phrase, roles: Sequence[str], rule: str) -> None:
    """Give each member to the first role that takes its kind."""
    if "target" in roles and _is_addressed(draft, phrase, roles):
        fill(draft, "target", phrase, f"{rule}-addressed")
        return
    if draft.type == "chemical" and phrase.kind == "thing" and rule == "role.object":
        return  # استخدم غاز السارين ضد المدنيين: the means
    if phrase.kind != "party" and draft.type in _OF_PARTIES:
        roles = [role for role in roles if role != "target"]
    if draft.sense.trigger.frame.name == "toll" and (
        phrase.kind == "count" or "families" in phrase.traits or phrase.head in _OTHERS
    ):
        return  # شهيد واحد, قتلى من عائلة واحدة, جرحى آخرين
    if "place" in roles and phrase.kind == "thing" and phrase.members[0].ref in ("vague", "fired"):
        draft.vague_place = True  # دخلوا المدينة: the one told of before
        draft.vague_unit = phrase.first if draft.row.units[phrase.first].article else None
    elif "place" in roles and phrase.kind == "thing" and _points_back(draft.row.units, phrase):
        draft.vague_unit = phrase.first  # قتل في السجن: the prison told of before
    if phrase.within and "place" in roles:
        add_places(draft, phrase.within, f"{rule}-within")
    if draft.type == "release" and "object" in roles and phrase.kind == "party":
        roles = ("target",)  # تسلم محتجزين
    for role in roles:
        if _takes(role, phrase, draft):
            fill(draft, "target" if role == "object" else role, phrase, rule)
            if role == "place" and "target" in roles and draft.type in _HITS:
                _hit_facilities(draft, phrase)
            return


def _points_back(units: Sequence[Unit], phrase: Phrase) -> bool:
    """`السجن`, `المعبر`: a definite noun alone may mean the place that was printed with it."""
    unit = units[phrase.first]
    return unit.article and unit.kind == "noun" and phrase.last == phrase.first + 1


_TO_STATES = frozenset({"accuse", "threaten", "condemn", "demand", "sanction"})
_STATE_KINDS = frozenset({"country", "city"})


def _is_addressed(draft: Draft, phrase: Phrase, roles: Sequence[str]) -> bool:
    """`طلبت الرياض من صنعاء`, `عقوبات على طهران`, `دعا الأطراف`: states named by their place, and sides."""
    if draft.type not in _TO_STATES and not (draft.type in ("negotiate", "agree") and tuple(roles) == ("target",)):
        return False
    unit = draft.row.units[phrase.first]
    if phrase.kind == "thing":
        return "sides" in phrase.traits and unit.letters.startswith("ال")
    return (
        phrase.kind == "place"
        and not unit.is_gram("area_words")
        and all(m.ref.mention.kind in _STATE_KINDS for m in phrase.members)
    )


def _hit_facilities(draft: Draft, phrase: Phrase) -> None:
    """An airport or hospital that was struck is where and what: `قصف مطار حماة`; a town is only where."""
    hit = tuple(member for member in phrase.members if member.kind == "place" and member.ref.mention.kind in FACILITIES)
    if hit:
        fill(draft, "target", phrase._replace(members=hit), "role.facility-hit")


_SEIZED = frozenset({"destroy", "loot", "hand_over"})


_OTHERS = frozenset({"اخرين", "اخرون", "اخر", "اخريات"})
_FIRE = frozenset({"نار", "النار", "نيران", "النيران"})


def _takes(role: str, phrase: Phrase, draft: Draft) -> bool:
    kind = phrase.kind
    if role == "actor":
        return (kind == "party" and not phrase.members[0].site) or "statements" in phrase.traits
    if role == "place":
        return kind == "place"
    if kind == "thing" and phrase.head in _FIRE:
        return False  # أضرموا النار بأربع مركبات
    if kind == "thing" and phrase.members[0].ref == "fired" and (draft.type not in _SEIZED or phrase.prep == "ب"):
        return False  # أطلقت صواريخ, but صادرت أسلحة
    if role == "object":
        return kind in ("thing", "count")
    if kind == "thing" and phrase.members[0].kind == "thing" and phrase.members[0].ref == "vague":
        return False
    return kind in ("party", "thing", "count") or (kind == "place" and phrase.members[0].ref.mention.kind == "facility")


def fill(draft: Draft, role: str, phrase: Phrase, rule: str) -> None:
    """Put a phrase into a role; a place that only says where another one lies is left out."""
    if role == "place":
        add_places(draft, phrase.members, rule)
        return
    if draft.role(role):
        return
    draft.role(role).extend(m for m in phrase.members if m.kind != "place" or role == "target")
    if role == "target" or not draft.quantities:
        draft.quantities.extend(phrase.quantities)
    draft.note(rule)


def add_places(draft: Draft, members: Iterable[Member], rule: str) -> None:
    """Add places, keeping the finest ones."""
    members = [m for m in members if m.kind == "place"]
    if not members:
        return
    if not draft.place:
        draft.place.extend(members)
        draft.note(rule)
    elif _goes_on(draft.row.units, members[0]):
        return  # ريف أ، ومحاور بلدة ب: a list, no finer place
    elif _is_finer(members[0], draft.place) and draft.sense.trigger.frame.name not in ("leave", "enter"):
        draft.place[:] = members
        draft.note("place.finer")


def _is_by(draft: Draft, phrase: Phrase) -> bool:
    """`جبل أ بمحيط مدينة ب`, but not `ريف أ بمحيط بلدة ب`."""
    near = phrase.first > 0 and draft.row.units[phrase.first - 1].is_gram("near")
    return near and min(map(width, draft.place)) < _AREA


def _is_finer(member: Member, known: Sequence[Member]) -> bool:
    """Whether a place lies in those named before it: `في ريف أ بقرية ب`, `في جبل أ في بلدة ب`."""
    widest = min(map(width, known))
    return width(member) < _AREA <= widest or width(member) <= _TOWN < _NATURAL <= widest


def _goes_on(units: Sequence[Unit], member: Member) -> bool:
    """Whether a place is joined to one before it, itself or by its generic head: `وبلدة ب`, `ومحاور بلدة ب`."""
    at = next((n for n, unit in enumerate(units) if unit.first == member.first), 0)
    while at and units[at - 1].kind == "gram" and units[at - 1].is_gram("area_words") and not units[at].conj:
        at -= 1
    return units[at].conj


def width(member: Member) -> int:
    """How wide a place is: 0 a facility, 11 a country."""
    return _WIDTH.get(member.ref.mention.kind, 6)
