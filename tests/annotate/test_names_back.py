"""Bare nouns that point back to a party named before: `التنظيم`, `عناصر الحركة`, `القوات`."""

from __future__ import annotations

import pytest

import isnad

# (text, the words of the bare noun, whom they mean)
MEANT = [
    ("هاجم تنظيم الدولة الإسلامية حافلة. وقتل التنظيم سائقها", "التنظيم", "isis"),
    ("هاجم داعش حافلة.\nثم انسحب التنظيم نحو البادية", "التنظيم", "isis"),
    ("نصبت هيئة تحرير الشام حاجزاً. واعتقلت الهيئة سائقاً", "الهيئة", "syr-hts"),
    ("خسرت حركة أحرار الشام نقطة. ونعت الحركة قائداً", "الحركة", "syr-ahrar-sham"),
    ("أطلقت حماس صاروخاً على مستوطنة.\nوقالت الحركة إنها ترد", "الحركة", "pse-hamas"),
    ("استهدف حزب الله دبابة. وأعلن الحزب مقتل طاقمها", "الحزب", "lbn-hezbollah"),
    ("أطلقت جماعة الحوثي صاروخاً. وتوعدت الجماعة بالمزيد", "الجماعة", "yem-houthi"),
    ("قصفت ميليشيا فاطميون حياً. وانسحبت الميليشيا ليلاً", "الميليشيا", "irn-fatemiyoun"),
    ("أغلقت الإدارة الذاتية الطريق. وفتحته الإدارة مساء", "الإدارة", "syr-aanes"),
    ("دخلت قوات سوريا الديمقراطية القرية. واعتقلت القوات شاباً", "القوات", "syr-sdf"),
    ("وثقت الشبكة السورية لحقوق الإنسان مقتل طفل. وقالت الشبكة إن القصف استمر", "الشبكة", "mon-snhr"),
    ("اعتقلت حركة أحرار الشام رجلاً. وانتشر مقاتلو الحركة في السوق", "مقاتلو الحركة", "syr-ahrar-sham"),
]

# (text, the words, why nobody can tell)
UNTOLD = [
    ("اشتبكت حركة أحرار الشام مع حركة الزنكي. وخسرت الحركة نقطة", "الحركة"),  # two compete
    ("هاجم حزب الله دبابة. واعتقلت الحركة رجلاً", "الحركة"),  # no حركة was named
    ("دخلت قوات سوريا الديمقراطية القرية.\nوفي درعا اعتقلت القوات شاباً", "القوات"),  # another paragraph
    ("خسرت حركة أحرار الشام نقطة. وأسس ناشطون حركة فجر الكرامة. ودعت الحركة إلى التظاهر", "الحركة"),  # an unknown one
    ("قتل مدني برصاص مجهولين. وفر عناصر التنظيم", "التنظيم"),  # nothing before
    ("استهدفت فصائل المعارضة دبابة. ثم قصفت القوات القرية", "القوات"),  # القوات are no فصائل
]


def ids(coder: isnad.Coder, text: str) -> dict[str, str | None]:
    coding = coder.code(isnad.Document(text=text, published="2024-10-15"))
    return {mention.text: mention.id for mention in coding.actors}


@pytest.mark.parametrize(("text", "words", "who"), MEANT)
def test_a_bare_noun_points_back(coder: isnad.Coder, text: str, words: str, who: str) -> None:
    assert ids(coder, text)[words] == who


@pytest.mark.parametrize(("text", "words"), UNTOLD)
def test_a_bare_noun_without_a_sure_antecedent_has_no_id(coder: isnad.Coder, text: str, words: str) -> None:
    assert ids(coder, text).get(words) is None


def test_the_rule_says_that_the_noun_points_back(coder: isnad.Coder) -> None:
    coding = coder.code(isnad.Document(text="هاجم داعش حافلة. وانسحب التنظيم", published="2024-10-15"))
    rules = {mention.text: mention.rule for mention in coding.actors}
    assert rules["التنظيم"].endswith("+antecedent")


