"""The codebook's reader: what people edit is checked, and each fault is told with its file and line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from isnad.codebook import (
    PLACE_KINDS,
    data_files,
    digest_of,
    load_yaml,
    packaged_data,
    read_actors,
    read_codebook,
    read_frames,
    read_generics,
    read_groups,
    read_loaded,
    read_mapping,
    read_places,
    read_reporting,
    read_tellers,
    read_triggers,
    read_types,
)
from isnad.errors import CodebookError, IsnadError

TYPES = """\
- {type: attack, group: armed, english: attack, arabic: هجوم, definition: "An attack.", acled: {event_type: Battles},
   cases: [{when: by_state, cameo: "190"}]}
"""
FRAMES = """\
strike:
  subject: [actor]
  object: [place, target]
  prep: {على: [place], ضد: [target]}
"""
TRIGGER = """\
- type: attack
  verb: هاجم يهاجم
  masdar: [مهاجمة]
  frame: strike
  example: هاجم مسلحون القرية
"""
ACTOR = """\
- {id: one, name: One, name_ar: لواء الأول, kind: rebel}
- {id: two, name: Two, name_ar: لواء الثاني, kind: rebel, parent: one, aliases: [الثاني]}
"""
HEADER = "id,name_ar,name_en,kind,country,admin1,admin2,admin3,lat,lon,prominence,aliases\n"
PLACE = HEADER + "C1,الريحانية,Al-Rayhaniyah,village,SY,,,,35.6,36.1,3,ريحانية|الريحانيه\n"
GENERIC = "- {id: gen, name: civilians, kind: civilian, unit: person, forms: [مدنيون, مدنيين]}\n"
LOADED = "- {words: [مرتزقة], why: it judges, neutral: مقاتلون}\n"
REPORTING = "- {verb: أعلن يعلن, stance: asserts, example: أعلن المتحدث}\n"
TELLERS = "- {words: [مصدر], kind: anonymous, example: أعلن مصدر}\n"
GRAMMAR = "aspect: {verbs: [بدأ يبدأ], words: [ما زال], example: بدأ}\n"

SOUND = {
    "events/types.yaml": TYPES,
    "events/frames.yaml": FRAMES,
    "events/triggers/a.yaml": TRIGGER,
    "actors/syria.yaml": ACTOR,
    "actors/generic.yaml": GENERIC,
    "actors/loaded.yaml": LOADED,
    "places/p.csv": PLACE,
    "sources/reporting.yaml": REPORTING,
    "sources/tellers.yaml": TELLERS,
    "words/grammar.yaml": GRAMMAR,
}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A codebook with one entry of each kind."""
    root = tmp_path / "book"
    for name, content in SOUND.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return root


def write(root: Path, name: str, content: str) -> None:
    (root / name).write_text(content, encoding="utf-8")


# --- faults ----------------------------------------------------------------------------------------------------------

