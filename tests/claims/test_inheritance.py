"""What a claim takes from its cause, its sentence or the sentence before, and what it must not take.

Each row is a text, the trigger looked at (`#2` for its second occurrence), a role, and who fills it; an empty string
says that nothing is inherited there.
"""

from __future__ import annotations

import pytest
from _pytest.mark import ParameterSet

import isnad
from isnad.model import Claim

Row = tuple[str, str, str, str]

FROM_THE_CAUSE: list[Row] = [
    ("قصف الطيران الروسي بلدة حاس. وأسفر القصف عن مقتل طفلين", "مقتل", "actor", "الطيران الروسي"),
    ("قصف الطيران الروسي بلدة حاس. وأسفر القصف عن مقتل طفلين", "مقتل", "place", "بلدة حاس"),
    ("قصف الطيران الروسي بلدة حاس\nوأدى القصف إلى إصابة امرأة", "إصابة", "actor", "الطيران الروسي"),
    ("شن تنظيم داعش هجوما على حاجز في بلدة هجين. وأسفر الهجوم عن مقتل جنديين", "مقتل", "actor", "تنظيم داعش"),
    ("شن تنظيم داعش هجوما على حاجز في بلدة هجين. وأسفر الهجوم عن مقتل جنديين", "مقتل", "place", "بلدة هجين"),
    ("قصفت قوات النظام مدينة سرمين ما أسفر عن دمار في المنازل", "دمار", "actor", "قوات النظام"),
    ("استهدفت قسد مدينة عفرين بصاروخ، ما تسبب بإصابة مدنيين اثنين", "إصابة", "actor", "قسد"),
    ("استهدفت قسد مدينة عفرين بصاروخ، ما تسبب بإصابة مدنيين اثنين", "إصابة", "place", "مدينة عفرين"),
    ("انفجر لغم في مدينة كفرزيتا ما أدى إلى مقتل شاب", "مقتل", "actor", ""),
    ("انفجر لغم في مدينة كفرزيتا ما أدى إلى مقتل شاب", "مقتل", "place", "مدينة كفرزيتا"),
    ("اندلعت اشتباكات بين قسد والجيش الوطني في قرية مرعناز، ما أدى إلى مقتل راع", "مقتل", "actor", ""),
    ("اندلعت اشتباكات بين قسد والجيش الوطني في قرية مرعناز، ما أدى إلى مقتل راع", "مقتل", "place", "قرية مرعناز"),
]

FROM_THE_SENTENCE: list[Row] = [
    ("مجزرة في مدينة أريحا راح ضحيتها تسعة مدنيين", "مجزرة", "target", "مدنيين"),
    ("داهمت قسد بلدة الطيانة، كما اعتقلت مدنيا", "اعتقلت", "actor", "قسد"),
    ("داهمت قسد بلدة الطيانة واعتقلت خمسة شبان", "اعتقلت", "place", "بلدة الطيانة"),
    ("دخل الجيش السوري بلدة جبا واعتقل عشرة مطلوبين ثم انسحب منها", "انسحب", "actor", "الجيش السوري"),
    ("أعلنت فصائل المعارضة السيطرة على مدينة السقيلبية", "السيطرة", "actor", "فصائل المعارضة"),
    ("بدأت قوات النظام اقتحام مدينة داريا", "اقتحام", "actor", "قوات النظام"),
    ("حمص:: مقتل رجل وإصابة امرأة برصاص مجهولين", "إصابة", "actor", "مجهولين"),
    ("مقتل شقيقين واعتقال ثالث على يد عناصر حزب الله في مدينة القصير", "مقتل", "actor", "عناصر حزب الله"),
    ("ريف حماة.. مقتل ثلاثة أطفال", "مقتل", "place", "ريف حماة"),
    ("نفى الجيش السوري قصف مدينة دوما", "قصف", "actor", ""),
    ("تخشى فرنسا وقوع هجوم في مدينة إدلب", "هجوم", "actor", ""),
    ("قال قائد في فصائل المعارضة إن القصف مستمر", "القصف", "actor", ""),
]

