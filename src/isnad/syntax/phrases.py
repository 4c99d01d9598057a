"""Noun phrases over units: heads with their counts, sites and coordinated members.

`4 أطفال وسيدة`, `خمسة من عناصر الجيش`, `مواقع لقوات النظام`, `قرى أ وب وج`, `محيط بلدة أ`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from isnad.annotate.party_words import adjective_shape
from isnad.syntax.units import Unit


class Member(NamedTuple):
    """One noun of a phrase: words `first` to `last` (half-open), without `cut` letters of proclitics."""

    kind: str  # party place thing event
    first: int
    last: int
    cut: int
    ref: Any
    site: bool = False


class Phrase(NamedTuple):
    """Units `first` to `last` (half-open) as one noun phrase; `prep` is the preposition glued to it."""

    first: int
    last: int
    prep: str
    members: tuple[Member, ...]
    quantities: tuple[Any, ...] = ()
    head: str = ""  # folded letters of its first noun
    masculine: bool = False  # its head is a singular masculine party
    traits: frozenset[str] = frozenset()  # of its first noun
    within: tuple[Member, ...] = ()  # the place that a thing's name ends with: مزارع بلدة أ
    counted: bool = False  # a count or collective stands before its noun, which is then a genitive

    @property
    def kind(self) -> str:
        """The kind of its first member."""
        return self.members[0].kind if self.members else "thing"


def phrase_at(units: Sequence[Unit], at: int, outside: frozenset[str]) -> Phrase | None:
    """The noun phrase that begins at this unit, with its coordinated members; None when no noun stands here."""
    phrase = _single(units, at, outside)
    if phrase is None:
        return None
    while phrase.last < len(units):
        more = _coordinated(units, phrase, outside)
        if more is None:
            break
        phrase = phrase._replace(
            last=more.last, members=phrase.members + more.members, quantities=phrase.quantities + more.quantities
        )
    return phrase


def _coordinated(units: Sequence[Unit], phrase: Phrase, outside: frozenset[str]) -> Phrase | None:
    """The next member joined by «and» or, for places, by a comma."""
    at = _past_side(units, phrase.last)
    if at >= len(units):
        return None
    unit = units[at]
    if unit.kind == "gram" and unit.is_gram("and") and at + 1 < len(units):
        at, joined = at + 1, True
    elif unit.kind == "punct" and unit.letters in (",", "-", "/") and at + 1 < len(units):
        between = phrase.first > 0 and units[phrase.first - 1].letters == "بين" and units[at + 1].conj  # بين أ، وب
        kinds = {phrase.kind, units[at + 1].kind}
        at, joined = at + 1, kinds == {"place"} or (between and kinds == {"party"})
    else:
        joined = unit.conj
    if not joined:
        return None
    if _describes_too(units, phrase.last, at):
        return Phrase(at, at + 1, "", ())
    more = _single(units, at, outside)
    if units[at - 1].letters in ("/", "-") and more is not None and _names_again(phrase, more):
        return more._replace(members=())
    if (
        more is None
        or more.prep
        or more.kind != phrase.kind
        or (more.kind == "thing" and units[at].kind != "noun")
        or _vague(phrase, more)
    ):
        return None
    return more


def _names_again(phrase: Phrase, more: Phrase) -> bool:
    """`كوباني/عين العرب`: the other name of the same place."""
    if {phrase.kind, more.kind} != {"place"}:
        return False
    before, after = (str(one.members[-1].ref.mention.id or "").partition("/")[0] for one in (phrase, more))
    return bool(before) and before == after


def _describes_too(units: Sequence[Unit], last: int, at: int) -> bool:
    """`المنشآت الحيوية والخدمية`, `أبنية سكنية وتجارية`: an adjective joined to the first one, no noun of its own."""
    first, more = units[last - 1], units[at]
    both = all(u.kind == "noun" and not u.prep and _ending(u) for u in (first, more))
    return both and first.article == more.article and not first.conj and _ending(first) == _ending(more)


def _ending(unit: Unit) -> str:
    """How an adjective ends: `حيوي`, `تجارية`, `خدمياً`, with the article also `العامة`; "" for another noun."""
    letters = unit.letters
    ending = next((e for e in ("يه", "يا", "ي") if letters.endswith(e) and len(letters) > 3), "")
    plain = unit.article and letters.endswith("ه") and letters in _PLAIN
    return "يه" if plain else ending


_PLAIN = frozenset("عامه خاصه كبيره صغيره قديمه حديثه".split())  # adjectives that no noun gave: العامة والخاصة


def _past_side(units: Sequence[Unit], at: int) -> int:
    """Past `من جهة`, `من طرف`, `الموالي لتركيا`, `المدعوم من إيران` after the first of two sides."""
    if at < len(units) and units[at].has("sided") and not units[at].conj and not units[at].prep:
        at += 1  # الجيش الوطني المعارض
    if at + 2 < len(units) and units[at].has("backed") and units[at].article:
        backer = at + 1 + _is_from(units[at + 1])
        if units[backer].kind == "party" and not units[backer].conj:
            return backer + 1
    if at + 1 < len(units) and _is_from(units[at]) and units[at + 1].letters in ("جهه", "طرف", "جانب"):
        return at + 2
    return at


def _vague(phrase: Phrase, more: Phrase) -> bool:
    """Whether one of two joined things is vague and the other is not."""
    refs = {phrase.members[0].ref, more.members[0].ref}
    if refs == {"fired", None} and phrase.members[0].ref == "fired":
        return False  # أسلحة ومخدرات
    return phrase.kind == "thing" and len(refs) > 1 and phrase.prep != "ب"


def _single(units: Sequence[Unit], at: int, outside: frozenset[str]) -> Phrase | None:
    if at >= len(units):
        return None
    unit = units[at]
    counts = unit.is_gram("collectives") and (unit.kind != "party" or unit.last - unit.first == 1)
    if unit.kind == "quantity" or counts:
        return _counted(units, at, outside)
    if unit.kind == "party":
        return _party(units, at)
    if (unit.is_gram("demonstratives") or unit.letters in _SAME) and at + 1 < len(units):
        inner = _single(units, at + 1, outside)
        return inner._replace(first=at, prep=unit.prep or inner.prep) if inner else None
    if unit.is_gram("latter"):
        return _latter(units, at)
    if unit.kind == "noun" and unit.has("allies") and _names_party(units, at + 1):
        return _party(units, at + 1)._replace(first=at, prep=unit.prep)  # وحليفته روسيا
    if unit.kind == "place":
        return Phrase(at, at + 1, unit.prep, (Member("place", unit.first, unit.last, unit.ref.cut, unit.ref),))
    if unit.letters.isdigit():
        return None  # كتيبة المدفعية 155
    another = unit.kind == "gram" and unit.letters in ("اخر", "اخري")
    if (
        unit.kind == "noun"
        or another
        or (unit.kind == "gram" and unit.is_gram("site_heads", "area_words", "instruments"))
    ):
        return _thing(units, at, outside)
    return None


def _names_party(units: Sequence[Unit], at: int) -> bool:
    """Whether a party that nothing ties stands at this unit."""
    return at < len(units) and units[at].kind == "party" and not units[at].prep and not units[at].conj


_SAME = frozenset({"نفس", "ذات"})  # ذات المكان: they only say that it is the one told of


def _latter(units: Sequence[Unit], at: int) -> Phrase | None:
    """`الأخيرة`: the party named last before it."""
    for unit in reversed(units[:at]):
        if unit.kind == "party" and unit.ref.head != "adjective":
            member = Member("party", unit.first, unit.last, unit.ref.cut, unit.ref)
            return Phrase(at, at + 1, units[at].prep, (member,), (), unit.letters)
    return None


def _party(units: Sequence[Unit], at: int) -> Phrase:
    unit = units[at]
    end = last = at + 1
    quantities: tuple[Any, ...] = ()
    if last < len(units) and units[last].kind == "quantity" and _only_counts(units, last, unit):
        quantities, last = (units[last].ref,), last + 1  # مدنيين اثنين
    if last < len(units) and last == at + 1 and unit.last - unit.first == 1 and unit.has("professions"):
        last = end = last + _is_plain(units[last])  # سائق الحافلة, حارس مدرسة
    if last == at + 1 < len(units) and unit.has("members") and _is_service(units[last]):
        last = end = last + 1  # عنصر شرطة
    member = Member("party", unit.first, units[end - 1].last, unit.ref.cut, unit.ref)
    return Phrase(
        at, last, unit.prep, (member,), quantities, unit.letters, unit.is_gram("masculine_heads"), unit.traits
    )


def _is_plain(unit: Unit) -> bool:
    """Whether the unit is a noun that nothing ties: after a bare noun its genitive."""
    return unit.kind == "noun" and not unit.prep and not unit.conj and not unit.grams


def _is_service(unit: Unit) -> bool:
    """Whether an untied indefinite word says which service somebody is of: `شرطة`, `أمن`."""
    return unit.has("services") and not unit.prep and not unit.conj and not unit.article and unit.last == unit.first + 1


def _only_counts(units: Sequence[Unit], at: int, head: Unit) -> bool:
    """Whether the count after a noun belongs to it: `مدنيين اثنين`, but not `قسد عددا من`."""
    quantity = units[at]
    if quantity.last - quantity.first != 1 or quantity.conj or quantity.ref.low is None:
        return False
    return quantity.ref.noun in (None, head.first, head.last - 1) and not (
        at + 1 < len(units) and _is_from(units[at + 1])
    )


def _counted(units: Sequence[Unit], at: int, outside: frozenset[str]) -> Phrase | None:
    """A count or a vague collective and what is counted; the head is the noun."""
    unit = units[at]
    quantities = (unit.ref,) if unit.kind == "quantity" else ()
    if _is_dual_noun(unit) and at + 1 < len(units) and _is_dual_adjective(units[at + 1]):
        member = Member("count", unit.first, unit.last, 0, unit.ref)
        return Phrase(at, at + 2, unit.prep, (member,), quantities)  # آليتين عسكريتين
    follow = at + 1
    described = follow + 1 < len(units) and units[follow].kind in ("noun", "gram") and not units[follow].article
    if described and _is_adjectival(units[follow]) and _is_from(units[follow + 1]):
        follow += 1  # أجزاء واسعة من الريف
    if follow < len(units) and _is_from(units[follow]):
        follow += 1
    inner = _single(units, follow, outside) if follow < len(units) else None
    if inner is None and follow < len(units) and _are_people(units[follow]):
        people = units[follow]
        member = Member("thing", people.first, people.last, 0, None)
        return Phrase(at, follow + 1, unit.prep, (member,), quantities, people.letters, counted=True)
    if inner is not None and unit.kind != "quantity" and unit.letters in ("احد", "احدي") and inner.members:
        head = inner.members[0]._replace(first=unit.first, cut=_cut(unit))
        return inner._replace(first=at, prep=unit.prep, members=(head, *inner.members[1:]))
    if inner is not None and (not inner.prep or inner.prep == "ل") and inner.kind in ("party", "thing", "place"):
        return Phrase(
            at,
            inner.last,
            unit.prep or inner.prep if follow == at + 1 else unit.prep,
            inner.members,
            quantities + inner.quantities,
            inner.head,
            inner.masculine,
            inner.traits,
            counted=True,
        )
    member = Member("count", unit.first, unit.last, 0, unit.ref)
    return Phrase(at, at + 1, unit.prep, (member,), quantities)


def _is_dual_noun(unit: Unit) -> bool:
    """`آليتين`, `حاجزان`: a quantity that is its own noun."""
    return unit.kind == "quantity" and unit.last == unit.first + 1 and unit.ref.noun == unit.first


def _is_dual_adjective(unit: Unit) -> bool:
    adjective = unit.kind == "noun" and not unit.prep and not unit.conj and not unit.article
    return adjective and unit.letters.endswith(("ين", "ان")) and len(unit.letters) > 4


def _are_people(unit: Unit) -> bool:
    """`تسعة متهمين`: a participle in the plural that names whom a count counts."""
    plural = unit.kind == "trigger" and not unit.prep and not unit.conj and unit.letters.endswith(("ين", "ون"))
    return plural and unit.letters[0] == "م" and "verb" not in unit.ref.senses[0].positions


def _is_from(unit: Unit) -> bool:
    return unit.kind == "gram" and unit.letters == "من" and unit.last - unit.first == 1  # not من قبل


def _thing(units: Sequence[Unit], at: int, outside: frozenset[str]) -> Phrase:
    """A plain noun with its adjectives; a party's site or the surroundings of a place stand for what they belong to."""
    unit = units[at]
    owner = _owner(units, at, outside) if unit.has("belongings") else None
    if owner is not None:
        return owner
    last = at + 1
    site = unit.is_gram("site_heads")
    numeral = unit.letters in _NUMERALS and last < len(units) and units[last].is_gram("area_words")  # أربع مناطق
    inhabited = last < len(units) and units[last].has("inhabited")  # الأحياء السكنية are struck, الأحياء are where
    vague = not inhabited and (numeral or unit.letters in _SIDES or unit.is_gram("area_words", "instruments"))
    while last < len(units) and unit.letters in outside and _heads_too(units[last], outside):
        last += 1  # قرى وبلدات أ, محيط بلدتي أ وب
    where = unit.letters in outside and not unit.has("grounds")
    if last < len(units) and where and units[last].kind in ("place",) and not units[last].prep:
        inner = units[last]
        return Phrase(at, last + 1, unit.prep, (Member("place", inner.first, inner.last, inner.ref.cut, inner.ref),))
    described = unit.is_gram("instruments") and not unit.article
    while site and last < len(units) and _goes_on_site(units, last):
        last += 1
    while last < len(units) and last - at < 4 and _continues(units[last], unit):
        adjectival = _is_adjectival(units[last])
        if described and not adjectival and not units[last].has("weapons"):
            break  # بعبوة ناسفة حافلة: nothing is owned behind an adjective, or by what is fired
        described = described or adjectival
        last += 1
    if (
        site
        and last < len(units)
        and units[last].kind == "party"
        and units[last].prep in ("", "ل")
        and not units[last].conj
    ):
        owner = _party(units, last)
        return Phrase(at, owner.last, unit.prep, tuple(m._replace(site=True) for m in owner.members))
    carried = _carried(units, last)
    if carried is not None:
        return carried._replace(first=at, prep=unit.prep)
    tied = last - 1 > at and last < len(units) and _relates(units[last - 1], units[last])
    end = units[last - 1 - tied].last  # سيارة تابعة للجيش, الطريق المؤدي إلى أ: the noun alone
    within: tuple[Member, ...] = ()
    vague = vague or (site and not any(_is_specific(u) for u in units[at + 1 : last]))
    bound = not units[last - 1].article  # a noun with the article has no genitive
    owned = last < len(units) and units[last].kind in ("party", "place") and not units[last].letters.endswith("ا")
    beside = owned and units[last].kind == "place" and units[last].ref.head == "direction"  # عربة غرب سراقب
    if owned and bound and not beside and not units[last].prep and not units[last].conj:
        if units[last].kind == "place":
            within = (Member("place", units[last].first, units[last].last, units[last].ref.cut, units[last].ref),)
        end, last = units[last].last, last + 1  # منزل الشاب
    fired = unit.is_gram("instruments") and not unit.is_gram("area_words")
    thing = Member("thing", unit.first, end, _cut(unit), "fired" if fired else "vague" if vague else None)
    return Phrase(at, last, unit.prep, (thing,), (), unit.letters, traits=unit.traits, within=within)


