import pytest

from isnad.errors import UnreadableSource
from isnad.ingest.decode import decode, replace_surrogates

TEXT = "دخل رتل عسكري بلدة تل تمر شمال الحسكة\nوقال سكان إن الرتل مر عبر الطريق الدولي.\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1256", "iso-8859-6"],
)
def test_arabic_comes_back_from_every_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("text", ["", "a", "The army entered.\n", "نص", TEXT * 20_000])
def test_utf8_stays_as_it_stands(text: str) -> None:
    assert decode(text.encode()) == text


def test_line_ends_are_kept() -> None:
    assert decode(TEXT.replace("\n", "\r\n").encode()) == TEXT.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (bytes(range(256)), "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe\xfd", "binary"),
        (b"PK\3\4\0\0abc", "binary"),
        (TEXT.encode()[:50] + b"\xff" + TEXT.encode()[50:], "byte 50 (0xff) is broken"),
        (TEXT.encode()[:-4] + b"\xd8", "broken"),
        ("été déjà arrivé à l'école".encode("latin-1"), "neither UTF-8"),
        (b"\xff\xfe\x00", "UTF-16"),
    ],
)
def test_what_cannot_be_read_says_why(raw: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource, match=words.replace("(", r"\(").replace(")", r"\)")):
        decode(raw)


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    broken = "دخل\ud800 رتل\udfff"
    assert decode(broken.encode("utf-8", "surrogatepass")) == "دخل\ufffd رتل\ufffd"
    assert replace_surrogates(broken) == "دخل\ufffd رتل\ufffd"
