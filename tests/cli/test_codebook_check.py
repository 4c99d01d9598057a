"""A small codebook is broken in one place at a time, and the check must say what and where."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Run

from isnad.check import begins, check_codebook, shared_aliases
from isnad.codebook import Actor, Origin, packaged_data
from isnad.model import Span

TYPES = """
- {type: capture, group: territory, english: takes control, arabic: سيطرة, definition: "Takes a place.", acled: null}
"""
TRIGGERS = """
- type: capture
  verb: سيطر يسيطر
  frame: take
  example: سيطرت فصائل محلية على قرية الريحانية صباح أمس
  reads: {place: قرية الريحانية}
  not: [سيطرة]
"""
ACTORS = """
- {id: t-one, name: One, name_ar: لواء الأول, kind: rebel, aliases: [لواء الأول], example: انسحب لواء الأول من القرية}
"""
REPORTING = """
- {verb: أعلن يعلن, stance: asserts, example: أعلن المتحدث أن فصائل محلية سيطرت على قرية الريحانية}
"""
TELLERS = """
- {words: [مصدر], kind: anonymous, example: أعلن مصدر أن فصائل محلية سيطرت على قرية الريحانية}
"""
HEADER = "id,name_ar,name_en,kind,country,admin1,admin2,admin3,lat,lon,prominence,aliases\n"
PLACES = HEADER + "C1,الريحانية,Al-Rayhaniyah,village,SY,,,,35.6,36.1,2,\n"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A codebook of one trigger, one actor and one place, with the packaged grammar."""
    monkeypatch.setenv("ISNAD_CACHE", str(tmp_path / "cache"))
    root = tmp_path / "book"
    shutil.copytree(packaged_data(), root)
    for path in (*root.glob("events/triggers/*.yaml"), *root.glob("places/*.csv"), *root.glob("actors/*.yaml")):
        if path.stem not in ("generic", "composition", "loaded"):
            path.unlink()
    files = {
        "events/types.yaml": TYPES, "events/triggers/t.yaml": TRIGGERS, "actors/syria.yaml": ACTORS,
        "sources/reporting.yaml": REPORTING, "sources/tellers.yaml": TELLERS, "places/p.csv": PLACES,
    }  # fmt: skip
    for name, content in files.items():
        (root / name).write_text(content, encoding="utf-8")
    composition = root / "actors/composition.yaml"
    # The nationalities name states that this codebook leaves out.
    kept = composition.read_text(encoding="utf-8").partition("\nadjectives:")[0]
    composition.write_text(f"{kept}\nadjectives: []\n", encoding="utf-8")
    return root


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    """An edit of one file of the codebook."""

    def apply(root: Path) -> None:
        path = root / name
        content = path.read_text(encoding="utf-8")
        assert old in content
        path.write_text(content.replace(old, new), encoding="utf-8")

    return apply


