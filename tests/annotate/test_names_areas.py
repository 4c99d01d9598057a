"""Areas and towns that constructions name: short names, parts of countries, centres, names with a kind word."""

from __future__ import annotations

import pytest

import isnad

# (text, the words of a place, its id)
NAMED = [
    ("انفجرت سيارة في بلدة تل أبيض", "بلدة تل أبيض", "C5792"),
    ("سقطت قذيفة على بلدة كفر زيتا", "بلدة كفر زيتا", "C3463"),
    ("انفجرت عبوة في مركز مدينة الرقة", "مركز مدينة الرقة", "C5710"),
    ("انفجرت عبوة في حلب، ثاني كبرى مدن سوريا", "سوريا", "SY"),
    ("دخلت المساعدات إلى القطاع، وقالت بلدية غزة إنها قليلة", "القطاع", "ps-gaza-strip"),
    ("عاد نازحون إلى الجنوب، ورحب لبنان بعودتهم", "الجنوب", "lb-south-lebanon"),
    ("انتشر الجنود في مدن الضفة، وأغلقت حواجز نابلس", "الضفة", "ps-west-bank"),
    ("انتشر الجراد في المحافظات الغربية والشمالية من العراق", "المحافظات الغربية والشمالية", "IQ/northwest"),
    ("انقطعت الكهرباء في المحافظات الشرقية", "المحافظات الشرقية", None),
    ("تظاهر مدنيون شرقي حلب", "شرقي حلب", "C1007/east"),
    ("نزح سكان بلدة العزبة (شرق النهر) والدحلة والصبحة بريف دير الزور", "الدحلة", "C5142"),
    ("تجمع المارة عند دوار الكرة الأرضية", "دوار الكرة الأرضية", None),
]

# (text, words that name no place here)
NO_PLACE = [
    ("انهار القطاع الصحي في غزة", "القطاع"),
    ("عاد نازحون إلى القطاع العام في دمشق", "القطاع"),
    ("عاد نازحون إلى الجنوب، ورحبت سوريا بعودتهم", "الجنوب"),
    ("وصلت القوات إلى الضفة الشرقية لنهر الفرات", "الضفة"),
    ("توقف القتال على الجبهة المصرية", "المصرية"),
    ("تحول البلد إلى ولاية مركزية", "ولاية مركزية"),
    ("اعترضت الحكومة على المناطق الصناعية", "المناطق الصناعية"),
]


def places(coder: isnad.Coder, text: str) -> dict[str, str | None]:
    coding = coder.code(isnad.Document(text=text, published="2024-10-15"))
    return {mention.text: mention.id for mention in coding.places}


@pytest.mark.parametrize(("text", "words", "who"), NAMED)
def test_a_construction_names_a_place(coder: isnad.Coder, text: str, words: str, who: str | None) -> None:
    found = places(coder, text)
    assert words in found
    assert found[words] == who


@pytest.mark.parametrize(("text", "words"), NO_PLACE)
def test_a_like_word_names_none(coder: isnad.Coder, text: str, words: str) -> None:
    assert not [found for found in places(coder, text) if found.startswith(words)]
