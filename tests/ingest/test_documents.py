import json

import pytest

from isnad.errors import BadDocument
from isnad.ingest.jsonl import read_json_document
from isnad.ingest.text import read_text_document

TEXT = "عنوان الخبر\nدخل رتل عسكري البلدة."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (TEXT, "عنوان الخبر"),
        ("سطر واحد", "سطر واحد"),
        ("عنوان\r\nنص", "عنوان"),
        ("", None),
        ("\nنص بلا عنوان", None),
        ("  نص مزاح\nنص", None),
        ("كلمة " * 100, None),
    ],
)
def test_the_first_line_is_the_title(text: str, title: str | None) -> None:
    document = read_text_document(text)
    assert document.title == title
    assert document.coded_text == text


def test_all_fields_are_read() -> None:
    row = {
        "id": "a",
        "title": "ت",
        "text": "ن",
        "published": "2024-12-08",
        "outlet": "و",
        "url": "https://example.org/1",
    }
    document = read_json_document(json.dumps(row))
    assert {name: getattr(document, name) for name in row} == row
    assert document.coded_text == "ت\nن"


@pytest.mark.parametrize(
    ("field", "value", "read"),
    [
        ("id", 7, "7"),
        ("id", None, None),
        ("title", "", None),
        ("title", "\ud800", "\ufffd"),
        ("outlet", None, None),
        ("published", "2024-12-08T21:30:00+03:00", "2024-12-08T21:30:00+03:00"),
        ("published", " 2024-12-08 ", "2024-12-08"),
        ("published", None, None),
    ],
)
def test_optional_fields(field: str, value: object, read: str | None) -> None:
    assert getattr(read_json_document(json.dumps({"text": TEXT, field: value})), field) == read


def test_unknown_fields_are_no_harm() -> None:
    assert read_json_document(json.dumps({"text": TEXT, "tags": [1]})).text == TEXT


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"text": ', "no valid JSON"),
        ("", "no valid JSON"),
        ("[1]", "must be a JSON object, not a list"),
        ("null", "must be a JSON object, not null"),
        ('"نص"', "must be a JSON object, not a string"),
        ("{}", "`text` is missing"),
        ('{"text": null}', "`text` is missing"),
        ('{"text": 5}', "`text` must be a string, not a number"),
        ('{"text": "a", "title": ["b"]}', "`title` must be a string, not a list"),
        ('{"text": "a", "outlet": true}', "`outlet` must be a string, not true or false"),
        ('{"text": "a", "url": {}}', "`url` must be a string, not an object"),
        ('{"text": "a", "published": "8/12/2024"}', "`published` must be a date like 2024-12-08"),
        ('{"text": "a", "published": "2024-02-30"}', "`published` must be a date like 2024-12-08"),
        ('{"text": "a", "published": 20241208}', "`published` must be a string"),
        ("[" * 200_000, "nested too deeply"),
        ('{"text": "a", "n": ' + "9" * 10_000 + "}", "no valid JSON"),
    ],
)
def test_what_is_wrong_is_named(line: str, words: str) -> None:
    with pytest.raises(BadDocument, match=words):
        read_json_document(line)