# (text, the words of a person, whom they mean): last names, with and without an entry in the table
PERSONS = [
    ("قتل القائد محمد سالم الخلف بعبوة. وكان الخلف قد قاد هجوماً", "الخلف", None),
    ("أوقف الأمن الناشط أحمد الدرويش. وأفرج عن الدرويش بعد يوم", "الدرويش", None),
    ("قال الرئيس أحمد الشرع إن الطريق سالك. وأضاف الشرع أن الجسر مفتوح", "الشرع", "syr-sharaa"),
    ("وصل رئيس الوزراء العراقي حيدر العبادي إلى البصرة", "رئيس الوزراء العراقي حيدر العبادي", "irq-abadi"),
    ("زار المبعوث الأممي غير بيدرسن دمشق. ودعا بيدرسن إلى الهدوء", "بيدرسن", "un-pedersen"),
]


@pytest.mark.parametrize(("text", "words", "who"), PERSONS)
def test_a_last_name_means_the_person_named_before(coder: isnad.Coder, text: str, words: str, who: str | None) -> None:
    found = ids(coder, text)
    assert words in found
    assert found[words] == who


def test_a_last_name_alone_is_a_person_only_after_the_full_name(coder: isnad.Coder) -> None:
    assert "الخلف" not in ids(coder, "وكان الخلف قد قاد هجوماً")


def test_patrols_are_no_villages_own(coder: isnad.Coder) -> None:
    assert "دورية قرية حربنوش" not in ids(coder, "دخلت دورية قرية حربنوش بريف إدلب")


def test_a_noun_means_the_last_place_that_is_printed_with_it(coder: isnad.Coder) -> None:
    text = "دخلت القوات منطقة تل رفعت ثم مدينة الباب. وقتل راع في المنطقة"
    coding = coder.code(isnad.Document(text=text, published="2024-10-15"))
    (killed,) = [claim for claim in coding.claims if claim.type == "kill"]
    assert [place.text for place in killed.place] == ["منطقة تل رفعت"]


# (text, the words of a party, whom they mean): adjectives of nationality and party
ADJECTIVES = [
    ("هاجمت القوات الأسدية الحي", "القوات الأسدية", "syr-army-assad"),
    ("قصفت طائرة إسرائيلية الحي", "طائرة إسرائيلية", "isr-airforce"),
    ("انسحبت قوات فرنسية من القاعدة", "قوات فرنسية", "fra-army"),
    ("قتل ضابط لبناني بعبوة", "ضابط لبناني", "lbn-army"),
    ("دخل رتل عسكري أمريكي القاعدة", "رتل عسكري أمريكي", "usa-army"),
    ("قصفت المدفعية الحوثية منزلاً", "المدفعية الحوثية", "yem-houthi"),
    ("وصل وفد تركي إلى العاصمة", "وفد تركي", "tur-state"),
    ("نددت الحكومة التركية بالقصف", "الحكومة التركية", "tur-state"),
]


@pytest.mark.parametrize(("text", "words", "who"), ADJECTIVES)
def test_forces_of_a_nationality_are_the_states_army(coder: isnad.Coder, text: str, words: str, who: str) -> None:
    assert ids(coder, text)[words] == who


# (text, the party, whom it means): cells and groups only count; what they belong to is the party
COUNTED = [
    ("هاجمت خلايا تابعة لتنظيم الدولة حافلة", "تنظيم الدولة", "isis"),
    ("اعتقلت مجموعات تابعة لقوات سوريا الديمقراطية شاباً", "قوات سوريا الديمقراطية", "syr-sdf"),
    ('هاجمت مجموعة تابعة لـ"حركة أحرار الشام" حاجزاً', "حركة أحرار الشام", "syr-ahrar-sham"),
    ("هاجمت فصائل تابعة للجيش الوطني حاجزاً", "فصائل تابعة للجيش الوطني", "syr-sna"),
    ("نصبت دورية تابعة لقسد حاجزاً", "دورية تابعة لقسد", "syr-sdf"),
]


@pytest.mark.parametrize(("text", "words", "who"), COUNTED)
def test_cells_are_told_as_what_they_belong_to(coder: isnad.Coder, text: str, words: str, who: str) -> None:
    assert ids(coder, text).get(words) == who


def test_a_surname_that_is_a_lesser_places_too_belongs_to_the_name(coder: isnad.Coder) -> None:
    assert "المحافظ السابق حسين عرنوس" in ids(coder, "أقال الوزير أمس المحافظ السابق حسين عرنوس")