def _heads_too(unit: Unit, outside: frozenset[str]) -> bool:
    """Whether a word behind a generic head is one more: `وبلدات`, `بلدتي`."""
    joined = unit.conj or (unit.is_gram("area_words") and unit.kind == "gram" and not unit.article)
    return joined and not unit.prep and unit.letters.lstrip("و") in outside


_SIDES = frozenset("شمال جنوب شرق غرب وسط شمالي جنوبي شرقي غربي".split())
_NUMERALS = frozenset("ثلاث ثلاثه اربع اربعه خمس خمسه ست سته سبع سبعه ثماني ثمان ثمانيه تسع تسعه عشر عشره عده".split())


def _goes_on_site(units: Sequence[Unit], at: int) -> bool:
    """`مواقع وتجمعات الفصيل`, `مواقع تمركز الفصيل`, `مواقع عدة للفصيل`: more of a site's head before its owner."""
    unit = units[at]
    if unit.is_gram("site_heads"):
        return unit.conj or (not unit.prep and not unit.article)
    follow = units[at + 1] if at + 1 < len(units) else None
    return unit.letters in _SOME and follow is not None and follow.kind == "party" and follow.prep == "ل"


def _is_specific(unit: Unit) -> bool:
    """Whether a word behind a site's head tells which site: `نقطة عسكرية`, not `مواقع متفرقة`."""
    return unit.letters not in _SOME and not unit.is_gram("site_heads")


