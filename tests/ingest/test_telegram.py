import json
from pathlib import Path
from typing import Any

import pytest
from samples import TEXT, channel, codes, items_of, message, only, told

from isnad.ingest.fetch import FetchOptions
from isnad.model import Arrival


def written(tmp_path: Path, content: Any, **style: Any) -> Path:
    path = tmp_path / "result.json"
    path.write_text(json.dumps(content, ensure_ascii=False, **style), encoding="utf-8")
    return path


@pytest.mark.parametrize("indent", [None, 1])
def test_a_message_becomes_a_document(tmp_path: Path, indent: int | None) -> None:
    post = message(5, forwarded_from="وكالة الريف", edited_unixtime="1675722600")
    path = written(tmp_path, channel(post), indent=indent)
    item = only(items_of(path))
    assert item.document.text == TEXT
    assert item.document.outlet == "مراسلو الشمال"
    assert item.document.published == "2023-02-07T00:30:00+03:00"  # still the 6th in UTC
    assert item.edited == "2023-02-07T01:30:00+03:00"
    assert (item.key, item.locator, item.relayed_from) == ("telegram:77/5", "message 5", "وكالة الريف")
    assert item.original.bytes in path.read_bytes()
    assert json.loads(item.original.bytes) == post
    assert item.notes == ()


def test_winter_before_2022_was_an_hour_behind(tmp_path: Path) -> None:
    item = only(items_of(written(tmp_path, channel(message(1, date_unixtime="1481490000")))))
    assert item.document.published == "2016-12-11T23:00:00+02:00"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (["دخل ", {"type": "bold", "text": "الرتل"}, " البلدة"], "دخل الرتل البلدة"),
        ([{"type": "link", "text": "https://example.org"}, None, 7, {"type": "bold"}, "نص"], "https://example.orgنص"),
        ("نص\ud800\0", "نص\ufffd\ufffd"),
    ],
)
def test_text_is_a_string_or_a_list(tmp_path: Path, text: Any, read: str) -> None:
    path = tmp_path / "result.json"
    path.write_text(json.dumps(channel(message(1, text))), encoding="utf-8")
    assert only(items_of(path)).document.text == read


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"type": "service", "action": "pin_message"}, "service"),
        ({"type": "unsupported"}, "service"),
        ({"text": "", "photo": "(File not included.)"}, "media-only"),
        ({"text": [], "poll": {"question": "?"}}, "media-only"),
        ({"text": None}, "empty"),
        ({"text": "اتصلوا بي", "contact_information": {"phone_number": "000"}}, "contact"),
    ],
)
def test_what_is_no_post_is_left_out(tmp_path: Path, fields: dict[str, Any], expected: str) -> None:
    path = written(tmp_path, channel({**message(1), **fields}, message(2)))
    assert told(items_of(path)) == [f"- {expected}", "+ telegram:77/2"]


@pytest.mark.parametrize(
    ("fields", "published", "expected"),
    [
        ({"date_unixtime": None, "date": None}, None, ["undated"]),
        ({"date_unixtime": "soon"}, None, ["bad-date"]),
        ({"date_unixtime": "9" * 30}, None, ["bad-date"]),
        ({"date_unixtime": None}, "2023-02-07T00:30:00", ["local-date"]),
        ({"date_unixtime": None, "date": "31/12/2020"}, None, ["bad-date"]),
        ({"forwarded_from": None}, "2023-02-07T00:30:00+03:00", ["relayed-unknown"]),
    ],
)
def test_dates_and_forwards_that_say_little(
    tmp_path: Path, fields: dict[str, Any], published: str | None, expected: list[str]
) -> None:
    item = only(items_of(written(tmp_path, channel({**message(1), **fields}))))
    assert (item.document.published, codes(item)) == (published, expected)


def test_missing_fields_and_odd_values_break_nothing(tmp_path: Path) -> None:
    odd = channel({"text": TEXT}, None, [1], "x", {}, {"id": {"a": 1}, "text": TEXT}, message(9), name=None, id=None)
    items = items_of(written(tmp_path, odd))
    assert told(items) == ["+ None", *["- bad-document"] * 3, "- empty", "+ None", "+ None"]
    assert all(item.document.outlet is None for item in items if isinstance(item, Arrival))


def test_a_full_export_holds_many_chats_and_private_ones_stay_private(tmp_path: Path) -> None:
    private = channel(message(1, "سر"), message(2, "سر"), type="personal_chat", name="سمير", id=8)
    export = {
        "about": "x", "personal_information": {"phone_number": "000"},
        "chats": {"about": "x", "list": [channel(message(1)), private, {"id": 3}]},
        "left_chats": {"list": [channel(message(1), id=78)]},
    }  # fmt: skip
    items = items_of(written(tmp_path, export))
    assert told(items) == ["+ telegram:77/1", "- private-chat", "- bad-document", "+ telegram:78/1"]
    assert "سمير" not in repr(items)
    assert "سر" not in repr(items)


def test_an_export_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    whole = json.dumps(channel(*(message(n) for n in range(4))), ensure_ascii=False).encode()
    path = tmp_path / "result.json"
    for cut in range(0, len(whole), 37):
        path.write_bytes(whole[:cut])
        items = items_of(path, "telegram")
        if b'"messages"' not in whole[:cut]:
            continue
        complete = whole[:cut].count(b'"}')
        assert told(items) == [*(f"+ telegram:77/{n}" for n in range(complete)), "- damaged"]


@pytest.mark.parametrize("content", ["[1]", "{}", "", "نص", '{"messages": 5}', '{"chats": []}'])
def test_what_is_no_export_is_said(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    assert told(items_of(path, "telegram")) == ["- bad-document"]


def test_deep_and_huge_messages_are_left_out_alone(tmp_path: Path) -> None:
    deep = '{"id": 1, "text": ' + "[" * 100_000 + "]" * 100_000 + "}"
    huge = json.dumps(message(2, "ن" * 5_000_001), ensure_ascii=False)
    path = tmp_path / "result.json"
    body = f'{{"name": "x", "id": 77, "messages": [{deep}, {huge}, {json.dumps(message(3))}]}}'
    path.write_text(body, encoding="utf-8")
    assert told(items_of(path)) == ["- bad-document", "- too-large", "+ telegram:77/3"]


def test_of_a_folder_only_the_json_is_the_export(tmp_path: Path) -> None:
    written(tmp_path, channel(message(1)))
    (tmp_path / "photo.jpg").write_bytes(b"\xff")
    (tmp_path / "messages.html").write_text("<p>x</p>", encoding="utf-8")
    assert told(items_of(tmp_path, "telegram")) == ["+ telegram:77/1"]


def test_a_time_zone_that_is_not_known_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, channel(message(1)))
    assert told(items_of(path, options=FetchOptions(zone="Asia/Nowhere"))) == ["- unreadable"]
