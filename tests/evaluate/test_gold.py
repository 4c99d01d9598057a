import json
from pathlib import Path
from typing import Any

import pytest

from isnad.errors import BadDocument, UnreadableSource
from isnad.evaluate.gold import find_gold, gold_coding, read_gold


def test_every_quote_becomes_its_span(article: dict[str, Any]) -> None:
    coding = gold_coding(article)
    spans = [
        *coding.times, *coding.places, *(claim.trigger for claim in coding.claims),
        *(filler for claim in coding.claims for filler in (*claim.actor, *claim.target, *claim.place, *claim.source)),
    ]  # fmt: skip
    assert len(spans) == 1 + 2 + 4 + 2 + 3 + 2 + 1
    assert all(article["text"][one.span.start : one.span.end] == one.text for one in spans)


def test_a_number_chooses_the_occurrence(article: dict[str, Any]) -> None:
    injured = gold_coding(article).claims[3].target[0]
    assert injured.span.start == article["text"].rindex("جندي")


def test_a_filler_may_stand_in_another_line(article: dict[str, Any]) -> None:
    attack, kill = gold_coding(article).claims[:2]
    assert attack.actor[0].span == kill.actor[0].span


def test_its_document_is_coded_with_outlet_and_date(article: dict[str, Any]) -> None:
    document = gold_coding(article).document
    assert (document.id, document.outlet, document.published) == ("a-1", "شبكة", "2018-05-02")
    assert document.coded_text == article["text"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"claims": [{"p": 0, "trigger": "غارة", "type": "airstrike"}]}, "do not stand there"),
        ({"claims": [{"p": 9, "trigger": "هجوم", "type": "attack"}]}, "IndexError"),
        ({"times": None}, "TypeError"),
        ({"places": [{"p": 0, "quote": "الصورة", "kind": "planet"}]}, "unknown place kind"),
    ],
)
def test_a_bad_article_says_what_is_wrong(article: dict[str, Any], tmp_path: Path, change: dict, words: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(json.dumps(article | change), encoding="utf-8")
    with pytest.raises(BadDocument, match=words):
        read_gold(path)


@pytest.mark.parametrize("content", ["", "[]", "{}", "not json"])
def test_what_is_no_article_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadDocument, match=r"bad\.json"):
        read_gold(path)


def test_folders_give_their_files_in_order(tmp_path: Path) -> None:
    for name in ("b.json", "a.json", "c.txt"):
        (tmp_path / name).touch()
    assert [path.name for path in find_gold([tmp_path, tmp_path / "c.txt"])] == ["a.json", "b.json", "c.txt"]
    with pytest.raises(UnreadableSource):
        find_gold([tmp_path / "none"])