def test_a_sound_codebook_has_no_errors(book: Path) -> None:
    assert [str(finding) for finding in check_codebook(book).findings if finding.is_error] == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (edit("events/triggers/t.yaml", "type: capture", "type: conquer"),
         "events/triggers/t.yaml:2: error: unknown type 'conquer'"),
        (edit("events/triggers/t.yaml", "frame: take", "frame: grab"),
         "events/triggers/t.yaml:2: error: unknown frame"),
        (edit("events/triggers/t.yaml", "  not:", "  nott:"), "events/triggers/t.yaml:2: error: unknown key `nott`"),
        (edit("events/triggers/t.yaml", "example: سيطرت", "example: مرت"),
         "events/triggers/t.yaml:2: error: capture «سيطر»: the example reads as nothing"),
        (edit("events/triggers/t.yaml", "{place: قرية الريحانية}", "{actor: قرية الريحانية}"), "actor reads as"),
        (edit("events/triggers/t.yaml", "{place: قرية الريحانية}", "{place: حلب}"), "«حلب» is not in the example"),
        (edit("events/triggers/t.yaml", "{place: قرية الريحانية}", "{where: قرية}"), "unknown role 'where'"),
        (edit("events/triggers/t.yaml", "[سيطرة]", "[سيطر الجيش على قرية الريحانية]"), "which it must not"),
        (edit("events/types.yaml", "acled: null}", "acled: null, cases: [{when: at_night, cameo: '1'}]}"),
         "events/types.yaml:2: error: capture: the condition 'at_night'"),
        (edit("events/types.yaml", "\n- ", "\n- {type: x, group: x, english: x, arabic: x, definition: x}\n- "),
         "no trigger has the type 'x'"),
        (edit("actors/syria.yaml", "kind: rebel", "kind: alien"), "actors/syria.yaml:2: error: unknown actor kind"),
        (edit("actors/syria.yaml", "example: انسحب لواء الأول", "example: انسحب الأهالي"), "t-one: its example names"),
        (edit("actors/syria.yaml", "aliases: [لواء الأول]", "aliases: [لواء أول, لواء اول]"), "stands twice"),
        (edit("sources/reporting.yaml", "example: أعلن المتحدث أن", "example: هناك"),
         "its example holds no form of it"),
        (edit("sources/tellers.yaml", "أعلن مصدر أن", "أعلن سكان أن"), "«مصدر»: its example does not hold it"),
        (edit("places/p.csv", "C1,", "C1,ن,N,village,SY,,,,1,1,2,\nC1,"),
         "places/p.csv:3: error: the place id 'C1' stands also in places/p.csv:2"),
        (edit("places/p.csv", "35.6,", "95.6,"), "nowhere on earth"),
        (edit("places/p.csv", "35.6,", ","), "latitude and longitude come together"),
        (edit("places/p.csv", "35.6", "north"), "places/p.csv:2: error: a bad value"),
    ],
)  # fmt: skip
def test_each_inconsistency_is_found(book: Path, change: Callable[[Path], None], says: str) -> None:
    change(book)
    found = [str(finding) for finding in check_codebook(book).findings]
    assert any(says in finding for finding in found), found


def test_all_unreadable_entries_are_told_not_only_the_first(book: Path) -> None:
    edit("events/triggers/t.yaml", "type: capture", "type: conquer")(book)
    edit("actors/syria.yaml", "kind: rebel", "kind: alien")(book)
    assert check_codebook(book).errors == 2


@pytest.mark.parametrize(
    ("change", "code", "last"),
    [
        (lambda root: None, 0, "0 errors"),
        (edit("places/p.csv", "35.6,", "95.6,"), 1, "1 errors"),
        (edit("events/types.yaml", "- {", "- {{"), 1, "not read to its end"),
    ],
)
def test_the_command_counts_and_ends(
    run: Run, book: Path, change: Callable[[Path], None], code: int, last: str
) -> None:
    change(book)
    ran = run("codebook", "check", book)
    assert (ran.code, last in ran.out.splitlines()[-1]) == (code, True), ran.out


def test_a_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    assert run("codebook", "check", tmp_path / "none").code == 2


def actor(name: str, since: str | None = None, until: str | None = None, parent: str | None = None) -> Actor:
    origin = Origin("actors/syria.yaml", 1)
    return Actor(name, name, "لواء الفجر", "rebel", None, parent, since, until, "party", (), (), None, None, origin)


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [
        (actor("a"), actor("b"), [True]),
        (actor("a", until="2015"), actor("b", since="2016"), []),
        (actor("a", until="2015-05-01"), actor("b", since="2015-05-01"), []),
        (actor("a", until="2017"), actor("b", since="2016"), [True]),
        (actor("a"), actor("b", parent="a"), [False]),
    ],
)
def test_aliases_may_be_shared_in_other_years_only(one: Actor, other: Actor, errors: list[bool]) -> None:
    assert [finding.is_error for finding in shared_aliases([one, other])] == errors


@pytest.mark.parametrize(
    ("start", "words", "starts"), [(0, "في حلب", True), (10, "في حلب", True), (3, "في حلب", False), (0, "إدلب", False)]
)
def test_a_filler_begins_where_the_words_do(start: int, words: str, starts: bool) -> None:
    assert begins(Span(start, start + 2), words, "في حلب ثم في حلب") is starts
