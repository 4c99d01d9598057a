"""Which places a claim must not take from its sentence or the one before; an empty string says that it has none."""

from __future__ import annotations

import pytest

import isnad

CASES = [
    # an anniversary tells of years before; what is told with it has its own place
    ("تظاهر المئات في مدينة نوى في الذكرى العاشرة لاقتحام الجامع", "تظاهر", "مدينة نوى"),
    ("تظاهر المئات في مدينة نوى في الذكرى العاشرة لاقتحام الجامع", "اقتحام", ""),
    # what one side did in return, and what it answered
    ("قصفت الفصائل بلدة داديخ ردا على قصف الأحياء السكنية", "قصف", ""),
    ("قصفت الفصائل بلدة داديخ، ما أدى إلى مقتل جندي", "مقتل", "بلدة داديخ"),
    # where somebody meant to flee
    ("اعتقل حرس الحدود مهربا حاول الفرار إلى لبنان قرب مدينة القصير", "اعتقل", "مدينة القصير"),
    # whence things are handed over
    ("سلم الفصيل أسلحته الثقيلة من مدينة نوى إلى الجيش", "سلم", "مدينة نوى"),
    # habits happen anywhere, also behind a place
    ("قصفت الطائرات بلدة حاس. وينفذ الطيران بشكل شبه يومي غارات على مناطق المعارضة", "غارات", ""),
    ("قصفت الطائرات بلدة حاس. وقتل في القصف رجل", "قتل", "بلدة حاس"),
    # a sentence that turns to something else
    ("قصفت الطائرات بلدة حاس. ومن جهة أخرى، قتل رجل برصاص مجهولين", "قتل", ""),
    ("قصفت الطائرات بلدة حاس. وفي حادث منفصل، قتل رجل بانفجار لغم", "قتل", ""),
    ("قصفت الطائرات بلدة حاس. ومن جهتها، قتلت القوات رجلا", "قتلت", "بلدة حاس"),
    # another day, another event
    ("قصفت الطائرات بلدة حاس. وأمس السبت، قتل رجل برصاص مجهولين", "قتل", ""),
    ("قصفت الطائرات بلدة حاس أمس السبت. وأمس السبت أيضا قتل رجل بالقصف", "قتل", "بلدة حاس"),
    ("قصفت الطائرات بلدة حاس. وصباح اليوم قتل رجل بالقصف", "قتل", "بلدة حاس"),
    # where one thing was struck, another one is not handed over
    ("الفصيل يسلم أسلحته الثقيلة للجيش وقصف على مدينة سرمين", "يسلم", ""),
    ("قصف الجيش مدينة سرمين. وسلم الفصيل أسلحته الثقيلة للشرطة", "سلم", ""),
    # what lies around a place that was told of
    (
        "دخل الجيش قرية مرعناز، وقتل رجل في مدينة حلب، ثم تعرض محيط القرية لقصف",
        "قصف",
        "قرية مرعناز",
    ),
    # a village in the land that is told before it; what lies by a mountain is not it
    ("قتل راع بقصف على مدرسة في سهل الغاب بقرية الحويجة", "قصف", "قرية الحويجة"),
    ("استهدفت غارة نهر العاصي بمحيط بلدة دركوش", "غارة", "نهر العاصي"),
    ("قتل رجل في جبل البشري بدير الزور", "قتل", "جبل البشري"),
    # the countryside of a town, and two names of one town
    ("دخلت دوريات الريف الشرقي لمدينة منبج", "دخلت", "الريف الشرقي لمدينة منبج"),
    ("قصفت القوات مدينة كوباني/عين العرب", "قصفت", "مدينة كوباني"),
    # what an act led to, wherever its teller is
    (
        "داهمت القوات بلدة غباغب. وأسفرت المداهمة عن اعتقال لصين، وفق مراسلنا في حمص",
        "اعتقال",
        "بلدة غباغب",
    ),
    # people who were driven out, from somewhere
    ("قصفت الطائرات مدينة عفرين التي تضم آلاف العائلات التي هجرتها قوات النظام", "هجرتها", ""),
    ("قصفت الطائرات القرى التي هجرتها قوات النظام من ريف حماة", "هجرتها", "ريف حماة"),
    # whence somebody fired
    ("خلف قصف الجيش من مواقعه في الفوج 46 بريف حلب دمارا في المنازل", "قصف", ""),
    ("أدى قصف الجيش من مواقعه في كتيبة الدبابات في نوى إلى حريق", "قصف", ""),
    ("وسعت الشرطة نقاطها في مدينة منبج، وبدأت مداهمات", "مداهمات", "مدينة منبج"),
    # a campaign of shelling has its own place
    ("قصف الجيش بلدة حاس، وتلت ذلك حملة قصف طالت مدينة نوى", "قصف#2", "مدينة نوى"),
    # who holds a land is not where it is
    ("قصفت الطائرات مواقع خاضعة لسيطرة تركيا", "قصفت", ""),
]


@pytest.mark.parametrize(("text", "trigger", "place"), CASES)
def test_where_it_was(coder: isnad.Coder, text: str, trigger: str, place: str) -> None:
    word, _, nth = trigger.partition("#")
    found = coder.code(isnad.Document(text=text, published="2022-08-21")).claims
    claims = [claim for claim in found if claim.trigger.text == word][int(nth or 1) - 1 :]
    assert claims
    assert [p.text for p in claims[0].place] == ([place] if place else [])
