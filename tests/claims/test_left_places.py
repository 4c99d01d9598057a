"""Where a withdrawal is placed, and a strike whose doers are told with their base: own texts, and the place's id."""

from __future__ import annotations

import pytest

import isnad

CASES = [
    ("دخلت الفصائل مدينة حماة بعد انسحاب قوات النظام منها باتجاه حمص", "C2987"),
    ("انسحبت قوات النظام من مدينة حماة باتجاه حمص", "C2987"),
    ("سيطر الجيش الوطني على مدينة منبج. وانسحبت قوات سوريا الديمقراطية من المدينة إلى مدينة الرقة", "C1767"),
    ("دخلت الفصائل مدينة سراقب بعد انسحاب الجيش منها نحو حلب", "C3916"),
    ("انسحبت الفصائل من مدينة تدمر إلى مدينة حمص", "C2889"),
]


@pytest.mark.parametrize(("text", "place"), CASES)
def test_a_withdrawal_is_where_it_began(coder: isnad.Coder, text: str, place: str) -> None:
    claims = coder.code(isnad.Document(text=text, published="2024-12-05")).claims
    assert [[p.id for p in claim.place] for claim in claims if claim.type == "withdraw"] == [[place]]


def test_the_base_of_the_doers_is_not_where_they_hit(coder: isnad.Coder) -> None:
    text = "أصيبت فتاة في قصف لقوات النظام المتمركزة في اللواء 61 في بلدة تسيل بريف درعا الغربي، على مدينة جاسم"
    assert {claim.place[0].text for claim in coder.code(isnad.Document(text=text)).claims} == {"مدينة جاسم"}
