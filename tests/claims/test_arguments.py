"""Phrases behind a trigger: which are arguments, which only describe; own sentences, the trigger, target and place."""

from __future__ import annotations

import pytest

import isnad

CASES = [
    # an adjective is no target
    ("نفذت القوات عملية دهم متطورة في بغداد", "دهم", "", "بغداد"),
    ("وقعت جريمة قتل مروعة في البصرة", "قتل", "", "البصرة"),
    ("نفذت الشرطة حملة اعتقال عائلة كاملة في البصرة", "اعتقال", "عائلة كاملة", "البصرة"),
    ("قصفت طائرات حربية أطراف مدينة بنش الشمالية", "قصفت", "", "مدينة بنش"),
    ("قصفت المدفعية مدينة الفاشر المحاصرة", "قصفت", "", "مدينة الفاشر"),
    # where the people or the house were that were hit
    ("قصف سابق لقوات الأسد على مزارع بلدة سرجة بالريف الجنوبي", "قصف", "مزارع", "بلدة سرجة"),
    ("وقع انفجار في منزل بقرية الزهراء بمنطقة عفرين", "انفجار", "", "قرية الزهراء"),
    # the object of the verb behind the strikes by which it was done
    ("استهدفت الطائرات بعدة غارات جوية محيط مدينة معرة مصرين شمالي إدلب", "غارات", "", "مدينة معرة مصرين"),
    ("قصفت الطائرات بغارات جوية قرية كنصفرة بريف إدلب", "قصفت", "", "قرية كنصفرة"),
    # where people come from and where tellers sit is not where it was; an office is where its holder governs
    ("اعتقل خمسة أشخاص بينهم شخصان نازحان من ريف إدلب", "اعتقل", "أشخاص", ""),
    ("مراسل الإذاعة في ريف حلب قال إن القصف أودى بحياة تسعة مدنيين", "أودى", "مدنيين", ""),
    ("أصدر الرئيس مرسوما بتعيين سامر عثمان محافظا لدير الزور", "تعيين", "سامر عثمان", "دير الزور"),
    ("طاول القصف المدفعي منطقة مساكن جلين غرب درعا", "القصف", "", "منطقة مساكن جلين"),
]


@pytest.mark.parametrize(("text", "trigger", "target", "place"), CASES)
def test_what_follows_a_trigger(coder: isnad.Coder, text: str, trigger: str, target: str, place: str) -> None:
    claim = next(c for c in coder.code(isnad.Document(text=text)).claims if c.trigger.text == trigger)
    assert (" ".join(f.text for f in claim.target), " ".join(f.text for f in claim.place)) == (target, place)


SPEAKERS = [
    ("وقال البيان إن اتفاقا تم مع الوزير، كما دعا إلى الإفراج عن المعتقلين", "دعا", "البيان", ""),
    ("أفادت المنظمة بأن القصف أصاب مشفى في غزة، كما طالبت بوقف إطلاق النار", "طالبت", "المنظمة", ""),
    ("انسحبت فرنسا من المهمة، متهمة تركيا بخرق حظر السلاح", "متهمة", "فرنسا", "تركيا"),
    ("اتهم الحوثيين بخرق الهدنة", "اتهم", "", "الحوثيين"),
    ("اتهم الحوثيون السعودية بخرق الهدنة", "اتهم", "الحوثيون", "السعودية"),
    ("قصف الجيش الفلسطينيين في غزة", "قصف", "الجيش", "الفلسطينيين"),
]


@pytest.mark.parametrize(("text", "trigger", "actor", "target"), SPEAKERS)
def test_who_speaks_and_of_whom(coder: isnad.Coder, text: str, trigger: str, actor: str, target: str) -> None:
    claim = next(c for c in coder.code(isnad.Document(text=text)).claims if c.trigger.text == trigger)
    assert (" ".join(f.text for f in claim.actor), " ".join(f.text for f in claim.target)) == (actor, target)


@pytest.mark.parametrize("text", ["وتسيطر الحكومة على عدن", "#غزة_تحت_القصف", "البلدة التي تسيطر عليها الفصائل هادئة"])
def test_states_and_slogans_are_no_claims(coder: isnad.Coder, text: str) -> None:
    assert coder.code(isnad.Document(text=text)).claims == ()