_SOME = frozenset("عده عديده كثيره متفرقه مختلفه متعدده اخري محدده معينه جديده".split())


_WITH_L = frozenset({"له", "لها", "لهم"})


def _relates(unit: Unit, follow: Unit) -> bool:
    """`تابعة ل`, `مؤدي إلى`, `محاذية ل`: a participle that means nothing without the preposition behind it."""
    tied = follow.is_gram("prepositions") or bool(follow.prep) or follow.letters in _WITH_L
    return tied and (unit.has("belongs") or unit.has("stationed") or unit.has("leads"))


def _owner(units: Sequence[Unit], at: int, outside: frozenset[str]) -> Phrase | None:
    """`أرواح ستة مدنيين`, `سراح الأسير`: the person whose life, body or freedom it is stands for it."""
    if at + 1 >= len(units) or units[at].article or units[at].enclitic:
        return None
    follow = units[at + 1]
    if follow.kind == "trigger" and not follow.prep and not follow.conj and is_toll(follow):
        member = Member("thing", follow.first, follow.last, 0, None)
        return Phrase(at, at + 2, units[at].prep, (member,), (), follow.letters)
    inner = _single(units, at + 1, outside)
    if inner is None or inner.prep or follow.conj or inner.kind == "place":
        return None
    return inner._replace(first=at, prep=units[at].prep, counted=True, traits=inner.traits | units[at].traits)


