import pytest
from rich.cells import cell_len

from isnad.export.table import amount, coding_to_table, plain
from isnad.model import Coding


@pytest.mark.parametrize(
    "words",
    ["shelling", "negated", "يقصف", "Syrian Arab Army", "الجيش", "Sarmin", "سرمين", "تفتناز", "2024-06-14", "activist",
     "12+ person", "2024-06-15", "قصف على سرمين وتفتناز", "A weekday contradicts its date."],
)  # fmt: skip
def test_the_table_shows(coding: Coding, words: str) -> None:
    assert words in " ".join(coding_to_table(coding, width=140).split())


@pytest.mark.parametrize("width", [30, 50, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(coding: Coding, width: int) -> None:
    assert max(map(cell_len, coding_to_table(coding, width).splitlines())) <= width


def test_what_is_piped_is_plain(coding: Coding) -> None:
    assert not set(coding_to_table(coding)) & set("\x1b\u2066\u2067\u2068\u2069\u200e\u200f")


def test_a_terminal_gets_isolates_in_pairs_on_each_line(coding: Coding) -> None:
    lines = coding_to_table(coding, terminal=True).splitlines()
    assert any("\u2068" in line for line in lines)
    assert all(line.count("\u2068") == line.count("\u2069") for line in lines)


def test_colour_is_only_on_demand(coding: Coding) -> None:
    assert "\x1b[" in coding_to_table(coding, colour=True, terminal=True)
    assert "\x1b[" not in coding_to_table(coding, colour=False, terminal=True)


def test_a_document_without_claims_says_so(bare: Coding) -> None:
    assert "no claims" in coding_to_table(bare)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(5, 5, "5"), (5, 7, "5-7"), (200, None, "200+"), (None, 30, "up to 30"), (None, None, "?")],
)
def test_amounts(low: int | None, high: int | None, words: str) -> None:
    assert amount(low, high) == words


@pytest.mark.parametrize(
    ("raw", "shown"), [("قصف\nعنيف", "قصف عنيف"), ("\x1b[31mأحمر", "[31mأحمر"), ("a\u202eb", "ab")]
)
def test_words_cannot_steer_the_terminal(raw: str, shown: str) -> None:
    assert plain(raw) == shown