SIDES = [
    ("شهدت الجبهة بين الفصائل الموالية لتركيا والنظام اشتباكات", "اشتباكات", "الفصائل الموالية لتركيا", "النظام"),
    ("شهدت الجبهة بين الجيش الوطني المدعوم من تركيا وقسد اشتباكات", "اشتباكات", "الجيش الوطني المدعوم من تركيا", "قسد"),
    ("نفذ الجيش حملة مداهمات في الرقة بدعم من طائرات التحالف", "مداهمات", "الجيش", ""),
    ("حاصرت قسد الحي، بعد أن استقدمت تعزيزات عسكرية إلى البلدة", "تعزيزات", "قسد", ""),
    ("استهداف بالطائرات الحربية الروسية لبلدة حاس", "استهداف", "الطائرات الحربية الروسية", ""),
    ("قصف الجيش الأحياء السكنية في أم درمان", "قصف", "الجيش", "الأحياء السكنية"),
    ("تتواصل عمليات القصف المتبادل بين طرفي الصراع شمال البلاد", "القصف", "طرفي الصراع", ""),
    ("قصفت الطائرات بلدة حاس، وقتل على إثرها رجل", "قتل", "الطائرات", "رجل"),
    ("عثر الأهالي على جثة شابين مقتولين في بلدة هجين", "مقتولين", "", "شابين"),
    ("عثر على رجل مقتولا في منزله في بغداد", "مقتولا", "", "رجل"),
    ("قصفت المدفعية الجسر دون ورود أنباء عن خسائر بشرية", "خسائر", "", "خسائر"),
    ("قصفت الفصائل الثكنة ردا على استهداف السوق", "استهداف", "", "السوق"),
    ("القصف المدفعي تزامن مع تحليق مكثف لطائرات الاستطلاع الروسية", "القصف", "", ""),
    ("انتشلت فرق الدفاع المدني جثة شاب مقتول بطلق ناري", "مقتول", "", "شاب"),
    ("خلفت الحملة البرية والجوية العشرات من الشهداء", "الشهداء", "", "الشهداء"),
    ("دخلت أولى مجموعات الجيش السوداني مدينة ود مدني", "دخلت", "مجموعات الجيش السوداني", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "actor", "target"), SIDES)
def test_who_acts_and_who_only_helps(coder: isnad.Coder, text: str, trigger: str, actor: str, target: str) -> None:
    claim = next(c for c in coder.code(isnad.Document(text=text)).claims if c.trigger.text == trigger)
    assert (" ".join(f.text for f in claim.actor), " ".join(f.text for f in claim.target)) == (actor, target)


NO_PARTICIPANTS = [
    # adverbs, participles of the act and words that only stress are no one to whom it was done
    ("قتل ثلاثة جنود جميعا في كمين قرب تدمر", "قتل", "جنود"),
    ("القصف تركز على حي الشعار المزدحم سكانيا وتجاريا", "القصف", ""),
    ("قصف الطيران مواقع متفرقة في ريف حماة مستهدفا مدرسة ومشفى", "قصف", "مدرسة مشفى"),
    ("استهدفت المدفعية القرية نفسها", "استهدفت", ""),
    ("استهدفت المدفعية نفس البلدة", "استهدفت", ""),
    ("أدى القصف إلى إصابة أو سقوط ضحايا مدنيين في سرمين", "إصابة", ""),
    ("استهدف الطيران القرى بهدف تهجير السكان", "استهدف", ""),
    ("قصف غير مسبوق على بلدة حيان", "قصف", ""),
    ("شنت القوات قصفا مكثفا بالمدفعية على قرى جبل الزاوية", "قصفا", ""),
    ("دانت فرنسا بأشد العبارات الهجوم على دمشق", "دانت", "الهجوم"),
    # what is fired and its make
    ("قصفت القوات بلدة كنصفرة بالقذائف المدفعية", "قصفت", ""),
    ("قصف الجيش بقذائف كراسنوبول الروسية منزلا سكنيا في بلدة بلشون", "قصف", "منزلا سكنيا"),
    ("قصف بصواريخ من نوع أرض - أرض وجولان على بلدة معرة مصرين", "قصف", ""),
    ("استهدفت الفصائل بوابل من الصواريخ مواقع قوات النظام في سراقب", "استهدفت", "قوات النظام"),
    # whose a site is, however many words name it
    ("قصفت الطائرات مواقع تمركز قوات النظام في ريف حماة", "قصفت", "قوات النظام"),
    ("تعرضت مواقع عدة للنظام لقصف صاروخي", "قصف", "للنظام"),
    ("الهجوم طاول دورية أميركية قرب الشدادي", "الهجوم", "دورية أميركية"),
    # a noun without the participle that needs what follows; a second adjective is no noun
    ("انفجرت عبوة ناسفة بسيارة عسكرية تابعة للجيش في تدمر", "انفجرت", "سيارة عسكرية"),
    ("قصف الطيران الطريق المؤدي إلى بلدة سرمدا", "قصف", "الطريق"),
    ("استهدفت الغارات المنشآت الحيوية والخدمية", "الغارات", "المنشآت الحيوية"),
    # some of those told of before
    ("أصيب 16 شخصا جلهم من الأطفال", "أصيب", "شخصا"),
    ("قصفت المدفعية منزلا ما تسبب باحتراقه ومقتل ثلاثة أشخاص", "احتراقه", "منزلا"),
]


