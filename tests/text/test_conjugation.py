import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.text.conjugation import (
    NotAVerb,
    VerbForm,
    conjugate,
    masdar_of,
    participle_forms_of,
    participles_of,
)
from isnad.text.verb_recognition import recognise

VERBS = list(csv.DictReader((Path(__file__).parents[1] / "data" / "verbs.csv").read_text("utf-8").splitlines()))
FORMS = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "Q1", "Q2", "Q4"}
PRINTED = re.compile(r"[ء-غف-ي]+")


def surfaces(verb: str, tense: str, person: str, *, voice: str = "active", suffixed: bool = False) -> set[str]:
    """The surfaces of one person, given as "3ms", "1p", "2d"."""
    wanted = (tense, voice, int(person[0]), person[1:-1], person[-1], suffixed)
    return {form.surface for form in conjugate(*verb.split()) if features(form) == wanted}


def features(form: VerbForm) -> tuple[str, str, int, str, str, bool]:
    return form.tense, form.voice, form.person, form.gender, form.number, form.suffixed


@pytest.fixture(params=VERBS, ids=lambda row: row["past"])
def row(request):
    return request.param


def of(row, tense, person, **options):
    return surfaces(f"{row['past']} {row['present']}", tense, person, **options)


def test_table_is_large_and_covers_every_form():
    assert len(VERBS) >= 120
    assert {row["form"] for row in VERBS} == FORMS


def test_form_is_recognised(row):
    assert recognise(row["past"], row["present"]).form == row["form"]


def test_principal_parts_are_among_the_forms(row):
    bare = {key: row[key].replace("\u0651", "") for key in ("past", "present")}
    assert of(row, "past", "3ms") == {bare["past"]}
    assert bare["present"] in of(row, "present", "3ms")


def test_past(row):
    assert of(row, "past", "3fs") == {row["past_3fs"]}
    assert of(row, "past", "3mp") == set(row["past_3mp"].split())


def test_present(row):
    assert set(row["present_3mp"].split()) == {word for word in of(row, "present", "3mp") if word.endswith("ن")}


def test_jussive(row):
    assert of(row, "present", "3ms") == {row["present"].replace("\u0651", ""), row["jussive_3ms"]}


def test_passive(row):
    if row["passive_past"]:
        assert of(row, "past", "3ms", voice="passive") == {row["passive_past"]}
        assert row["passive_present"] in of(row, "present", "3ms", voice="passive")


def test_participles(row):
    active, passive = participles_of(row["past"], row["present"])
    assert active == row["active_participle"]
    assert passive == row["passive_participle"] or not row["passive_participle"]


def test_masdars(row):
    assert masdar_of(row["past"], row["present"]) == tuple(row["masdars"].split())


@pytest.mark.parametrize(
    ("verb", "person", "expected"),
    [
        ("قصف يقصف", "3md", "قصفا"),
        ("قصف يقصف", "3fd", "قصفتا"),
        ("قصف يقصف", "3fp", "قصفن"),
        ("قصف يقصف", "1s", "قصفت"),
        ("قصف يقصف", "1p", "قصفنا"),
        ("قصف يقصف", "2mp", "قصفتم"),
        ("قال يقول", "1p", "قلنا"),
        ("سار يسير", "3fp", "سرن"),
        ("خاف يخاف", "1s", "خفت"),
        ("أعاد يعيد", "1p", "أعدنا"),
        ("استعاد يستعيد", "1p", "استعدنا"),
        ("جاء يجيء", "1p", "جئنا"),
        ("شاء يشاء", "1s", "شئت"),
        ("ساء يسوء", "1s", "سؤت"),
        ("أساء يسيء", "1s", "أسأت"),
        ("دعا يدعو", "3md", "دعوا"),
        ("دعا يدعو", "3fd", "دعتا"),
        ("دعا يدعو", "1p", "دعونا"),
        ("رمى يرمي", "3md", "رميا"),
        ("لقي يلقى", "3fd", "لقيتا"),
        ("لقي يلقى", "1p", "لقينا"),
        ("استولى يستولي", "1p", "استولينا"),
        ("فر يفر", "1p", "فررنا"),
        ("استمر يستمر", "1p", "استمررنا"),
        ("احتل يحتل", "3fp", "احتللن"),
        ("اطمأن يطمئن", "1s", "اطمأننت"),
        ("أثبت يثبت", "1s", "أثبت"),
        ("أعلن يعلن", "1p", "أعلنا"),
        ("مات يموت", "1s", "مت"),
        ("كان يكون", "3fp", "كن"),
    ],
)
def test_other_persons_of_the_past(verb, person, expected):
    assert surfaces(verb, "past", person) == {expected}


