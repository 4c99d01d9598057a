import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.text.nouns import NounForm, adjective_forms, noun_forms, participle_forms

PRINTED = re.compile(r"[ء-غف-ي]+")


def pick(forms: tuple[NounForm, ...], number: str, *, suffixed: bool = False, construct: bool = False) -> set[str]:
    wanted = (number, suffixed, construct)
    return {form.surface for form in forms if (form.number, form.suffixed, form.construct) == wanted}


@pytest.mark.parametrize(
    ("singular", "alone", "suffixed"),
    [
        ("قصف", "قصف قصفا", ""),
        ("سيطرة", "سيطرة", "سيطرت"),
        ("لقاء", "لقاء", "لقاؤ لقائ"),
        ("عبء", "عبء عبئا", "عبؤ عبئ عبأ"),
        ("جزء", "جزء جزءا", "جزؤ جزئ جزأ"),
        ("لجوء", "لجوء لجوءا", "لجوؤ لجوئ"),
        ("شيء", "شيء شيئا", "شيؤ شيئ"),
        ("خطأ", "خطأ", "خطؤ خطئ"),
        ("قارئ", "قارئ قارئا", ""),
        ("تواطؤ", "تواطؤ تواطؤا", "تواطئ"),
        ("مستشفى", "مستشفى", "مستشفا"),
        ("مباراة", "مباراة", "مبارات"),
        ("محام", "محام محامي محاميا", ""),
        ("تحدٍّ", "تحد تحدي تحديا", ""),
    ],
)
def test_singulars(singular, alone, suffixed):
    forms = noun_forms(singular)
    assert pick(forms, "s") == set(alone.split())
    assert pick(forms, "s", suffixed=True) == set(suffixed.split())


@pytest.mark.parametrize(
    ("singular", "alone", "construct"),
    [
        ("عنصر", "عنصران عنصرين", "عنصرا عنصري"),
        ("غارة", "غارتان غارتين", "غارتا غارتي"),
        ("لقاء", "لقاءان لقاءين", "لقاءا لقاءي"),
        ("عبء", "عبئان عبئين", "عبئا عبئي"),
        ("خطأ", "خطآن خطأين", "خطآ خطأي"),
        ("مستشفى", "مستشفيان مستشفيين", "مستشفيا مستشفيي"),
        ("محام", "محاميان محاميين", "محاميا محاميي"),
    ],
)
def test_duals(singular, alone, construct):
    forms = noun_forms(singular)
    assert pick(forms, "d") == set(alone.split())
    assert pick(forms, "d", construct=True) == set(construct.split())


@pytest.mark.parametrize(
    ("singular", "plurals", "sound", "expected"),
    [
        ("غارة", [], None, "غارات"),
        ("غارة", ["غارات"], None, "غارات"),
        ("قتيل", ["قتلى"], None, "قتلى"),
        ("صاروخ", ["صواريخ"], None, "صواريخ"),
        ("مجزرة", ["مجازر"], None, "مجازر"),
        ("جندي", ["جنود"], None, "جنود جنودا"),
        ("انسحاب", [], None, "انسحابات"),
        ("اجتماع", [], None, "اجتماعات"),
        ("استهداف", [], None, "استهدافات"),
        ("تفجير", [], None, "تفجيرات"),
        ("إعلان", [], None, "إعلانات"),
        ("اعتداء", [], None, "اعتداءات"),
        ("إجراء", [], None, "إجراءات"),
        ("تحرك", [], None, "تحركات"),
        ("انسحاب", [], "none", ""),
        ("مفاجأة", [], None, "مفاجآت"),
        ("مباراة", [], None, "مباريات"),
        ("قناة", [], None, "قنوات"),
        ("وفاة", [], None, "وفيات"),
        ("ذكرى", [], "f", "ذكريات"),
        ("هجوم", ["هجمات"], None, "هجمات"),
        ("قصف", [], None, ""),
        ("تاجر", ["تجار"], None, "تجار تجارا"),
        ("مقاتل", [], "m", "مقاتلون مقاتلين"),
        ("متطوع", [], "mf", "متطوعون متطوعين متطوعات"),
        ("مدني", [], None, "مدنيون مدنيين"),
        ("محام", [], "m", "محامون محامين"),
        ("مقاتل", ["مقاتلون"], None, "مقاتلون مقاتلين"),
        ("ديوان", ["دواوين"], None, "دواوين"),
        ("قانون", ["قوانين"], None, "قوانين"),
    ],
)
def test_plurals(singular, plurals, sound, expected):
    assert pick(noun_forms(singular, plurals, sound=sound), "p") == set(expected.split())