FAULTS: list[tuple[str, str, str, int, str]] = [
    # triggers
    ("events/triggers/a.yaml", TRIGGER.replace("attack", "assault"), "unknown type 'assault'", 1, "type"),
    ("events/triggers/a.yaml", TRIGGER.replace("strike", "hit"), "unknown frame 'hit'", 1, "frame"),
    ("events/triggers/a.yaml", TRIGGER.replace("هاجم يهاجم", "هاجم"), "two words, past and present", 1, "one part"),
    ("events/triggers/a.yaml", TRIGGER.replace("هاجم يهاجم", "هاجم يهاجم مهاجمة"), "two words", 1, "three parts"),
    ("events/triggers/a.yaml", TRIGGER + "  freme: strike\n", "unknown key `freme`", 1, "misspelt key"),
    ("events/triggers/a.yaml", TRIGGER.replace("  frame: strike\n", ""), "`frame` is missing", 1, "no frame"),
    ("events/triggers/a.yaml", TRIGGER.replace("هاجم مسلحون القرية", '""'), "`example` is missing", 1, "no example"),
    ("events/triggers/a.yaml", TRIGGER.replace("[مهاجمة]", "[1]"), "`masdar` must be a list of words", 1, "a number"),
    ("events/triggers/a.yaml", TRIGGER.replace("[مهاجمة]", "{a: b}"),
     "`masdar` must be a list of words", 1, "a mapping"),
    ("events/triggers/a.yaml", TRIGGER + "- {type: attack, frame: strike, example: هجوم}\n",
     "needs a verb, masdar, noun or participle", 6, "no word"),
    ("events/triggers/a.yaml", TRIGGER + "- just words\n", "an entry must be a mapping", 0, "no mapping"),
    ("events/triggers/a.yaml", "type: attack\n", "must hold a list of entries", 0, "no list"),
    ("events/triggers/a.yaml", TRIGGER + "- {type: attack\n", "is not valid YAML", 7, "bad YAML"),
    ("events/triggers/a.yaml", TRIGGER + "\t- tab\n", "is not valid YAML", 6, "a tab"),
    # types and frames
    ("events/types.yaml", TYPES + TYPES, "the type 'attack' stands twice", 3, "type twice"),
    ("events/types.yaml", TYPES.replace('definition: "An attack.", ', ""),
     "`definition` is missing", 1, "no definition"),
    ("events/types.yaml", TYPES.replace("when: by_state, ", ""), "`when` is missing", 1, "case without condition"),
    ("events/frames.yaml", FRAMES.replace("[actor]", "[doer]"), "unknown role 'doer'", 2, "role of a slot"),
    ("events/frames.yaml", FRAMES.replace("ضد: [target]", "ضد: [victim]"), "unknown role 'victim'", 2, "role of prep"),
    ("events/frames.yaml", "- strike\n", "must hold one mapping", 0, "frames as a list"),
    # actors
    ("actors/syria.yaml", ACTOR + "- {id: one, name: O, name_ar: آخر, kind: rebel}\n",
     "the id 'one' stands also in actors/syria.yaml:1", 3, "id twice"),
    ("actors/syria.yaml", ACTOR.replace("parent: one", "parent: nobody"), "'nobody' is no actor", 2, "no parent"),
    ("actors/syria.yaml", ACTOR.replace("kind: rebel}", "kind: rebels}"), "unknown actor kind 'rebels'", 1, "kind"),
    ("actors/syria.yaml", ACTOR.replace("kind: rebel}", "kind: rebel, source_kind: paper}"),
     "unknown source kind 'paper'", 1, "source kind"),
    ("actors/syria.yaml", ACTOR.replace("aliases:", "alias:"), "unknown key `alias`", 2, "misspelt actor key"),
    ("actors/syria.yaml", ACTOR.replace("name_ar: لواء الأول, ", ""), "`name_ar` is missing", 1, "no Arabic name"),
    ("actors/syria.yaml", "- {name: One, name_ar: أ, kind: rebel}\n", "`id` is missing", 1, "no id"),
    ("actors/generic.yaml", GENERIC.replace("kind: civilian", "kind: people"), "unknown actor kind", 1, "generic kind"),
    ("actors/generic.yaml", GENERIC.replace("unit: person", "unit: soul"), "unknown unit 'soul'", 1, "generic unit"),
    ("actors/loaded.yaml", LOADED.replace("why: it judges, ", ""), "`why` is missing", 1, "no why"),
    # places
    ("places/p.csv", PLACE.replace("village", "hamlet"), "unknown place kind 'hamlet'", 2, "place kind"),
    ("places/p.csv", PLACE.replace("35.6", "north"), "a bad value in the row of 'C1'", 2, "latitude"),
    ("places/p.csv", PLACE.replace("36.1,3", "36.1,many"), "a bad value in the row of 'C1'", 2, "prominence"),
    ("places/p.csv", PLACE + "C2,,Nameless,village,SY,,,,,,2,\n", "needs an id and an Arabic name", 3, "no name"),
    ("places/p.csv", PLACE + ",بلا,No id,village,SY,,,,,,2,\n", "needs an id and an Arabic name", 3, "no place id"),
    # sources and grammar
    ("sources/reporting.yaml", REPORTING.replace("asserts", "says"), "unknown stance 'says'", 1, "stance"),
    ("sources/reporting.yaml", REPORTING.replace("أعلن يعلن", "أعلن"), "two words, past and present", 1, "saying verb"),
    ("sources/reporting.yaml", REPORTING.replace("stance", "stanse"), "unknown key `stanse`", 1, "saying key"),
    ("sources/tellers.yaml", TELLERS.replace("anonymous", "nobody"), "unknown source kind 'nobody'", 1, "teller kind"),
    ("sources/tellers.yaml", TELLERS.replace(", example: أعلن مصدر", ""), "`example` is missing", 1, "teller example"),
    ("words/grammar.yaml", GRAMMAR.replace("بدأ يبدأ", "بدأ"), "two words, past and present", 1, "grammar verb"),
    ("words/grammar.yaml", "- aspect\n", "must hold one mapping", 0, "grammar as a list"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "content", "says", "line"), [f[:4] for f in FAULTS], ids=[f[4] for f in FAULTS])
