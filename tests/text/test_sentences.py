import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.text import read_text
from isnad.text.sentences import LONGEST


def printed(raw: str) -> list[str]:
    text = read_text(raw)
    spans = (text.raw_span(sentence.first, sentence.last) for sentence in text.sentences)
    return [raw[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("raw", "sentences"),
    [
        ("قُصفت البلدة. نزح السكان.", ["قُصفت البلدة.", "نزح السكان."]),
        ("هل توقف القصف؟ لا! عاد ليلاً", ["هل توقف القصف؟", "لا!", "عاد ليلاً"]),
        ("انسحب الفصيل؛ ودخل الجيش", ["انسحب الفصيل؛ ودخل الجيش"]),
        ("غارة على السوق\nقُتل بائعان", ["غارة على السوق", "قُتل بائعان"]),
        ("ريف إدلب.. جرح طفلين بلغم", ["ريف إدلب..", "جرح طفلين بلغم"]),
        ("ريف إدلب... جرح طفلين بلغم", ["ريف إدلب...", "جرح طفلين بلغم"]),
        ("ريف إدلب… جرح طفلين بلغم", ["ريف إدلب…", "جرح طفلين بلغم"]),
        ("ريف إدلب..جرح طفلين بلغم", ["ريف إدلب..", "جرح طفلين بلغم"]),
        ("ريف إدلب .. جرح طفلين بلغم", ["ريف إدلب ..", "جرح طفلين بلغم"]),
        ("قال: “لن نرحل.” ثم غادر", ["قال: “لن نرحل.", "ثم غادر"]),
        ("عاد الهدوء (بعد يومين.) ثم انهار", ["عاد الهدوء (بعد يومين.)", "ثم انهار"]),
        ("ماذا جرى؟! لا أحد يعلم", ["ماذا جرى؟!", "لا أحد يعلم"]),
        (
            "أصيب ثلاثة مزارعين قرب البلدة الجنوبية.وقال مصدر طبي إنهم نقلوا",
            ["أصيب ثلاثة مزارعين قرب البلدة الجنوبية.", "وقال مصدر طبي إنهم نقلوا"],
        ),
    ],
)
def test_splits(raw: str, sentences: list[str]) -> None:
    assert printed(raw) == sentences


@pytest.mark.parametrize(
    "raw",
    [
        "زار د. سامر المشفى",
        "بيان أ. د. سامر اليوم",
        "عنوانها ص.ب 12 دمشق",
        "دعم U.S. forces للقوات",
        "بلغ العمق 3.5 كم شرقاً",
        "نحو 1.200 نازح",
        "حلب::قصف على الأحياء",
        "درعا: قصف على الأحياء",
        "موقع example.net المحلي",
        "1. سقوط قذيفة",
        "قال مصدر في المجلس المحلي لموقع الجنوبية.نت إن الطريق أغلق",
        "سقط في البلدة أمس عدد من القتـ.ـلى والجرحى",
        "لقاء مع Dr. Sami في عمان",
    ],
)
def test_does_not_split(raw: str) -> None:
    assert printed(raw) == [raw]


@pytest.mark.parametrize(
    ("raw", "count"),
    [
        ("وقع ذلك عام 1437 هـ. ثم توقف", 2),
        ("وصلوا عند 5 م. ثم غادروا", 2),
        ("قتل 12. ثم توقف", 2),
        ("", 0),
        ("\n \n", 0),
    ],
)
def test_counts(raw: str, count: int) -> None:
    assert len(printed(raw)) == count


def test_paragraphs_are_raw_lines() -> None:
    raw = "عنوان\r\n\n قصف هنا. قصف هناك.\n\t\nختام"
    assert [sentence.paragraph for sentence in read_text(raw).sentences] == [0, 2, 2, 4]


def test_a_text_without_punctuation_is_split() -> None:
    lengths = [sentence.last - sentence.first for sentence in read_text("كلمة " * (2 * LONGEST + 1)).sentences]
    assert lengths == [LONGEST, LONGEST, 1]


@given(st.text(st.sampled_from('ابد3 \n.!;()،…"a'), max_size=60))
def test_every_word_is_in_one_sentence(raw: str) -> None:
    text = read_text(raw)
    covered = [index for sentence in text.sentences for index in range(sentence.first, sentence.last)]
    assert covered == [word.index for word in text.words if word.text != "\n"]
    assert [sentence.index for sentence in text.sentences] == list(range(len(text.sentences)))
    for sentence in text.sentences:
        start, _ = text.raw_span(sentence.first, sentence.last)
        assert raw[:start].count("\n") == sentence.paragraph
        assert all(text.sentence_at(index) == sentence.index for index in range(sentence.first, sentence.last))


def test_word_at() -> None:
    text = read_text("قصف  درعا.")
    assert [text.word_at(offset) for offset in range(10)] == [0, 0, 0, 1, 1, 1, 1, 1, 2, 3]


def test_raw_span_of_words() -> None:
    text = read_text("في «درعا البلد» أمس")
    assert text.raw_span(1, 3) == (4, 14)
    assert text.raw_span(1, 1) == (4, 4)
    assert text.raw_span(4, 4) == (19, 19)


def test_word_at_and_spans_without_words() -> None:
    text = read_text("")
    assert text.word_at(0) == 0
    assert text.raw_span(0, 0) == (0, 0)
    assert text.sentences == ()
