"""Same content, same id; and ids that are written down here, so that no version changes them by accident."""

from __future__ import annotations

import hashlib
import re

import pytest

from isnad.ids import claim_id, content_id, document_id, sha256_of

TEXT = "قصفت قوات النظام مدينة سرمين"


def test_the_hash_is_that_of_the_text_in_utf8() -> None:
    assert sha256_of(TEXT) == hashlib.sha256(TEXT.encode()).hexdigest()
    assert sha256_of("") == hashlib.sha256(b"").hexdigest()


def test_a_lone_surrogate_can_be_hashed() -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", sha256_of("قصف \ud800"))
    assert sha256_of("قصف \ud800") != sha256_of("قصف \ufffd")


def test_ids_do_not_change_between_versions() -> None:
    assert document_id(TEXT, "عنب بلدي", "2024-06-15", None) == "doc-04cb521cf9c4adb9"
    assert claim_id("doc-1", 0, 4, "shelling") == "clm-fb29b356d8c6d14d"


def test_an_id_has_a_prefix_and_sixteen_digits() -> None:
    assert re.fullmatch(r"x-[0-9a-f]{16}", content_id("x", ("a", None)))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("a", "b"), ("b", "a")),
        (("ab", ""), ("a", "b")),
        (("a", None, "b"), ("a", "b", None)),
        (("a",), ("a", "")),
        (("a b",), ("a", "b")),
    ],
)
def test_all_parts_and_their_order_count(left: tuple[str | None, ...], right: tuple[str | None, ...]) -> None:
    assert content_id("x", left) != content_id("x", right)


def test_none_counts_as_empty() -> None:
    assert content_id("x", ("a", None)) == content_id("x", ("a", ""))


BASE = (TEXT, "عنب بلدي", "2024-06-15", "https://example.org/1")


@pytest.mark.parametrize(
    "other",
    [
        (TEXT + ".", *BASE[1:]),
        (TEXT, "رويترز", *BASE[2:]),
        (TEXT, None, *BASE[2:]),
        (*BASE[:2], "2024-06-16", BASE[3]),
        (*BASE[:3], "https://example.org/2"),
    ],
    ids=["text", "outlet", "no-outlet", "published", "url"],
)
def test_another_text_outlet_day_or_address_is_another_document(other: tuple[str, str, str, str]) -> None:
    assert document_id(*other) != document_id(*BASE)


@pytest.mark.parametrize(
    "other",
    [("doc-2", 0, 4, "shelling"), ("doc-1", 1, 4, "shelling"), ("doc-1", 0, 5, "shelling"), ("doc-1", 0, 4, "attack")],
    ids=["document", "start", "end", "type"],
)
def test_what_makes_a_claim_another_one(other: tuple[str, int, int, str]) -> None:
    assert claim_id(*other) != claim_id("doc-1", 0, 4, "shelling")


def test_offsets_do_not_run_together() -> None:
    assert claim_id("doc-1", 1, 23, "attack") != claim_id("doc-1", 12, 3, "attack")