@pytest.mark.parametrize(
    ("verb", "person", "expected"),
    [
        ("قصف يقصف", "3md", "يقصفان يقصفا"),
        ("قصف يقصف", "3fp", "يقصفن"),
        ("قصف يقصف", "2fs", "تقصفين تقصفي"),
        ("قصف يقصف", "2mp", "تقصفون تقصفوا"),
        ("قصف يقصف", "1s", "أقصف"),
        ("أخذ يأخذ", "1s", "آخذ"),
        ("أكد يؤكد", "1s", "أؤكد"),
        ("آمن يؤمن", "1s", "أومن"),
        ("وصل يصل", "3fs", "تصل"),
        ("قال يقول", "3fs", "تقول تقل"),
        ("قال يقول", "3fp", "يقلن"),
        ("أصاب يصيب", "3fs", "تصيب تصب"),
        ("دعا يدعو", "2fs", "تدعين تدعي"),
        ("دعا يدعو", "3fp", "يدعون"),
        ("دعا يدعو", "3md", "يدعوان يدعوا"),
        ("رمى يرمي", "3fp", "يرمين"),
        ("رمى يرمي", "3mp", "يرمون يرموا"),
        ("لقي يلقى", "3mp", "يلقون يلقوا"),
        ("لقي يلقى", "3md", "يلقيان يلقيا"),
        ("لقي يلقى", "3fp", "يلقين"),
        ("رأى يرى", "1p", "نرى نر"),
        ("فر يفر", "3fp", "يفررن"),
        ("جاء يجيء", "1p", "نجيء نجئ"),
        ("أعلن يعلن", "3fp", "يعلن"),
        ("نأى ينأى", "3ms", "ينأى ينأ"),
        ("ارتأى يرتئي", "3fs", "ترتئي ترتئ"),
        ("تراءى يتراءى", "3ms", "يتراءى يتراء"),
        ("وطئ يطأ", "3fs", "تطأ"),
    ],
)
def test_other_persons_of_the_present(verb, person, expected):
    assert surfaces(verb, "present", person) == set(expected.split())


@pytest.mark.parametrize(
    ("verb", "person", "expected"),
    [
        ("كتب يكتب", "2ms", "اكتب"),
        ("كتب يكتب", "2mp", "اكتبوا"),
        ("أخذ يأخذ", "2ms", "خذ"),
        ("سأل يسأل", "2ms", "اسأل"),
        ("وضع يضع", "2mp", "ضعوا"),
        ("قال يقول", "2ms", "قل"),
        ("قال يقول", "2fs", "قولي"),
        ("دعا يدعو", "2ms", "ادع"),
        ("رمى يرمي", "2mp", "ارموا"),
        ("أتى يأتي", "2ms", "ائت"),
        ("فر يفر", "2mp", "فروا"),
        ("أعلن يعلن", "2mp", "أعلنوا"),
        ("أعاد يعيد", "2ms", "أعد"),
        ("هاجم يهاجم", "2ms", "هاجم"),
        ("تقدم يتقدم", "2mp", "تقدموا"),
        ("انسحب ينسحب", "2ms", "انسحب"),
        ("استعاد يستعيد", "2ms", "استعد"),
        ("ولي يلي", "2ms", ""),
    ],
)
def test_imperatives(verb, person, expected):
    assert surfaces(verb, "imperative", person) == set(expected.split())