@pytest.mark.parametrize(
    ("singular", "plurals", "sound", "construct", "suffixed"),
    [
        ("مقاتل", [], "m", "مقاتلو مقاتلي", ""),
        ("محام", [], "m", "محامو محامي", ""),
        ("قتيل", ["قتلى"], None, "", "قتلا"),
        ("عضو", ["أعضاء"], None, "", "أعضاؤ أعضائ"),
        ("سلاح", ["أسلحة"], None, "", "أسلحت"),
    ],
)
def test_plurals_with_complements(singular, plurals, sound, construct, suffixed):
    forms = noun_forms(singular, plurals, sound=sound)
    assert pick(forms, "p", construct=True) == set(construct.split())
    assert pick(forms, "p", suffixed=True) == set(suffixed.split())


@pytest.mark.parametrize(
    ("noun", "gender"), [("غارة", "f"), ("ذكرى", "f"), ("قصف", "m"), ("مستشفى", "m"), ("لقاء", "m")]
)
def test_genders(noun, gender):
    assert {form.gender for form in noun_forms(noun)} == {gender}


@pytest.mark.parametrize(
    ("masculine", "expected"),
    [
        ("محاصر", "محاصر محاصرا محاصرة محاصران محاصرين محاصرتان محاصرتين محاصرون محاصرات"),
        ("متهم", "متهم متهما متهمة متهمان متهمين متهمتان متهمتين متهمون متهمات"),
        ("مصاب", "مصاب مصابا مصابة مصابان مصابين مصابتان مصابتين مصابون مصابات"),
        ("جريح", "جريح جريحا جريحة جريحان جريحين جريحتان جريحتين جريحات"),
        ("ناف", "ناف نافي نافيا نافية نافيان نافيين نافيتان نافيتين نافون نافين نافيات"),
        ("معتدٍ", "معتد معتدي معتديا معتدية معتديان معتديين معتديتان معتديتين معتدون معتدين معتديات"),
        ("فار", "فار فارا فارة فاران فارين فارتان فارتين فارون فارات"),
        ("مسمى", "مسمى مسماة مسميان مسميين مسماتان مسماتين مسمون مسمين مسميات"),
    ],
)
def test_participles(masculine, expected):
    assert {f.surface for f in participle_forms(masculine) if not f.suffixed and not f.construct} == set(
        expected.split()
    )


def test_participles_know_gender_and_number():
    forms = {(form.surface, form.number, form.gender) for form in participle_forms("محاصر")}
    assert {("محاصرة", "s", "f"), ("محاصرين", "d", "m"), ("محاصرين", "p", "m"), ("محاصرات", "p", "f")} <= forms


@pytest.mark.parametrize(("defective", "has_ya"), [(True, True), (False, False)])
def test_caller_may_say_whether_a_participle_is_defective(defective, has_ya):
    assert ("منقضية" in {form.surface for form in participle_forms("منقض", defective=defective)}) is has_ya


@pytest.mark.parametrize(
    ("masculine", "plurals", "expected"),
    [
        ("روسي", ["روس"], "روسي روسيا روسية روسيان روسيين روسيتان روسيتين روسيون روسيات روس روسا"),
        ("جديد", ["جدد"], "جديد جديدا جديدة جديدان جديدين جديدتان جديدتين جديدات جدد جددا"),
        ("أمني", [], "أمني أمنيا أمنية أمنيان أمنيين أمنيتان أمنيتين أمنيون أمنيات"),
        ("أحمر", [], "أحمر أحمران أحمرين حمراء حمر"),
        ("أكبر", ["أكابر"], "أكبر أكبران أكبرين كبرى كبريان كبريين أكابر"),
        ("أعلى", [], "أعلى أعليان أعليين عليا"),
        ("أعمى", ["عميان"], "أعمى أعميان أعميين عمياء عميان عميانا"),
        ("أول", [], "أول أولان أولين أولى أوليان أوليين"),
    ],
)
def test_adjectives(masculine, plurals, expected):
    forms = adjective_forms(masculine, plurals)
    assert {f.surface for f in forms if not f.suffixed and not f.construct} == set(expected.split())


@pytest.mark.parametrize("make", [noun_forms, participle_forms, adjective_forms])
@pytest.mark.parametrize("word", ["", " ", "raid", "غارة جوية", "12"])
def test_what_is_not_one_arabic_word(make, word):
    with pytest.raises(ValueError, match="not one Arabic word"):
        make(word)


def test_unknown_kind_of_sound_plural():
    with pytest.raises(ValueError, match='"m", "f", "mf" or "none"'):
        noun_forms("قصف", sound="x")


@given(st.text("ءأؤئابةتجدرسعفقلمنهويى", min_size=2, max_size=7), st.sampled_from([None, "m", "f", "mf", "none"]))
def test_every_surface_is_printed_arabic(word, sound):
    for forms in (noun_forms(word, sound=sound), participle_forms(word), adjective_forms(word)):
        assert forms
        assert all(PRINTED.fullmatch(form.surface) for form in forms)
        assert len(forms) == len(set(forms))
