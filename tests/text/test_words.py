import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.text import ENCLITICS, PROCLITICS, Word, fold, is_proclitic, proclitic_splits, split_words


def texts(raw: str) -> list[str]:
    return [word.text for word in split_words(fold(raw))]


def kinds(raw: str) -> str:
    return " ".join(word.kind for word in split_words(fold(raw)))


@pytest.mark.parametrize(
    ("raw", "words", "expected"),
    [
        ("قصفٌ على إدلب.", ["قصف", "علي", "ادلب", "."], "word word word punct"),
        ("12 قتيلاً، و6 جرحى", ["12", "قتيلا", ",", "و", "6", "جرحي"], "number word punct word number word"),
        ("الفوج الـ46", ["الفوج", "ال", "46"], "word word number"),
        ("وال13 لل15 ب7", ["وال", "13", "لل", "15", "ب", "7"], "word number word number word number"),
        ("1,200 و٣٫٥", ["1,200", "و", "3.5"], "number word number"),
        ("عام 2016.", ["عام", "2016", "."], "word number punct"),
        ("18-08-2022", ["18", "-", "08", "-", "2022"], "number punct number punct number"),
        ("7/آب", ["7", "/", "اب"], "number punct word"),
        ("ديرالزور24", ["ديرالزور24"], "word"),
        ("الأحد5شباط", ["الاحد", "5", "شباط"], "word number word"),
        ("3مدنيين", ["3", "مدنيين"], "number word"),
        ("2020م", ["2020م"], "word"),
        ("F16 و6a", ["f16", "و6a"], "word word"),
        ("#درعا_البلد", ["#", "درعا", "البلد"], "punct word word"),
        ("YPG/قسد", ["ypg", "/", "قسد"], "word punct word"),
        ("هنا\n\nهناك", ["هنا", "\n", "\n", "هناك"], "word punct punct word"),
        ("!؟", ["!", "?"], "punct punct"),
        ("", [], ""),
    ],
)
def test_words_and_kinds(raw: str, words: list[str], expected: str) -> None:
    assert texts(raw) == words
    assert kinds(raw) == expected


def test_offsets_are_of_the_folded_text() -> None:
    assert split_words(fold("«قصفَ» 3")) == (Word(0, 0, 3, "قصف", "word"), Word(1, 4, 5, "3", "number"))


@given(st.text(st.sampled_from('ابلوفك25a_.,#\n "ـ\u064e'), max_size=40))
def test_words_cover_all_but_blanks(raw: str) -> None:
    folded = fold(raw)
    words = split_words(folded)
    assert "".join(word.text for word in words) == folded.text.replace(" ", "").replace("_", "")
    assert [word.index for word in words] == list(range(len(words)))
    assert all(folded.text[word.start : word.end] == word.text for word in words)


@pytest.mark.parametrize(
    ("word", "splits"),
    [
        ("قتل", [("", "قتل")]),
        ("وقتل", [("", "وقتل"), ("و", "قتل")]),
        ("والمدينه", [("", "والمدينه"), ("و", "المدينه"), ("وال", "مدينه")]),
        ("بالقصف", [("", "بالقصف"), ("ب", "القصف"), ("بال", "قصف")]),
        ("للجيش", [("", "للجيش"), ("ل", "لجيش"), ("لل", "جيش")]),
        ("وللجنه", [("", "وللجنه"), ("و", "للجنه"), ("ول", "لجنه"), ("ولل", "جنه")]),
        ("فسيقتل", [("", "فسيقتل"), ("ف", "سيقتل"), ("فس", "يقتل")]),
        ("سوريا", [("", "سوريا")]),
        ("كانت", [("", "كانت"), ("ك", "انت")]),
        ("التزام", [("", "التزام"), ("ال", "تزام")]),
        ("لالتزام", [("", "لالتزام"), ("ل", "التزام")]),
        ("وه", [("", "وه")]),
        ("و", [("", "و")]),
    ],
)
def test_proclitic_splits(word: str, splits: list[tuple[str, str]]) -> None:
    assert list(proclitic_splits(word)) == splits


@pytest.mark.parametrize(
    "letters", ["", "و", "ف", "ب", "ل", "ك", "س", "ال", "وال", "بال", "لل", "ول", "فلل", "وس", "وكال"]
)
def test_proclitics(letters: str) -> None:
    assert is_proclitic(letters)


@pytest.mark.parametrize("letters", ["لال", "سال", "بل", "وو", "فو", "الو", "م", "للل", " "])
def test_no_proclitics(letters: str) -> None:
    assert not is_proclitic(letters)


def test_little_words_are_folded() -> None:
    for letters in ENCLITICS | PROCLITICS:
        assert fold(letters).text == letters