@pytest.mark.parametrize(
    ("verb", "tense", "person", "expected"),
    [
        ("قال يقول", "past", "3fs", "قيلت"),
        ("أصاب يصيب", "past", "3mp", "أصيبوا"),
        ("أصاب يصيب", "past", "1s", "أصبت"),
        ("أصاب يصيب", "present", "3fs", "تصاب تصب"),
        ("دعا يدعو", "past", "3mp", "دعوا"),
        ("دعا يدعو", "present", "3md", "يدعيان يدعيا"),
        ("رمى يرمي", "past", "3fs", "رميت"),
        ("أخذ يأخذ", "present", "3fs", "تؤخذ"),
        ("وصف يصف", "present", "3fs", "توصف"),
        ("هاجم يهاجم", "past", "3fs", "هوجمت"),
        ("تولى يتولى", "past", "3fs", "توليت"),
        ("اغتال يغتال", "past", "3mp", "اغتيلوا"),
        ("احتل يحتل", "past", "3fs", "احتلت"),
        ("توفى يتوفى", "past", "3ms", "توفي"),
    ],
)
def test_other_persons_of_the_passive(verb, tense, person, expected):
    assert surfaces(verb, tense, person, voice="passive") == set(expected.split())


@pytest.mark.parametrize(
    ("verb", "tense", "person", "expected"),
    [
        ("قتل يقتل", "past", "3mp", "قتلو"),
        ("قتل يقتل", "past", "2mp", "قتلتمو"),
        ("قتل يقتل", "past", "3ms", ""),
        ("قتل يقتل", "present", "3mp", "يقتلو"),
        ("رمى يرمي", "past", "3ms", "رما"),
        ("رمى يرمي", "present", "3ms", ""),
        ("دعا يدعو", "past", "3ms", ""),
        ("لقي يلقى", "present", "3ms", "يلقا"),
        ("رأى يرى", "past", "3ms", "رآ"),
        ("رأى يرى", "present", "3fs", "ترا"),
        ("بدأ يبدأ", "present", "3ms", "يبدؤ"),
        ("بدأ يبدأ", "past", "3mp", "بدؤو بدأو"),
        ("جاء يجيء", "past", "3mp", "جاؤو جاءو"),
        ("أحيا يحيي", "past", "3ms", ""),
        ("استولى يستولي", "past", "3ms", "استولا"),
    ],
)
def test_before_object_pronouns(verb, tense, person, expected):
    assert surfaces(verb, tense, person, suffixed=True) == set(expected.split())


def test_passives_have_no_suffixed_forms(row):
    assert not [form for form in conjugate(row["past"], row["present"]) if form.suffixed and form.voice == "passive"]


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("سلم يسلم", "II"),
        ("سَلِم يسلم", "I"),
        ("قتل يقتل", "I"),
        ("قتّل يقتّل", "II"),
        ("وقع يقع", "I"),
        ("وقع يوقع", "II"),
        ("طوق يطوق", "II"),
        ("هدد يهدد", "II"),
        ("نوى ينوي", "I"),
        ("خاف يخاف", "I"),
        ("حاج يحاج", "III"),
        ("استمر يستمر", "X"),
        ("استمع يستمع", "VIII"),
        ("انتقل ينتقل", "VIII"),
        ("اندلع يندلع", "VII"),
        ("ترأس يترأس", "V"),
        ("ترجم يترجم", "Q1"),
    ],
)
def test_pasts_that_print_alike_are_told_apart(verb, form):
    assert recognise(*verb.split()).form == form