@pytest.mark.parametrize(("text", "trigger", "target"), NO_PARTICIPANTS)
def test_what_is_no_participant_is_no_target(coder: isnad.Coder, text: str, trigger: str, target: str) -> None:
    claim = next(c for c in coder.code(isnad.Document(text=text)).claims if c.trigger.text == trigger)
    assert " ".join(f.text for f in claim.target) == target


TOLLS = [
    ("أوقع الانفجار سبعة أطفال بين قتيل وجريح في منبج", "جريح", "", "أطفال"),
    ("سقط عدد من المدنيين بين قتيل وجريح في سرمدا", "قتيل", "", "المدنيين"),
    ("شهيدة وجرحى مدنيون بقصف على الأتارب", "شهيدة", "", "شهيدة"),
    ("شهيدة وجرحى مدنيون بقصف على الأتارب", "جرحى", "", "مدنيون"),
    ("قال المسعف إن 4 عمال بينهم شاب وفتاة قتلوا بقصف على المعمل", "قتلوا", "", "عمال"),
    # a count alone names nobody: it counts those told before, and those whom its pronoun means
    ("أسفر الانفجار عن مقتل ستة أشخاص وإصابة 81 بجروح", "إصابة", "", "أشخاص"),
    ("هاجم مسلحون حافلة تقل عمالا ما أدى لمقتل عشرة منهم", "مقتل", "مسلحون", "عمالا"),
    ("أدى الانفجار إلى مقتل 10 على الأقل", "مقتل", "", ""),
    ("جرح العشرات في القصف", "جرح", "", "العشرات"),
    # a protest is against whoever did what it is about, not against a thing
    ("تظاهر الأهالي احتجاجا على انقطاع الكهرباء", "احتجاجا", "الأهالي", ""),
    ("تظاهر الأهالي احتجاجا على تجريف الجيش الإسرائيلي أراضيهم", "احتجاجا", "الأهالي", "الجيش الإسرائيلي"),
    # a plural verb has its subject in itself: what follows it bare is its object, and not that of a singular one
    ("اقتحمت الشرطة الحي واعتقلوا وضربوا عددا من الشبان", "اعتقلوا", "الشرطة", "الشبان"),
    ("وكانت امرأة وطفلان قد قتلوا وأصيب خمسة آخرون في قصف على أريحا", "قتلوا", "", "امرأة طفلان"),
    ("تصدى المقاتلون للهجوم وقتلوا وجرحوا عددا من الجنود", "للهجوم", "", "المقاتلون"),
]


@pytest.mark.parametrize(("text", "trigger", "actor", "target"), TOLLS)
def test_whom_tolls_and_plural_verbs_count(
    coder: isnad.Coder, text: str, trigger: str, actor: str, target: str
) -> None:
    claim = next(c for c in coder.code(isnad.Document(text=text)).claims if c.trigger.text == trigger)
    assert (" ".join(f.text for f in claim.actor), " ".join(f.text for f in claim.target)) == (actor, target)
