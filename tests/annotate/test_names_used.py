"""Place names in use: words and persons that are no places, sites that many cities have, tags, datelines."""

from __future__ import annotations

import pytest

import isnad

# (text, the words of a place, its id)
PLACES = [
    ("غادرت سفينة ميناء المخا اليمني", "ميناء المخا اليمني", "ye-port-of-mocha"),
    ("نهب مسلحون مخازن إقليم دارفور السوداني", "إقليم دارفور السوداني", "sd-darfur"),
    ("سقطت قذيفة على مدينة حلب السورية", "مدينة حلب السورية", "C1007"),
    ("دمشق: أصدر الوزير قراراً بنقل المحافظ", "دمشق", "SY01"),
    ("وقفة رمزية لعائلات المفقودين #السودان", "السودان", "SD"),
    ("أغارت دورية على منطقة الشراونة – بعلبك", "بعلبك", "lb-baalbek"),
    ("زرعوا ألغاماً في قرية زاوية البونمر", "قرية زاوية البونمر", None),
    ("تجمع المحتجون أمام القصر العدلي في مدينة درعا", "القصر العدلي", None),
    ("سقطت قذيفة على حارة الجورة قرب باب توما في مدينة دمشق", "حارة الجورة", None),
    ("تجمع ناس أمام القصر الجمهوري، وهتف آخرون في أم درمان", "القصر الجمهوري", "sd-republican-palace-khartoum"),
]

# (text, words that name no place here)
NO_PLACES = [
    ("بدأت الدماء تسيل في الشارع", "تسيل"),
    ("قتل فتى في العاشرة من عمره", "عمره"),
    ("خلف حسين عرنوس المحافظ السابق", "عرنوس"),
    ("وإلى الجنوب الغربي من باب شرقي سقطت قذيفة", "الجنوب الغربي"),
    ("طلبت الحكومة رسمياً من باريس تنفيذ ضربات", "باريس"),
    ("قال المقاتلون إن لواء سورياً انشق", "لواء سورياً"),
    ("أصيب مبنى واندلع حريق", "مبنى"),
    ("احتفلوا بانتصار الثورة السورية", "الثورة"),
    ("دمشق: لن نسمح بالفوضى", "دمشق"),
    ("قتل متدربون في معسكر تدريبي في صنعاء", "معسكر تدريبي"),
]


def places(coder: isnad.Coder, text: str) -> dict[str, str | None]:
    coding = coder.code(isnad.Document(text=text, published="2024-10-15"))
    return {mention.text: mention.id for mention in coding.places}


@pytest.mark.parametrize(("text", "words", "who"), PLACES)
def test_a_place_is_read(coder: isnad.Coder, text: str, words: str, who: str | None) -> None:
    found = places(coder, text)
    assert words in found
    assert found[words] == who


@pytest.mark.parametrize(("text", "words"), NO_PLACES)
def test_another_word_is_no_place(coder: isnad.Coder, text: str, words: str) -> None:
    assert not [found for found in places(coder, text) if found.startswith(words)]