def is_toll(unit: Unit) -> bool:
    """Whether a trigger is a noun for the dead, the wounded or captives: `جريح`, `أسير`."""
    return bool(unit.ref.senses[0].trigger.frame.name == "toll")


def _carried(units: Sequence[Unit], at: int) -> Phrase | None:
    """`السيارات التي تقل المقاتلين`: the people in a vehicle stand for it."""
    if at < len(units) and units[at].is_gram("relative_pronouns"):
        at += 1
    if (
        at + 1 < len(units)
        and units[at].is_gram("carriers")
        and units[at + 1].kind == "party"
        and not units[at + 1].prep
    ):
        return _party(units, at + 1)
    return None


def _continues(unit: Unit, head: Unit) -> bool:
    if unit.kind == "party" and head.is_gram("instruments") and unit.has("weapons"):
        return unit.article is False and not unit.prep and not unit.conj  # القذائف المدفعية
    if unit.kind == "gram" and unit.is_gram("event_adjectives"):
        return not unit.conj
    if unit.kind == "party" and unit.has("inhabited") and unit.last == unit.first + 1:
        return not unit.prep and not unit.conj  # المناطق المدنية
    if unit.is_gram("instruments") and (head.kind == "noun" or head.is_gram("site_heads")) and not head.article:
        return not unit.prep and not unit.conj and not unit.article  # مخبأ أسلحة
    described = unit.article or not head.article  # what follows a definite noun without an article is a noun of its own
    if unit.letters.endswith("ا") and not head.letters.endswith("ا") and not unit.article:
        return False  # أصابت قذيفة منزلا: an object
    return unit.kind == "noun" and described and not unit.conj and not unit.prep and not unit.grams


def _is_adjectival(unit: Unit) -> bool:
    """Whether a noun behind another one is likely its adjective."""
    if unit.is_gram("event_adjectives"):
        return True
    return adjective_shape(unit.letters) and not unit.has("nouns_like_adjectives")


def _cut(unit: Unit) -> int:
    return (1 if unit.conj else 0) + (1 if unit.prep and not (unit.prep == "ل" and unit.article) else 0)
