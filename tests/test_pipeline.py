"""From a document to its coding: ids, offsets, the contract's layout, warnings, and the same result everywhere."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

import isnad
from isnad import Coder, Document

TEXT = (
    "مقتل ثلاثة مدنيين بقصف على بلدة كنصفرة\n"
    "أفاد ناشطون بأن قوات النظام قصفت بلدة كنصفرة في ريف إدلب الجنوبي أمس الثلاثاء، ما أدى إلى مقتل ثلاثة مدنيين.\n"
    "ونفت وزارة الدفاع الروسية شن غارات على البلدة، واتهمت هيئة تحرير الشام بقصف مدينة نبل.\n"
)
DOCUMENT = Document(text=TEXT, published="2024-06-12", outlet="عنب بلدي", url="https://example.org/1")


@pytest.fixture(scope="module")
def coding(coder: Coder) -> isnad.Coding:
    return coder.code(DOCUMENT)


# --- the contract ----------------------------------------------------------------------------------------------------

SPAN = {"start", "end", "text"}
LAYOUT: dict[str, set[str]] = {
    "": {"document", "times", "places", "actors", "claims", "warnings", "errors"},
    "document": {"id", "sha256", "title", "outlet", "published", "url", "isnad", "codebook"},
    "times": SPAN | {"value", "rule"},
    "places": SPAN | set("id name name_ar kind country admin1 admin2 lat lon precision score".split()),
    "actors": SPAN | {"id", "name", "kind"},
    "claims": set(
        "id type polarity modality attempted trigger actor target place time quantity source event acled plover cameo"
        " loaded confidence rules".split()
    ),
    "claims.trigger": SPAN,
    "claims.actor": SPAN | {"id"},
    "claims.target": SPAN | {"id"},
    "claims.place": SPAN | {"id"},
    "claims.quantity": SPAN | {"low", "high", "unit"},
    "claims.source": SPAN | {"kind", "id"},
    "claims.acled": {"event_type", "sub_event_type"},
    "claims.plover": {"event", "mode"},
}


def objects_at(content: Any, path: str) -> list[dict[str, Any]]:
    """All JSON objects under a dotted path, through lists."""
    found = [content]
    for key in filter(None, path.split(".")):
        inner = [one[key] for one in found]
        found = [item for one in inner for item in (one if isinstance(one, list) else [one]) if item is not None]
    return found


@pytest.mark.parametrize("path", LAYOUT, ids=lambda path: path or "top")
def test_every_key_of_the_contract_is_there(coding: isnad.Coding, path: str) -> None:
    found = objects_at(json.loads(coding.to_json()), path)
    assert found
    assert [sorted(LAYOUT[path] - set(one)) for one in found if LAYOUT[path] - set(one)] == []


def test_json_is_one_line_and_says_what_the_coding_says(coding: isnad.Coding) -> None:
    line = coding.to_json()
    assert "\n" not in line
    assert json.loads(line) == json.loads(json.dumps(coding.to_dict()))
    assert "كنصفرة" in line  # letters stay letters


def test_every_span_is_its_words(coding: isnad.Coding) -> None:
    def spans(value: Any) -> list[dict[str, Any]]:
        if isinstance(value, dict):
            here = [value] if set(value) >= SPAN else []
            return here + [span for item in value.values() for span in spans(item)]
        return [span for item in value for span in spans(item)] if isinstance(value, list) else []

    found = spans(coding.to_dict())
    assert len(found) > 20
    assert [span for span in found if coding.text[span["start"] : span["end"]] != span["text"]] == []


def test_closed_lists_hold(coding: isnad.Coding) -> None:
    content = coding.to_dict()
    assert {claim["polarity"] for claim in content["claims"]} <= {"affirmed", "negated"}
    assert {claim["modality"] for claim in content["claims"]} <= {"actual", "planned", "possible"}
    assert {place["precision"] for place in content["places"]} <= {1, 2, 3, 4}
    assert all(0 <= claim["confidence"] <= 1 for claim in content["claims"])
    assert all(isinstance(claim["event"], int) for claim in content["claims"])


def test_what_this_article_claims(coding: isnad.Coding) -> None:
    told = [(claim.trigger.text, claim.type, str(claim.polarity)) for claim in coding.claims]
    assert told == [
        ("مقتل", "kill", "affirmed"),
        ("قصف", "shelling", "affirmed"),
        ("قصفت", "shelling", "affirmed"),
        ("مقتل", "kill", "affirmed"),
        ("غارات", "airstrike", "negated"),
        ("اتهمت", "accuse", "affirmed"),
        ("قصف", "shelling", "affirmed"),
    ]


def test_the_document_is_described(coding: isnad.Coding) -> None:
    described = coding.to_dict()["document"]
    assert described["published"] == "2024-06-12"
    assert described["outlet"] == "عنب بلدي"
    assert described["title"] is None
    assert described["isnad"] == isnad.__version__
    assert described["id"] == coding.document_id


# --- ids -------------------------------------------------------------------------------------------------------------


def test_the_same_document_gives_the_same_coding(coder: Coder, coding: isnad.Coding) -> None:
    assert coder.code(DOCUMENT) == coding
    assert coder.code(DOCUMENT).to_json() == coding.to_json()


def test_claim_ids_are_unique(coding: isnad.Coding) -> None:
    ids = [claim.id for claim in coding.claims]
    assert len(set(ids)) == len(ids)


def test_the_same_text_from_another_outlet_is_another_document(coder: Coder, coding: isnad.Coding) -> None:
    other = coder.code(replace(DOCUMENT, outlet="رويترز"))
    assert other.sha256 == coding.sha256
    assert other.document_id != coding.document_id
    assert not {claim.id for claim in other.claims} & {claim.id for claim in coding.claims}


def test_an_id_that_the_document_brings_is_kept(coder: Coder) -> None:
    first, second = (coder.code(replace(DOCUMENT, id="own", outlet=outlet)) for outlet in ("أ", "ب"))
    assert first.document_id == second.document_id == "own"
    assert [claim.id for claim in first.claims] == [claim.id for claim in second.claims]


def test_what_follows_does_not_change_the_ids_before_it(coder: Coder) -> None:
    document = Document(text="قصفت قوات النظام مدينة سرمين.", id="d")
    longer = replace(document, text=document.text + "\nوقتل مدني في مدينة نوى.")
    assert coder.code(longer).claims[0].id == coder.code(document).claims[0].id


def test_offsets_count_in_title_and_text(coder: Coder) -> None:
    coding = coder.code(Document(title="أنباء", text="قصفت قوات النظام مدينة سرمين"))
    assert coding.text == "أنباء\nقصفت قوات النظام مدينة سرمين"
    assert coding.claims[0].trigger.span.start == len("أنباء\n")
    assert coder.code(Document(text=coding.text)).sha256 == coding.sha256


# --- odd documents ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \n\t\n ", "empty"),
        ("Shells hit a town in the north.", "not-arabic"),
        ("Снаряды попали в город", "not-arabic"),
        ("12345 67", "not-arabic"),
        ("!!!", "not-arabic"),
        ("A long report in another language with one word قصف in it", "not-arabic"),
    ],
)
def test_a_text_that_cannot_be_coded_gives_a_warning(coder: Coder, text: str, code: str) -> None:
    coding = coder.code(Document(text=text))
    assert [note.code for note in coding.warnings] == [code]
    assert (coding.claims, coding.places, coding.actors, coding.times) == ((), (), (), ())
    assert set(coding.to_dict()) == LAYOUT[""]


@pytest.mark.parametrize("text", ["قصف", "و", "ال", "،", "قصفت", "مقتل مقتل مقتل", "«»", "في في في", "حلب:: ", "ـ"])
def test_short_arabic_is_no_trouble(coder: Coder, text: str) -> None:
    assert coder.code(Document(text=text)).errors == ()


def test_lone_surrogates_keep_offsets(coder: Coder) -> None:
    coding = coder.code(Document(text="\ud83d قصفت قوات النظام مدينة سرمين \udfff", title="أنباء \udc00"))
    assert "\ufffd قصفت" in coding.text
    trigger = coding.claims[0].trigger
    assert coding.text[trigger.span.start : trigger.span.end] == "قصفت"
    json.loads(coding.to_json().encode("utf-8"))


def test_letters_beyond_the_first_plane_count_as_one(coder: Coder) -> None:
    coding = coder.code(Document(text="😀😀 قصفت قوات النظام مدينة سرمين"))
    assert coding.claims[0].trigger.span.start == 3


@pytest.mark.parametrize("published", [None, "", "غير معروف", "2024-99-99"])
def test_without_a_day_of_publication_nothing_is_dated_in_silence(coder: Coder, published: str | None) -> None:
    coding = coder.code(Document(text="قصفت قوات النظام مدينة سرمين أمس", published=published))
    assert [claim.time for claim in coding.claims] == [None]
    assert [time.value for time in coding.times] == [None]


def test_presentation_forms_and_marks_are_read_and_kept(coder: Coder) -> None:
    coding = coder.code(Document(text="قَصَفَت قواتُ النظام مديـنة سرمين"))
    assert [(c.trigger.text, c.place[0].text) for c in coding.claims] == [("قَصَفَت", "مديـنة سرمين")]


# --- the same everywhere ---------------------------------------------------------------------------------------------


def test_a_coder_can_be_pickled(coder: Coder, coding: isnad.Coding) -> None:
    copied: Coder = pickle.loads(pickle.dumps(coder))
    assert copied.code(DOCUMENT).to_json() == coding.to_json()


def test_what_was_coded_before_does_not_change_a_coding(coder: Coder, coding: isnad.Coding) -> None:
    for text in ("سيطرت فصائل المعارضة على بلدة مورك", "", "Nothing", "انسحبت قسد من مدينة منبج"):
        coder.code(Document(text=text))
    assert coder.code(DOCUMENT).to_json() == coding.to_json()


def test_threads_may_share_a_coder(coder: Coder, coding: isnad.Coding) -> None:
    with ThreadPoolExecutor(4) as pool:
        said = set(pool.map(lambda _: coder.code(DOCUMENT).to_json(), range(8)))
    assert said == {coding.to_json()}


SCRIPT = """
import sys
import isnad
document = isnad.Document(text=sys.stdin.buffer.read().decode("utf-8"), published="2024-06-12", outlet="عنب بلدي",
                          url="https://example.org/1")
sys.stdout.buffer.write(isnad.Coder().code(document).to_json().encode("utf-8"))
"""


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_processes_with_other_hash_seeds_say_the_same(coding: isnad.Coding, seed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], input=TEXT.encode(), capture_output=True, check=True, timeout=50,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.stdout.decode("utf-8") == coding.to_json()


def test_the_codebook_is_named_in_the_coding(coder: Coder, coding: isnad.Coding) -> None:
    assert coding.codebook == coder.codebook.digest