def test_each_fault_is_told_with_its_file_and_line(book: Path, file: str, content: str, says: str, line: int) -> None:
    write(book, file, content)
    with pytest.raises(CodebookError) as raised:
        read_codebook(book)
    assert (raised.value.file, raised.value.line) == (file, line)
    assert says in raised.value.message
    assert str(raised.value).startswith(f"{file}:{line}: " if line else f"{file}: ")


def test_a_codebook_error_is_one_that_we_explain() -> None:
    assert issubclass(CodebookError, IsnadError)
    assert str(CodebookError("it is odd", "a.yaml", 3)) == "a.yaml:3: it is odd"
    assert str(CodebookError("it is odd", "a.yaml")) == "a.yaml: it is odd"
    assert str(CodebookError("it is odd")) == "it is odd"


def test_an_empty_folder_is_no_codebook(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="holds no entries"):
        read_codebook(tmp_path)


def test_the_same_id_in_two_actor_files_names_the_first_one(book: Path) -> None:
    write(book, "actors/states.yaml", "# states\n- {id: two, name: T, name_ar: ثان, kind: state}\n")
    with pytest.raises(CodebookError, match=r"actors/syria\.yaml:2: the id 'two' stands also in actors/states\.yaml:2"):
        read_codebook(book)


# --- what a sound codebook gives -------------------------------------------------------------------------------------


def test_a_sound_codebook_is_read(book: Path) -> None:
    read = read_codebook(book)
    assert [t.lemma for t in read.triggers] == ["هاجم"]
    assert [a.id for a in read.actors] == ["one", "two"]
    assert [p.aliases for p in read.places] == [("ريحانية", "الريحانيه")]
    assert read.grammar["aspect"].verbs == (("بدأ", "يبدأ"),)
    assert read.types["attack"].cases[0].when == "by_state"
    assert read.types["attack"].codes.acled == {"event_type": "Battles"}


def test_a_trigger_keeps_its_origin_and_its_number(book: Path) -> None:
    write(book, "events/triggers/b.yaml", "# second file\n\n" + TRIGGER)
    triggers = list(read_triggers(book, read_types(book), read_frames(book)))
    assert [(t.index, t.origin.file, t.origin.line) for t in triggers] == [
        (0, "events/triggers/a.yaml", 1),
        (1, "events/triggers/b.yaml", 3),
    ]


def test_a_trigger_may_add_to_its_frame(book: Path) -> None:
    write(book, "events/triggers/a.yaml", TRIGGER + "  prep: {نحو: [place], على: [target]}\n")
    trigger = next(read_triggers(book, read_types(book), read_frames(book)))
    assert dict(trigger.frame.prep) == {"على": ("target",), "ضد": ("target",), "نحو": ("place",)}
    assert read_frames(book)["strike"].prep["على"] == ("place",)


def test_a_single_word_counts_as_a_list_of_one(book: Path) -> None:
    write(book, "events/triggers/a.yaml", TRIGGER.replace("[مهاجمة]", "مهاجمة"))
    assert next(read_triggers(book, read_types(book), read_frames(book))).masdar == ("مهاجمة",)


@pytest.mark.parametrize(("field", "lemma"), [("masdar", "قنص"), ("noun", "كمين"), ("participle", "مهاجم")])
def test_the_lemma_of_an_entry_without_verb_is_its_first_word(book: Path, field: str, lemma: str) -> None:
    write(book, "events/triggers/a.yaml", f"- {{type: attack, frame: strike, {field}: [{lemma}], example: {lemma}}}\n")
    assert next(read_triggers(book, read_types(book), read_frames(book))).lemma == lemma


def test_an_actor_without_source_kind_is_a_party(book: Path) -> None:
    assert {actor.source_kind for actor in read_actors(book)} == {"party"}


def test_a_person_has_a_surname(book: Path) -> None:
    write(book, "actors/syria.yaml",
          "- {id: p, name: P, name_ar: سامر الفلاني, kind: person, person: {surname: الفلاني}}\n")  # fmt: skip
    assert next(read_actors(book)).surname == "الفلاني"