FROM_THE_SENTENCE_BEFORE: list[Row] = [
    ("قصف الطيران الروسي مدينة أريحا\nوطال قصف مماثل مدينة بنش", "قصف#2", "actor", "الطيران الروسي"),
    ("داهمت هيئة تحرير الشام مدينة سلقين. وقتلت رجلا", "قتلت", "actor", "هيئة تحرير الشام"),
    ("دخل الجيش السوري مدينة نوى. واعتقل عشرين شابا", "اعتقل", "place", "مدينة نوى"),
    ("داهمت هيئة تحرير الشام مدينة سلقين. وقتلت رجلا", "قتلت", "place", "مدينة سلقين"),
    ("قصفت قوات النظام بلدة الناجية. وقتل ثلاثة مدنيين", "قتل", "place", "بلدة الناجية"),
    ("قصفت قوات النظام بلدة الناجية. وأصيب خمسة آخرون", "أصيب", "place", "بلدة الناجية"),
    ("اشتبكت قسد مع القوات التركية قرب قرية الدبس\nوتوقفت الاشتباكات بين الطرفين لاحقا", "الاشتباكات", "actor", "قسد"),
    (
        "اشتبكت قسد مع القوات التركية قرب قرية الدبس\nوتوقفت الاشتباكات بين الطرفين لاحقا",
        "الاشتباكات",
        "target",
        "القوات التركية",
    ),
    ("انسحبت قسد من مدينة الشدادي. ودخل الجيش السوري المدينة", "دخل", "place", "مدينة الشدادي"),
    ("انسحبت قسد من مدينة الشدادي. ودخل الجيش السوري المدينة", "دخل", "actor", "الجيش السوري"),
    # of the land and the town told before it is the town; what is counted over months happened at many places
    ("استهدفت إسرائيل الأراضي السورية، وقصفت مدينة حمص. وأصيب خمسة أشخاص", "أصيب", "place", "مدينة حمص"),
    ("قصفت الطائرات بلدة حاس\nووثقت الشبكة مقتل 120 شخصا خلال شهر نيسان 2022", "مقتل", "place", ""),
    # a noun alone means the place that was printed with it, `المنطقة` whatever was told of last
    ("قصفت المدفعية مشفى المواساة في حلب. وقتل في المشفى ثلاثة مرضى", "قتل", "place", "مشفى المواساة"),
    ("قصفت الطائرات منطقة جبل الزاوية\nوقصفت بلدة سرمين\nوهاجمت القوات المنطقة", "هاجمت", "place", "بلدة سرمين"),
    # a definite noun that points back keeps to its own line
    ("قصف الطيران الروسي بلدة حاس\nوتوقف القصف مساء", "القصف", "actor", ""),
    ("قصف الطيران الروسي بلدة حاس\nوتوقف القصف مساء", "القصف", "place", ""),
    # words happen nowhere, and lend no actor
    ("سيطر الجيش السوري على مدينة تدمر. وأدانت روسيا الهجمات", "أدانت", "place", ""),
    ("هددت تركيا بعملية عسكرية. وقتل مدني في مدينة منبج", "قتل", "actor", ""),
    # too far away
    ("دخل الجيش السوري مدينة نوى\nالطقس بارد\nالأسواق مزدحمة\nالمدارس مفتوحة\nواعتقل عشرين شابا", "اعتقل", "place", ""),
]

TOLD_BESIDE: list[Row] = [
    ("داهمت القوات الحكومية منزلا في قرية المزرعة، فضلا عن تفتيش وتمشيط محيطها", "تمشيط", "actor", "القوات الحكومية"),
    ("قصف الجيش الإسرائيلي بلدة الخيام، بالتزامن مع مداهمات في كفركلا", "مداهمات", "actor", "الجيش الإسرائيلي"),
    ("قصف الجيش الإسرائيلي بلدة الخيام، بالتزامن مع مداهمات في كفركلا", "مداهمات", "place", "كفركلا"),
    ("اقتحمت قوات الدعم السريع بلدة ود النورة، إلى جانب قصف السوق فيها", "قصف", "actor", "قوات الدعم السريع"),
    ("قصف الحوثيون حي الروضة بالمدفعية، كما طال قصف مماثل حي المطار", "قصف", "actor", "الحوثيون"),
    ("تشهد البلدة تصعيدا من قبل القوات الحكومية، ما تسبب بمقتل عشرة مدنيين", "مقتل", "actor", "القوات الحكومية"),
    ("تواصل القوات التركية خروقاتها، الأمر الذي أدى إلى مقتل طفل وإصابة والده", "إصابة", "actor", "القوات التركية"),
    ("شهدت خطوط التماس بين الجيش والفصائل في حلب قصفا متبادلا بين الطرفين", "قصفا", "actor", "الجيش"),
    ("شهدت خطوط التماس بين الجيش والفصائل في حلب قصفا متبادلا بين الطرفين", "قصفا", "target", "الفصائل"),
    # who is said to have done the one is not said to have done the other
    ("اعتقلت الشرطة شابا على خلفية هجوم في مدينة الناصرية", "هجوم", "actor", ""),
    ("نفى الجيش السوري مسؤوليته عن قصف مدينة دوما", "قصف", "actor", ""),
]  # fmt: skip

