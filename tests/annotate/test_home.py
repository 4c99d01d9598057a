"""Whom bare names mean: the article's country, its day, and what it has named in full before."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

import isnad
from isnad.annotate.home import published_day
from isnad.errors import UsageError

# (text, day, the words of a party, whom they mean)
MEANT = [
    ("اشتبك الجيش مع مسلحين في الفاشر بولاية شمال دارفور", "2024-06-15", "الجيش", "sdn-army"),
    ("اشتبك الجيش مع مسلحين في الرمادي والفلوجة", "2016-06-15", "الجيش", "irq-army"),
    ("اشتبك الجيش مع مسلحين في تعز ومأرب", "2021-06-15", "الجيش", "yem-army"),
    ("اشتبك الجيش مع مسلحين في مدينة صور والنبطية", "2024-10-15", "الجيش", "lbn-army"),
    ("اشتبك الجيش مع مسلحين في مدينة غزة", "2023-12-15", "الجيش", "isr-army"),
    ("قصف الجيش بلدة سراقب بريف إدلب", "2020-02-15", "الجيش", "syr-army-assad"),
    ("دخل الجيش بلدة سراقب بريف إدلب", "2025-02-15", "الجيش", "syr-army"),
    ("هاجم الجيش الوطني مواقع في سرت ومصراتة", "2019-06-15", "الجيش الوطني", "lby-lna"),
    ("هاجم الجيش الوطني مواقع في عفرين واعزاز", "2019-06-15", "الجيش الوطني", "syr-sna"),
    ("هاجم الجيش الوطني مواقع في مأرب وتعز", "2019-06-15", "الجيش الوطني", "yem-army"),
    ("دخلت وحدات من الجيش الوطني مدينة سرت ومصراتة", "2019-06-15", "وحدات من الجيش الوطني", "lby-lna"),
    ("اجتمع المجلس الرئاسي في عدن والمكلا", "2023-06-15", "المجلس الرئاسي", "yem-plc"),
    ("اجتمع المجلس الرئاسي في طرابلس ومصراتة", "2023-06-15", "المجلس الرئاسي", "lby-pc"),
    ("انسحبت الفرقة 16 من نيالا والجنينة", "2023-10-15", "الفرقة 16", "sdn-16th-division"),
    ("انسحبت الفرقة 16 من حلب وعندان", "2014-10-15", "الفرقة 16", "syr-div16-fsa"),
    ("أخمد الدفاع المدني حريقاً في بغداد والبصرة", "2022-06-15", "الدفاع المدني", "irq-civil-defence"),
    ("أخمد الدفاع المدني حريقاً في إدلب وأريحا", "2022-06-15", "الدفاع المدني", "mon-wh"),
    ("أخمد الدفاع المدني حريقاً في عمّان وإربد", "2022-06-15", "الدفاع المدني", None),
    ("قال قائد الجيش إن الخرطوم وأم درمان هادئتان", "2024-06-15", "قائد الجيش", "sdn-army"),
    ("أعلنت قوات درع الوطن انتشارها في المكلا وسيئون", "2025-06-15", "قوات درع الوطن", "yem-nation-shield"),
    ("اجتمعت قبائل كردفان في الأبيض والنهود", "2024-06-15", "قبائل كردفان", "gen-tribesmen"),
]


@pytest.mark.parametrize(("text", "day", "words", "who"), MEANT)
def test_a_bare_name_is_that_of_the_articles_country(
    coder: isnad.Coder, text: str, day: str, words: str, who: str | None
) -> None:
    actors = coder.code(isnad.Document(text=text, published=day)).actors
    assert {mention.text: mention.id for mention in actors}[words] == who


def ids(coder: isnad.Coder, text: str, words: str) -> list[str | None]:
    coding = coder.code(isnad.Document(text=text, published="2024-10-15"))
    return [mention.id for mention in coding.actors if mention.text == words]


def test_what_the_article_named_in_full_comes_first(coder: isnad.Coder) -> None:
    text = "قصف الجيش الإسرائيلي بلدة الخيام جنوب لبنان. وقال الجيش إنه استهدف مخزناً."
    assert ids(coder, text, "الجيش") == ["isr-army"]


def test_of_two_that_were_named_the_countrys_own_is_meant(coder: isnad.Coder) -> None:
    text = "قصف الجيش الإسرائيلي بلدة الخيام. وانتشر الجيش اللبناني في صور. وقال الجيش إن الطريق مقطوع."
    assert ids(coder, text, "الجيش") == ["lbn-army"]


def test_a_rebel_army_is_not_the_army(coder: isnad.Coder) -> None:
    text = "هاجم الجيش الوطني السوري قرية في ريف إدلب. وقصف الجيش مدينة سراقب."
    assert ids(coder, text, "الجيش") == ["syr-army-assad"]


def test_without_a_place_nobody_is_meant(coder: isnad.Coder) -> None:
    assert ids(coder, "قصف الجيش القرية", "الجيش") == ["gen-soldiers"]


def test_a_known_outlet_says_the_country(coder: isnad.Coder) -> None:
    coding = coder.code(isnad.Document(text="قصف الجيش القرية", published="2024-10-15", outlet="Radio Dabanga"))
    assert [mention.id for mention in coding.actors] == ["sdn-army"]


def test_a_pack_can_be_forced() -> None:
    iraq = isnad.Coder(pack="iraq")
    document = isnad.Document(text="قصف الجيش القرية", published="2016-10-15")
    assert [mention.id for mention in iraq.code(document).actors] == ["irq-army"]
    again = pickle.loads(pickle.dumps(iraq))
    assert again.code(document) == iraq.code(document)
    assert iraq.pack_of(document) == "iraq"
    assert iraq.codebook.digest != isnad.Coder().codebook.digest


def test_an_unknown_pack_is_said() -> None:
    with pytest.raises(UsageError, match="no pack is called 'atlantis'; the packs are syria, iraq, yemen"):
        isnad.Coder(pack="atlantis")


@pytest.mark.parametrize(
    ("published", "zone", "day"),
    [
        ("2024-03-01", "Asia/Aden", date(2024, 3, 1)),
        ("2024-03-01T22:30:00+00:00", "Asia/Aden", date(2024, 3, 2)),
        ("2024-03-01T22:30:00+00:00", None, date(2024, 3, 1)),
        ("2024-03-01T22:30:00", "Asia/Aden", date(2024, 3, 1)),  # no offset: it is local already
        ("yesterday", "Asia/Aden", None),
        (None, "Asia/Aden", None),
    ],
)
def test_the_day_of_publication_is_that_of_the_pack(published: str | None, zone: str | None, day: date | None) -> None:
    assert published_day(published, zone) == day


def test_every_pack_is_read_and_its_actors_are_known(coder: isnad.Coder) -> None:
    from isnad.check import unknown_actors

    names = [pack.name for pack in coder.codebook.packs]
    assert names == ["syria", "iraq", "yemen", "palestine-lebanon", "libya", "sudan"]
    assert list(unknown_actors(coder.codebook.packs, coder.codebook.actors)) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قال الرئيس الأميركي جو بايدن إن انفجاراً وقع في مرفأ بيروت", "official"),
        ("أعلنت الولايات المتحدة أن قارباً نقل صواريخ إلى الحديدة في اليمن تم اعتراضه وقتل أربعة", "official"),
        ("أعلنت روسيا أن مسلحين قصفوا مدينة سلحب بريف حماة", "party"),
        ("أعلنت وزارة الدفاع التركية أن مسلحين قصفوا مدينة ترهونة في ليبيا", "party"),
        ("أعلن الجيش اللبناني أن غارة أصابت بلدة الخيام", "party"),
    ],
)
def test_a_state_without_forces_in_the_conflict_speaks_as_an_official(coder: isnad.Coder, text: str, kind: str) -> None:
    claims = coder.code(isnad.Document(text=text, published="2024-01-15")).claims
    assert {teller.kind for claim in claims for teller in claim.source} == {kind}


@pytest.mark.parametrize(
    ("text", "published", "doer"),
    [
        ("قتل خمسة في قصف حكومي على مدينة دوما", "2016-08-10", "syr-army-assad"),
        ("قتل خمسة في قصف حكومي على مدينة دوما", "2025-08-10", "syr-army"),
        ("قتل خمسة في قصف حكومي على صنعاء في اليمن", "2016-08-10", "yem-army"),
        ("قتل خمسة في قصف حكومي على مدينة طرابلس الليبية", "2016-08-10", None),
        ("قصفت مدفعية سورية مدينة دوما", "2016-08-10", "syr-army-assad"),
        ("قصفت مدفعية سورية مدينة دوما", "2025-08-10", "syr-army"),
    ],
)
def test_an_adjective_means_whom_country_and_day_say(
    coder: isnad.Coder, text: str, published: str, doer: str | None
) -> None:
    claims = coder.code(isnad.Document(text=text, published=published)).claims
    assert {claim.actor[0].id for claim in claims} == {doer}