def test_files_that_may_be_missing(book: Path) -> None:
    for name in ("actors/generic.yaml", "actors/loaded.yaml", "sources/reporting.yaml", "sources/tellers.yaml",
                 "words/grammar.yaml"):  # fmt: skip
        (book / name).unlink()
    empty = (read_generics, read_loaded, read_reporting, read_tellers)
    assert [list(read(book)) for read in empty] == [[], [], [], []]
    assert read_groups(book, "words/grammar.yaml") == {}
    assert read_mapping(book / "words/no-such.yaml", book) == {}


def test_a_place_without_coordinates(book: Path) -> None:
    write(book, "places/p.csv", HEADER + "C9,بلا,,natural,SY,,,,,,,\n")
    place = next(read_places(book))
    assert (place.lat, place.lon, place.name_en, place.prominence, place.admin1) == (None, None, "بلا", 2, None)


def test_a_place_file_with_a_byte_order_mark(book: Path) -> None:
    write(book, "places/p.csv", "\ufeff" + PLACE)
    assert [place.id for place in read_places(book)] == ["C1"]


def test_the_users_places_come_after_and_never_replace(book: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.csv").write_text(
        HEADER + "C1,أخرى,Other,village,SY,,,,1,1,2,\nU1,مزرعتي,My farm,facility,SY,,,,2,2,2,\n", encoding="utf-8"
    )
    assert [(place.id, place.name_ar) for place in read_places(book, own)] == [("C1", "الريحانية"), ("U1", "مزرعتي")]
    assert [place.id for place in read_places(book, tmp_path / "none")] == ["C1"]


def test_a_fault_in_the_users_places_names_their_file(book: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.csv").write_text(HEADER + "U1,مزرعتي,My farm,farm,SY,,,,2,2,2,\n", encoding="utf-8")
    with pytest.raises(CodebookError, match="unknown place kind 'farm'") as raised:
        list(read_places(book, own))
    assert (raised.value.file, raised.value.line) == ((own / "mine.csv").as_posix(), 2)


def test_lines_are_kept_in_mappings(book: Path) -> None:
    write(book, "words/x.yaml", "a:\n  b: 1\nc: {d: 2}\n")
    assert load_yaml(book / "words/x.yaml", book) == {
        "a": {"b": 1, "__line__": 2}, "c": {"d": 2, "__line__": 3}, "__line__": 1,
    }  # fmt: skip


# --- the digest ------------------------------------------------------------------------------------------------------


def test_the_digest_changes_with_content_and_name(book: Path, tmp_path: Path) -> None:
    before = digest_of([book])
    assert len(before) == 16
    assert digest_of([book]) == before == read_codebook(book).digest
    (book / "notes.txt").write_text("not read", encoding="utf-8")
    assert digest_of([book]) == before
    moved = tmp_path / "moved"
    shutil.copytree(book, moved)
    assert digest_of([moved]) == before  # the folder's own place does not count
    (book / "events/triggers/a.yaml").rename(book / "events/triggers/z.yaml")
    renamed = digest_of([book])
    assert renamed != before
    write(book, "places/p.csv", PLACE + "\n")
    assert digest_of([book]) not in (before, renamed)


def test_the_users_places_count_in_the_digest(book: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.csv").write_text(HEADER, encoding="utf-8")
    assert read_codebook(book, own).digest != read_codebook(book).digest
    assert read_codebook(book, tmp_path / "none").digest == read_codebook(book).digest


# --- the packaged codebook -------------------------------------------------------------------------------------------


def test_the_packaged_codebook_is_sound() -> None:
    read = read_codebook()
    assert len(read.types) == 47
    assert len(read.triggers) > 400
    assert len({actor.id for actor in read.actors}) == len(read.actors)
    assert len({place.id for place in read.places}) == len(read.places)
    assert {place.kind for place in read.places} <= PLACE_KINDS
    assert {trigger.type for trigger in read.triggers} == set(read.types)
    assert {trigger.frame.name for trigger in read.triggers} <= set(read.frames)


def test_packaged_places_lie_on_the_earth() -> None:
    known = [(p.id, p.lat, p.lon) for p in read_places(packaged_data()) if p.lat is not None and p.lon is not None]
    assert [place for place in known if not (-90 <= place[1] <= 90 and -180 <= place[2] <= 180)] == []
    assert [p.id for p in read_places(packaged_data()) if (p.lat is None) != (p.lon is None)] == []


def test_data_files_are_in_a_fixed_order() -> None:
    files = data_files(packaged_data())
    assert files == sorted(files)
    assert {path.suffix for path in files} == {".yaml", ".csv"}