PLACES: list[Row] = [
    # a new event goes on where the sentence before was; what is asked for, or what a heading names, does not
    ("داهمت قسد منزلا في بلدة أبو حمام\nوأضاف المصدر أن اشتباكات دارت بعدها", "اشتباكات", "place", "بلدة أبو حمام"),
    ("تظاهر الأهالي في مدينة نوى\nوطالب المحتجون بإطلاق سراح المعتقلين", "إطلاق", "place", ""),
    ("قصف الطيران الروسي بلدة حاس بعد ظهر اليوم\nهجمات متفرقة", "هجمات", "place", ""),
    ("الانفجاران اللذان هزا مدينة بيروت أوقعا قتلى", "الانفجاران", "place", "مدينة بيروت"),
    ("تتواصل الخروقات منذ إبرام اتفاق أنقرة بين الطرفين", "اتفاق", "place", "أنقرة"),
    # sums over many days and earlier crimes happened at many places
    ("قصف الطيران الروسي بلدة حاس. وارتفع إلى مئة عدد المدنيين الذين قتلوا منذ مطلع العام 2023", "قتلوا", "place", ""),
    # where the wounded are brought to, and where the teller stands
    ("أسفر الانفجار عن إصابة شابين، نقلا إلى مشفى الشهباء في مدينة حلب", "إصابة", "place", ""),
    ("وقال مراسل الإذاعة في إدلب إن قذيفة أصابت امرأة", "أصابت", "place", ""),
    # the second place says where the first one lies
    ("استهدفت مسيرة سيارة في ساحة الأمويين، بمدينة دمشق، ما أدى إلى مقتل سائقها", "مقتل", "place", "ساحة الأمويين"),
    # the same place named again is quoted from the sentence itself
    ("قصف الجيش بلدة حاس\nوقتل شاب من حاس", "قتل", "place", "حاس"),
    # partitive من after areas says where, after a person whence
    ("شهدت مناطق متفرقة من ريف إدلب قصفا عنيفا", "قصفا", "place", "ريف إدلب"),
    # the place of a clause told beside is not that of this one
    ("قتل جنديان بهجوم مسلح، كما انفجرت عبوة في مدينة طفس", "هجوم", "place", ""),
    # where people fled to is not where the fighting is
    ("دارت معارك بعد قصف بلدة البصيرة، ونزح السكان إلى مدينة الشحيل", "معارك", "place", "بلدة البصيرة"),
    # what stands before comes before what follows
    ("فرضت قسد حصارا على قرية الكبر ونفذت اعتقالات بعد هجوم في بلدة الكسرة", "اعتقالات", "place", "قرية الكبر"),
]

TABLES = {
    "cause": FROM_THE_CAUSE,
    "sentence": FROM_THE_SENTENCE,
    "before": FROM_THE_SENTENCE_BEFORE,
    "beside": TOLD_BESIDE,
    "places": PLACES,
}

KNOWN_MISREADINGS: dict[str, list[Row]] = {
    "a verb with its object only is read as a passive, and takes no actor": [
        ("دخل الجيش السوري مدينة نوى. واعتقل عشرين شابا", "اعتقل", "actor", "الجيش السوري"),
    ],
}


def claim_at(coder: isnad.Coder, text: str, trigger: str) -> Claim:
    word, _, number = trigger.partition("#")
    claims = [c for c in coder.code(isnad.Document(text=text)).claims if c.trigger.text == word]
    at = int(number or 1) - 1
    assert len(claims) > at, f"no claim at «{trigger}»"
    return claims[at]


def check(coder: isnad.Coder, row: Row) -> None:
    text, trigger, role, filler = row
    assert " | ".join(found.text for found in getattr(claim_at(coder, text, trigger), role)) == filler


def labelled(tables: dict[str, list[Row]]) -> list[ParameterSet]:
    return [pytest.param(row, id=f"{name}-{n}") for name, rows in tables.items() for n, row in enumerate(rows, 1)]


@pytest.mark.parametrize("row", labelled(TABLES))
def test_what_is_inherited(coder: isnad.Coder, row: Row) -> None:
    check(coder, row)


@pytest.mark.xfail(strict=True, raises=AssertionError)
@pytest.mark.parametrize("row", labelled(KNOWN_MISREADINGS))
def test_what_is_inherited_otherwise(coder: isnad.Coder, row: Row) -> None:
    check(coder, row)
