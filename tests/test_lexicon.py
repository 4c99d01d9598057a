"""What a printed word may stand for, and the cache of compiled lexicons."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import isnad
from isnad import lexicon
from isnad.codebook import packaged_data
from isnad.errors import CodebookError
from isnad.lexicon import Entry, Lexicon, Reading, cache_folder, load
from isnad.text import fold_key, read_text

# --- words -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def table(coder: isnad.Coder) -> Lexicon:
    return coder.lexicon


def readings(table: Lexicon, printed: str, kind: str) -> tuple[Reading, ...]:
    return table.analyse(fold_key(printed), printed.endswith("ة")).of(kind)


@pytest.mark.parametrize(
    ("printed", "kind", "proclitics", "stem", "enclitic"),
    [
        # bare
        ("قصف", "trigger", "", "قصف", ""),
        ("قسد", "actor", "", "قسد", ""),
        ("الحسكة", "place", "", "الحسكه", ""),
        # conjunctions and prepositions
        ("وقصف", "trigger", "و", "قصف", ""),
        ("فقصفوا", "trigger", "ف", "قصفوا", ""),
        ("بقصف", "trigger", "ب", "قصف", ""),
        ("لقصف", "trigger", "ل", "قصف", ""),
        ("كقصف", "trigger", "ك", "قصف", ""),
        ("وبقصف", "trigger", "وب", "قصف", ""),
        ("وقسد", "actor", "و", "قسد", ""),
        ("لقسد", "actor", "ل", "قسد", ""),
        ("ولقسد", "actor", "ول", "قسد", ""),
        ("بدمشق", "place", "ب", "دمشق", ""),
        ("وبدمشق", "place", "وب", "دمشق", ""),
        # the article, and ل that swallows its alef
        ("القصف", "trigger", "ال", "قصف", ""),
        ("والقصف", "trigger", "وال", "قصف", ""),
        ("بالقصف", "trigger", "بال", "قصف", ""),
        ("للقصف", "trigger", "لل", "قصف", ""),
        ("فللقصف", "trigger", "فلل", "قصف", ""),
        # a name that has its article is not cut
        ("للحسكة", "place", "ل", "الحسكه", ""),
        ("وللحسكة", "place", "ول", "الحسكه", ""),
        ("بالحسكة", "place", "ب", "الحسكه", ""),
        ("للرقة", "place", "ل", "الرقه", ""),
        # the future
        ("سيقصفون", "trigger", "س", "يقصفون", ""),
        ("وستنسحب", "trigger", "وس", "تنسحب", ""),
        ("لينسحب", "trigger", "ل", "ينسحب", ""),
        # pronouns
        ("قصفه", "trigger", "", "قصف", "ه"),
        ("قصفها", "trigger", "", "قصف", "ها"),
        ("بقصفهم", "trigger", "ب", "قصف", "هم"),
        ("اعتقلته", "trigger", "", "اعتقلت", "ه"),
        ("اعتقلتهما", "trigger", "", "اعتقلت", "هما"),
        ("اعتقلهن", "trigger", "", "اعتقل", "هن"),
        ("وسيعتقلونهم", "trigger", "وس", "يعتقلون", "هم"),
        ("مقتله", "trigger", "", "مقتل", "ه"),
        ("سيطرتها", "trigger", "", "سيطرت", "ها"),
        ("غاراتهم", "trigger", "", "غارات", "هم"),
        # spellings that folding evens out
        ("إعتقال", "trigger", "", "اعتقال", ""),
        ("أعتقل", "trigger", "", "اعتقل", ""),
        ("إنفجار", "trigger", "", "انفجار", ""),
        ("قَصَفَت", "trigger", "", "قصفت", ""),
        ("قصـــف", "trigger", "", "قصف", ""),
        ("الحسكه", "place", "", "الحسكه", ""),
    ],
)
def test_a_word_is_split_where_the_codebook_knows_the_stem(
    table: Lexicon, printed: str, kind: str, proclitics: str, stem: str, enclitic: str
) -> None:
    assert (proclitics, stem, enclitic) in {reading[:3] for reading in readings(table, printed, kind)}


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("قصفة", "trigger"),  # ة is no pronoun
        ("مقتلة", "trigger"),
        ("سقصف", "trigger"),  # the future stands before the present only
        ("سقصفت", "trigger"),
        ("القصفها", "trigger"),  # article and pronoun exclude each other
        ("بقصفت", "trigger"),  # no preposition stands before a verb
        ("كقصفوا", "trigger"),
        ("القصفت", "trigger"),  # nor does the article
        ("الدمشق", "place"),  # names take no article
        ("القسد", "actor"),
        ("قسدها", "actor"),  # nor pronouns
        ("دمشقهم", "place"),
        ("طاولة", "trigger"),
        ("كتاب", "trigger"),
        ("", "trigger"),
        ("و", "trigger"),
        ("123", "trigger"),
    ],
)
def test_a_word_is_not_split_otherwise(table: Lexicon, printed: str, kind: str) -> None:
    assert readings(table, printed, kind) == ()


def test_a_pronoun_in_writing_without_dots_is_still_read(table: Lexicon) -> None:
    assert {reading.enclitic for reading in table.analyse("مقتله", False).of("trigger")} == {"ه"}
    assert table.analyse("مقتله", True).of("trigger") == ()


@pytest.mark.parametrize(
    ("proclitics", "article", "cut", "preposition"),
    [
        ("", False, 0, ""),
        ("و", False, 1, ""),
        ("ال", True, 0, ""),
        ("وال", True, 1, ""),
        ("ب", False, 1, "ب"),
        ("وب", False, 2, "ب"),
        ("بال", True, 1, "ب"),
        ("فبال", True, 2, "ب"),
        ("كال", True, 1, "ك"),
        ("ل", False, 1, "ل"),
        ("لل", True, 0, "ل"),  # the whole word is quoted: its ل cannot be cut
        ("ولل", True, 1, "ل"),
        ("س", False, 1, ""),
        ("وس", False, 2, ""),
    ],
)
def test_what_proclitics_say(proclitics: str, article: bool, cut: int, preposition: str) -> None:
    reading = Reading(proclitics, "قصف", "", Entry("trigger", 0, "masdar"))
    assert (reading.article, reading.cut, reading.preposition) == (article, cut, preposition)


@pytest.mark.parametrize(
    ("printed", "tense"),
    [("قصف", "past"), ("يقصف", "present"), ("تقصفون", None), ("يقصفوا", "present"), ("يستقل", "jussive"),
     ("يستقيل", "present"), ("قصفنا", "past")],
)  # fmt: skip
def test_tenses(table: Lexicon, printed: str, tense: str | None) -> None:
    verbs = {r.entry.tense for r in readings(table, printed, "trigger") if r.entry.pos == "verb" and not r.enclitic}
    assert verbs == ({tense} if tense else set())


@pytest.mark.parametrize(
    ("printed", "voices"),
    [("هاجم", {"active"}), ("هوجم", {"passive"}), ("قصف", {"active", "passive"}), ("أصيب", {"passive"})],
)
def test_voices(table: Lexicon, printed: str, voices: set[str]) -> None:
    assert {r.entry.voice for r in readings(table, printed, "trigger") if r.entry.pos == "verb"} == voices


def test_a_word_is_read_once(table: Lexicon) -> None:
    assert table.analyse("قصفت") is table.analyse("قصفت")
    assert table.analyse("قصفه", True) is not table.analyse("قصفه", False)


# --- names of several words ------------------------------------------------------------------------------------------


def names(table: Lexicon, sentence: str, kind: str) -> list[tuple[str, str]]:
    """The names that begin at the first word, longest first: glued letters, and the words."""
    text = read_text(sentence)
    hits = table.hits(text.words, 0, table.analyse(text.words[0].text))
    return [
        (hit.proclitics, " ".join(word.text for word in text.words[hit.first : hit.last]))
        for hit in hits if any(entry.kind == kind for entry in hit.entries)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "kind", "first"),
    [
        ("دير الزور مدينة على الفرات", "place", ("", "دير الزور")),
        ("بدير الزور", "place", ("ب", "بدير الزور")),
        ("لدير الزور", "place", ("ل", "لدير الزور")),
        ("ولعين عيسى", "place", ("ول", "ولعين عيسي")),
        ("قوات سوريا الديمقراطية تنسحب", "actor", ("", "قوات سوريا الديمقراطيه")),
        ("وقوات سوريا الديمقراطية", "actor", ("و", "وقوات سوريا الديمقراطيه")),
        ("هيئة تحرير الشام", "actor", ("", "هييه تحرير الشام")),
        ("للأمم المتحدة", "actor", ("لل", "للامم المتحده")),
        ("خان شيخون", "place", ("", "خان شيخون")),
    ],
)
def test_the_longest_name_comes_first(table: Lexicon, sentence: str, kind: str, first: tuple[str, str]) -> None:
    assert names(table, sentence, kind)[:1] == [first]


@pytest.mark.parametrize("sentence", ["دير ثم الزور", "عين زرقاء", "خان", "هيئة الشام"])
def test_half_a_name_is_no_name(table: Lexicon, sentence: str) -> None:
    assert names(table, sentence, "place") == []


def test_the_preposition_of_a_name(table: Lexicon) -> None:
    text = read_text("للأمم المتحدة")
    hit = table.hits(text.words, 0, table.analyse(text.words[0].text))[0]
    assert (hit.preposition, hit.first, hit.last) == ("ل", 0, 2)


@pytest.mark.parametrize("joined", ["ديرالزور", "عينعيسى", "رأسالعين", "خانشيخون"])
def test_a_short_name_may_be_written_as_one_word(table: Lexicon, joined: str) -> None:
    assert readings(table, joined, "place")


# --- the cache -------------------------------------------------------------------------------------------------------


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The packaged codebook with few triggers, places and actors: quick to compile."""
    root = tmp_path / "book"
    shutil.copytree(packaged_data(), root)
    kept = {"yielding", "countries", "generic", "composition", "loaded"}
    for path in (*root.glob("events/triggers/*.yaml"), *root.glob("places/*.csv"), *root.glob("actors/*.yaml")):
        if path.stem not in kept:
            path.unlink()
    composition = root / "actors/composition.yaml"
    # The nationalities name states that this codebook leaves out.
    before = composition.read_text(encoding="utf-8").partition("\nadjectives:")[0]
    composition.write_text(f"{before}\nadjectives: []\n", encoding="utf-8")
    return root


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty cache folder of its own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("ISNAD_CACHE", str(folder))
    return folder


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The digests of the codebooks that were compiled, in order."""
    seen: list[str] = []
    plain = lexicon.compile_lexicon

    def counting(book: lexicon.Codebook) -> Lexicon:
        seen.append(book.digest)
        return plain(book)

    monkeypatch.setattr(lexicon, "compile_lexicon", counting)
    return seen


def files(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def test_the_cache_is_written_once_and_then_read(small: Path, cache: Path, compiled: list[str]) -> None:
    first = load(small)
    assert [path.suffix for path in files(cache)] == [".pickle"]
    assert load(small) == first
    assert compiled == [first[0].digest]


def test_the_cache_is_keyed_by_content(small: Path, cache: Path, compiled: list[str]) -> None:
    load(small)
    path = small / "events/triggers/yielding.yaml"
    before = path.read_bytes()
    path.write_bytes(before + b"\n# a note\n")
    load(small)
    assert len(set(compiled)) == len(files(cache)) == 2
    path.write_bytes(before)
    load(small)
    assert len(compiled) == 2


def test_the_same_content_in_another_folder_is_the_same(
    small: Path, cache: Path, compiled: list[str], tmp_path: Path
) -> None:
    load(small)
    moved = shutil.copytree(small, tmp_path / "moved")
    load(moved)
    assert len(compiled) == len(files(cache)) == 1


def test_the_users_places_are_in_the_lexicon(small: Path, cache: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    header = "id,name_ar,name_en,kind,country,admin1,admin2,admin3,lat,lon,prominence,aliases\n"
    (own / "mine.csv").write_text(header + "U1,زنبقستان,Lilyland,village,SY,,,,35,36,2,\n", encoding="utf-8")
    assert load(small)[1].analyse("زنبقستان").of("place") == ()
    assert load(small, own)[1].analyse("زنبقستان").of("place") != ()
    assert len(files(cache)) == 2


DAMAGES = {
    "empty": lambda content: b"",
    "cut short": lambda content: content[: len(content) // 2],
    "without its end": lambda content: content[:-1],
    "zeros": lambda content: bytes(len(content)),
    "text": lambda content: "ليس معجماً".encode(),
    "a wrong beginning": lambda content: b"\x80\x05" + bytes(range(255, 0, -1)),
    "an unknown class": lambda content: content.replace(b"isnad.lexicon", b"isnad.lexicom"),
    "an unknown attribute": lambda content: content.replace(b"Lexicon", b"Lexikon"),
}


@pytest.mark.parametrize(
    "damage",
    [*DAMAGES, "another value"],
)
def test_a_damaged_cache_is_rebuilt(small: Path, cache: Path, compiled: list[str], damage: str) -> None:
    sound = load(small)
    path = files(cache)[0]
    path.write_bytes(DAMAGES.get(damage, lambda content: pickle.dumps(3))(path.read_bytes()))
    assert load(small) == sound
    assert len(compiled) == 2
    assert load(small) == sound
    assert len(compiled) == 2


def test_a_cache_that_is_no_folder_is_done_without(small: Path, cache: Path) -> None:
    cache.write_text("a file in its place", encoding="utf-8")
    assert load(small)[1].forms
    assert cache.read_text(encoding="utf-8") == "a file in its place"


def test_a_cache_that_cannot_be_written_is_done_without(
    small: Path, cache: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **keys: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(lexicon.tempfile, "NamedTemporaryFile", refuse)
    assert load(small) == load(small)
    assert len(compiled) == 2
    assert files(cache) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_cache_folder_is_done_without(small: Path, cache: Path) -> None:
    cache.mkdir()
    cache.chmod(0o500)
    try:
        assert load(small)[1].forms
        assert files(cache) == []
    finally:
        cache.chmod(0o700)


def test_no_unfinished_files_stay(small: Path, cache: Path) -> None:
    load(small)
    load(small)
    assert len(files(cache)) == 1


SCRIPT = """
import pathlib, sys
from isnad.lexicon import load
book, words = load(pathlib.Path(sys.argv[1]))
print(book.digest, len(book.triggers), len(words.forms), len(words.names), hash(tuple(sorted(map(len, words.forms)))))
"""


def test_processes_that_start_at_once_read_the_same(small: Path, cache: Path) -> None:
    command = [sys.executable, "-c", SCRIPT, str(small)]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    done = [process.communicate(timeout=50) for process in started]
    assert [err for _, err in done] == [b""] * 4
    assert len({out for out, _ in done}) == 1
    assert len(files(cache)) == 1
    assert load(small)[0].digest.encode() in done[0][0]


def test_where_the_cache_is(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cache_folder() == cache
    monkeypatch.delenv("ISNAD_CACHE")
    assert cache_folder().name == "isnad"


def test_reading_words_does_not_change_what_is_pickled(small: Path, cache: Path) -> None:
    words = load(small)[1]
    before = pickle.dumps(words)
    words.analyse("استسلموا")
    assert pickle.dumps(words) == before
    assert pickle.loads(before) == words


# --- faults that only compiling finds --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "entry", "line"),
    [
        ("events/triggers/zz.yaml", "\n- {type: flee, verb: فر سيفر, frame: leave, example: فر}\n", 2),
        ("events/triggers/zz.yaml", "- {type: flee, verb: run ran, frame: leave, example: فر}\n", 1),
    ],
)
def test_a_verb_that_cannot_be_conjugated(small: Path, cache: Path, file: str, entry: str, line: int) -> None:
    (small / file).write_text(entry, encoding="utf-8")
    with pytest.raises(CodebookError) as raised:
        load(small)
    assert (raised.value.file, raised.value.line) == (file, line)
    assert files(cache) == []


def test_an_adjective_of_an_unknown_actor(small: Path, cache: Path) -> None:
    path = small / "actors/composition.yaml"
    content = path.read_text(encoding="utf-8").replace("\nadjectives: []", "\nadjectives: [{form: قمري, actor: moon}]")
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CodebookError, match=r"actors/composition\.yaml: .* names no actor: 'moon'"):
        load(small)