@pytest.mark.parametrize(
    ("past", "present", "reason"),
    [
        ("", "يقصف", "empty"),
        ("قصف", "", "empty"),
        ("bombed", "يقصف", "not one Arabic word"),
        ("ألقى القبض", "يلقي", "not one Arabic word"),
        ("قصف", "قصف", "begins with ي"),
        ("قصف", "تقصف", "begins with ي"),
        ("قتل", "يقول", "no form"),
        ("هاجم", "يهجم", "no form"),
        ("ادان", "يدين", "«أدان»"),
        ("اعلن", "يعلن", "«أعلن»"),
        ("توفي", "يتوفى", "passive"),
        ("ق", "يقي", "two letters"),
        ("قوة", "يقوة", "no form"),
    ],
)
def test_what_is_not_a_verb(past, present, reason):
    with pytest.raises(NotAVerb, match=reason):
        conjugate(past, present)


@pytest.mark.parametrize(("verb", "masdar"), [("حيّا يحيّي", "تحية"), ("سوى يسوي", "تسوية"), ("عانى يعاني", "معاناة")])
def test_other_masdars(verb, masdar):
    assert masdar_of(*verb.split()) == (masdar,)


@pytest.mark.parametrize("call", [conjugate, masdar_of, participles_of, participle_forms_of])
def test_not_a_verb_is_a_value_error(call):
    with pytest.raises(ValueError, match="«قتل يقول» is not a verb"):
        call("قتل", "يقول")


@pytest.mark.parametrize(
    ("verb", "active", "passive"),
    [
        ("قتل يقتل", "قاتل قاتلة قاتلون قاتلات", "مقتول مقتولة مقتولون مقتولات"),
        ("نفى ينفي", "ناف نافي نافية نافون نافيات", "منفي منفية منفيون منفيات"),
        ("فر يفر", "فار فارة فارون فارات", "مفرور"),
        ("أصاب يصيب", "مصيب مصيبة", "مصاب مصابة مصابون مصابات"),
        ("اعتدى يعتدي", "معتد معتدي معتدية معتدون", "معتدى معتداة"),
        ("انقض ينقض", "منقض منقضة منقضون", "منقض"),
        ("انقضى ينقضي", "منقض منقضي منقضية", "منقضى"),
        ("قرأ يقرأ", "قارئ قارئة قارئون قارئات", "مقروء مقروءة مقروءات"),
    ],
)
def test_forms_of_participles(verb, active, passive):
    actives, passives = ({form.surface for form in forms} for forms in participle_forms_of(*verb.split()))
    assert set(active.split()) <= actives
    assert set(passive.split()) <= passives


def test_doubled_participles_get_no_ya():
    assert "منقضي" not in {form.surface for form in participle_forms_of("انقض", "ينقض")[0] if not form.construct}


RADICALS = st.text("بتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=3, max_size=3)
DERIVED = st.sampled_from(["{0}{1}{2} ي{0}{1}{2}", "أ{} ي{}", "ت{} يت{}", "است{} يست{}", "ان{} ين{}"])


@given(RADICALS, DERIVED)
def test_every_surface_is_printed_arabic(root, pattern):
    past, present = (part.format(*root) if "{0}" in part else part.format(root) for part in pattern.split())
    try:
        forms = conjugate(past, present)
    except NotAVerb:
        return
    assert all(PRINTED.fullmatch(form.surface) and len(form.surface) > 1 for form in forms)
    assert len(forms) == len(set(forms))


@given(st.text("ابتسقيوىءأئؤآة", max_size=6), st.text("يابتسقوىءأئؤآة", max_size=7))
def test_any_two_words_make_a_verb_or_a_reason(past, present):
    try:
        forms = conjugate(past, present)
    except NotAVerb:
        return
    assert past in {form.surface for form in forms}
    assert len(forms) == len(set(forms))


def test_forms_of_the_table_are_printed_arabic_and_unique(row):
    forms = conjugate(row["past"], row["present"])
    assert all(PRINTED.fullmatch(form.surface) for form in forms)
    assert len(forms) == len(set(forms))
