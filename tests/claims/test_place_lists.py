"""Lists of places whose members say where they lie: own texts, with the places of the claim in reading order."""

from __future__ import annotations

import pytest

import isnad

LISTS = [
    ("قصفت الطائرات بلدة حاس بريف إدلب الجنوبي، وقرية مرعناز بريف حلب.", ["بلدة حاس", "قرية مرعناز"]),
    (
        "قصفت المدفعية قرية مرعناز بالقرب من مدينة إعزاز وبلدة النيرب الواقعة شرقي إدلب ومدينة سراقب.",
        ["قرية مرعناز", "بلدة النيرب", "مدينة سراقب"],
    ),
    (
        "وقعت اشتباكات في محيط بلدتي نوى وجاسم غربي درعا، ومدينة شهبا بريف السويداء.",
        ["نوى", "جاسم", "مدينة شهبا"],
    ),
    (
        "سيطرت الفصائل على بلدة حاس (خسرتها قبل شهر) وكفرنبل ومدينة سراقب.",
        ["بلدة حاس", "كفرنبل", "مدينة سراقب"],
    ),
    (
        "قصفت الفصائل مواقع الجيش على محاور ريف حماة الشمالي، ومحاور بلدة داديخ شرقي إدلب.",
        ["ريف حماة الشمالي", "بلدة داديخ"],
    ),
    ("دخلت دوريات ريف حمص الشرقي، ومحيط مدينة تدمر.", ["ريف حمص الشرقي", "مدينة تدمر"]),
    # nothing ties it to its list but the sentence
    ("قتل رجلان في قصف على مناطق الفصائل شرق إدلب وغرب حلب.", ["شرق إدلب", "غرب حلب"]),
    # what is as wide as the setting goes on with it, and a clause of its own with nothing
    ("سيطر الجيش على قرية حاس بريف إدلب وريف حماة.", ["قرية حاس"]),
    ("قصف الجيش بلدة حاس في جبل الزاوية، وسراقب تشهد هدوءا.", ["بلدة حاس"]),
    # whence people were brought
    ("هدمت الجرافات بيوت القرية، وجلب المقاول عمالا من حمص وحماة وإدلب.", []),
]


@pytest.mark.parametrize(("text", "places"), LISTS)
def test_the_places_of_a_list(coder: isnad.Coder, text: str, places: list[str]) -> None:
    claims = coder.code(isnad.Document(text=text)).claims
    assert [place.text for place in claims[0].place] == places


@pytest.mark.parametrize("text", ["أصيب طفل بجراح.", "أصيب رجلان بجراح خطيرة، ونقل ثالث بجراح متوسطة."])
def test_wounds_are_no_place(coder: isnad.Coder, text: str) -> None:
    assert not any(claim.place for claim in coder.code(isnad.Document(text=text)).claims)


HOSTS = [
    ("شهد ريف درعا أمس توقفا مؤقتا للاشتباكات.", ["ريف درعا"]),
    ("شهدت مدينة الرقة، الاثنين، ازديادا في حوادث القتل.", ["مدينة الرقة"]),
    ("شهد ريف حماة تصعيدا من قوات النظام وقصفا على بلدة مورك.", ["بلدة مورك"]),
    ("تشهد ليبيا نزاعا أدى إلى نزوح آلاف السكان.", ["ليبيا"]),
    ("اتهمت ليبيا تونس باحتجاز صيادين.", []),
    # a town that is called like a door, told with where it lies
    ("طائرة تقصف الباب غربي منبج.", ["الباب"]),
    ("استهدف القصف الباب الحديدي.", []),
    # whither a report turns, not the governor
    ("وإلى الحسكة، فقد قتل حارس في المساء.", ["الحسكة"]),
    ("نقل والي الرقة أن شابا قتل.", []),
]


@pytest.mark.parametrize(("text", "places"), HOSTS)
def test_where_something_goes_on(coder: isnad.Coder, text: str, places: list[str]) -> None:
    claims = coder.code(isnad.Document(text=text)).claims
    assert [place.text for place in claims[0].place] == places
