"""Words of harm that tell no occurrence, and the same words where they do."""

from __future__ import annotations

import pytest

import isnad

ROWS = [
    ("سحب الجنود جثته إلى الحاجز", "جثته", False),
    ("عثر الرعاة على جثته قرب مدينة نوى", "جثته", True),
    ("انتشلت الفرق جثث الضحايا من المكان", "جثث", False),
    ("انتشلت الفرق جثتين من تحت الأنقاض في مدينة جباليا", "جثتين", True),
    ("لا يتقن هؤلاء إلا القتل والتدمير", "القتل", False),
    ("تكررت عمليات القتل في مدينة غدامس", "القتل", True),
    ("خيمت رائحة الموت والرصاص على الحي", "الموت", False),
    ("سقط قتيلان جراء صاروخ على بلدة الرامي", "سقط", False),
    ("سقط صاروخ على بلدة الرامي", "سقط", True),
    ("خطف مسلحون شابا من بلدة نصيب وتم اقتياده إلى جهة مجهولة", "اقتياده", False),
    ("اقتاد مسلحون مجهولون شابا من بلدة نصيب إلى جهة مجهولة", "اقتاد", True),
    ("أعلن الضابط انشقاقه عن الجيش وانضمامه إلى الثوار", "انضمامه", False),
    ("أعلنت كتيبة من المقاتلين انضمامها إلى الثوار", "انضمامها", True),
    ("تفرج الحكومة عن أسرى في المرحلة الأولى من صفقة التبادل", "صفقة", False),
    ("توجهت طواقم الإسعاف وعناصر الإطفاء إلى مدينة بنش", "توجهت", False),
    ("جرح راعيان نتيجة شظايا صاروخ سقط قبل أعوام قرب خان العسل", "صاروخ", False),
    ("جرح راعيان نتيجة صاروخ على قرية خان العسل", "صاروخ", True),
    ("أقلع حربي من مطار حماة قبل غارات على بلدة كبانة", "حربي", False),
    ("تفرقت مظاهرة خرج فيها طلاب قريبون من حاجز تحت سيطرة الشرطة في بنش", "خرج", False),
    ("خرج حي الصاخور عن سيطرة الفصائل", "خرج", True),
    # what a crossing is for, and what went through it
    ("تعطل المعبر الذي تدخل منه المساعدات الطبية إلى المخيم", "تدخل", False),
    ("دخلت قافلة مساعدات طبية إلى المخيم", "دخلت", True),
    ("الجسر هو المنفذ الوحيد لدخول شاحنات الإغاثة إلى المخيم", "دخول", False),
    # wounds that people have, and that they were hurt
    ("قال الطبيب إن إصاباتهم متوسطة", "إصاباتهم", False),
    ("أدى الانفجار إلى إصابتهم بجروح", "إصابتهم", True),
    # people of an event already told of
    ("تواصلت عمليات إسعاف جرحى القصف حتى الليل", "جرحى", False),
    ("وصل ستة من جرحى القصف إلى المشفى", "جرحى", True),
    ("سقط مئات الضحايا بين قتيل ومصاب في مرفأ ميدي", "الضحايا", False),
    ("سقط مئات الضحايا في مرفأ ميدي", "الضحايا", True),
    ("خلفت المداهمة قتيلين ومعتقلين في بلدة الجيزة", "معتقلين", True),
    ("تعرف الأهالي إلى معتقلين في بلدة الجيزة", "معتقلين", False),
    ("اتهم التقرير الحاجز بارتكاب جرائم قتل بحق مسافرين", "قتل", True),
    ("ارتفع معدل جرائم القتل في المدينة", "القتل", False),
    # how somebody was killed, and an attack of its own
    ("قتل شاب طعنا في حي الزهور", "طعنا", False),
    ("طعن مجهول شابا في حي الزهور", "طعن", True),
    # an answer by fire, and by words
    ("ردت وحدات الجيش على مصادر النيران قرب الرصافة", "ردت", True),
    ("ردت الوزارة على تصريحات مصادر أممية", "ردت", False),
    # the verb, and the city
    ("صواريخ الفصائل تدمر دبابة قرب بلدة الزربة", "تدمر", True),
    ("وصلت القوات إلى تدمر مساء", "تدمر", False),
]


@pytest.mark.parametrize(("sentence", "word", "told"), ROWS)
def test_a_word_of_harm_tells_an_event_or_none(coder: isnad.Coder, sentence: str, word: str, told: bool) -> None:
    found = [claim.trigger.text for claim in coder.code(isnad.Document(text=f"{sentence}.")).claims]
    assert (word in found) is told, found


def test_an_operation_points_back_to_an_attack(coder: isnad.Coder) -> None:
    told = "قصفت السرايا معسكرا شرق حيفا. ولم يذكر البيان تفاصيل أخرى عن العملية."
    alone = "لم يذكر البيان تفاصيل أخرى عن العملية."
    assert "العملية" in [claim.trigger.text for claim in coder.code(isnad.Document(text=told)).claims]
    assert not coder.code(isnad.Document(text=alone)).claims


def test_the_means_of_one_noun_are_not_those_of_the_next(coder: isnad.Coder) -> None:
    coding = coder.code(isnad.Document(text="قتل شاب بإنزال جوي للتحالف وقصف تركي على عين عيسى."))
    assert {claim.trigger.text: claim.type for claim in coding.claims}["قصف"] == "shelling"


MEANS = [
    # بريف is no برية
    ("تحدث السكان عن غارة إسرائيلية بريف القنيطرة", "غارة", "airstrike"),
    ("شنت قبيلة مسلحة غارة برية على قرية قرب كادقلي", "غارة", "attack"),
    # the bomb of another clause is not the means of this one
    ("انفجرت عبوة ناسفة في نوى، فيما استهدفت القوات أطراف طفس بقذائف الهاون", "استهدفت", "shelling"),
    ("سقطت قذائف على طفس، فيما استهدف مجهولون دورية بعبوة ناسفة قرب نوى", "استهدف", "explosion"),
    ("هزت عبوة ناسفة استهدفت سيارة قائد محلي مدينة نوى", "استهدفت", "explosion"),
    # what two verbal nouns share
    ("أعلنت البحرية استهداف وإحراق خيام بواسطة مروحيات قرب ميدي", "استهداف", "airstrike"),
    ("أعلنت البحرية استهداف خيام قرب ميدي وتدمير مروحيات جاثمة", "استهداف", "attack"),
    # from the sky, or only watched from there
    ("استهدفت إسرائيل مستودعا في الكسوة بصواريخ من فوق أجواء الجولان", "استهدفت", "airstrike"),
    ("استهدفت إسرائيل مستودعا في الكسوة بصواريخ من الجولان", "استهدفت", "shelling"),
    ("تحدث الأهالي عن استهداف رعاة ومتابعة طائرات الاستطلاع لقطعانهم", "استهداف", "attack"),
]


@pytest.mark.parametrize(("sentence", "word", "kind"), MEANS)
def test_a_strike_is_of_the_means_of_its_clause(coder: isnad.Coder, sentence: str, word: str, kind: str) -> None:
    coding = coder.code(isnad.Document(text=f"{sentence}."))
    assert {claim.trigger.text: claim.type for claim in coding.claims}.get(word) == kind


def test_verb_and_raids_behind_a_comma_are_one_strike(coder: isnad.Coder) -> None:
    coding = coder.code(isnad.Document(text="استهدفت مروحية، بأربع غارات متتالية أطراف قرية التح."))
    assert [(claim.trigger.text, claim.actor[0].text) for claim in coding.claims] == [("غارات", "مروحية")]
