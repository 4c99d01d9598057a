"""The example corpus of the offensive of 2024 is what its README says: kinds, dates, copies, facts, denials."""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest

import isnad

CORPUS = Path(__file__).parents[2] / "examples" / "offensive-2024"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
FIRST, LAST = date(2024, 11, 27), date(2024, 12, 12)
README_ROW = re.compile(r"^\| `(off-\d{3}-[a-z0-9-]+)` \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
ARABIC = re.compile(r"[\u0621-\u064a]+")


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One edition of one dispatch, from whichever file holds it; `published` is None when it has no date."""

    id: str
    file: str
    title: str
    text: str
    published: datetime | None
    outlet: str
    forwarded_from: str | None = None

    @property
    def words(self) -> list[str]:
        return f"{self.title}\n{self.text}".split()


def rows_of(name: str) -> list[dict[str, str]]:
    with (CORPUS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def told_in_readme() -> dict[str, tuple[str, str]]:
    """For each dispatch of the README's table: the kind of outlet and the file."""
    text = (CORPUS / "README.md").read_text(encoding="utf-8")
    return {name: (kind, file) for name, kind, file, _, _ in README_ROW.findall(text)}


def dispatch_of(row: dict[str, Any], file: str) -> Dispatch:
    published = datetime.fromisoformat(row["published"]) if row.get("published") else None
    return Dispatch(row["id"], file, row["title"], row["text"], published, row["outlet"])


def of_lines() -> Iterator[Dispatch]:
    for line in (CORPUS / "dispatches.jsonl").read_text(encoding="utf-8").splitlines():
        yield dispatch_of(json.loads(line), "dispatches.jsonl")


def of_sheet() -> Iterator[Dispatch]:
    yield from (dispatch_of(row, "sheet.csv") for row in rows_of("sheet.csv"))


def of_feed() -> Iterator[Dispatch]:
    channel = ElementTree.parse(CORPUS / "feed.xml").getroot()[0]
    for item in channel.iter("item"):
        said = {part.tag: part.text or "" for part in item}
        published = parsedate_to_datetime(said["pubDate"])
        text = re.sub(r"<[^>]+>", "\n", said[CONTENT])
        yield Dispatch(said["guid"], "feed.xml", said["title"], text, published, channel.findtext("title") or "")


def of_page() -> Iterator[Dispatch]:
    page = (CORPUS / "page.html").read_text(encoding="utf-8")
    said = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])
    published = datetime.fromisoformat(said["datePublished"])
    yield Dispatch(
        said["identifier"], "page.html", said["headline"], said["articleBody"], published, said["publisher"]["name"]
    )


def of_telegram() -> Iterator[Dispatch]:
    """The posts with words; the number of a post is the number of its dispatch."""
    export = json.loads((CORPUS / "telegram" / "result.json").read_text(encoding="utf-8"))
    names = {name[4:7]: name for name in told_in_readme()}
    for post in export["messages"]:
        title, _, text = "".join(part["text"] for part in post["text_entities"]).partition("\n")
        if text:
            published = datetime.fromtimestamp(int(post["date_unixtime"]), UTC)
            name = names[f"{post['id']:03}"]
            forwarded = post.get("forwarded_from")
            yield Dispatch(name, "telegram/result.json", title, text, published, export["name"], forwarded)


DISPATCHES = [*of_lines(), *of_sheet(), *of_feed(), *of_page(), *of_telegram()]
FIRST_EDITION = {dispatch.id: dispatch for dispatch in reversed(DISPATCHES)}
COPIES = rows_of("copies.csv")
FACTS = rows_of("facts.csv")
DENIALS = rows_of("denials.csv")


def published_of(dispatch: Dispatch) -> datetime:
    """When it was published; fails for a dispatch without a date."""
    assert dispatch.published is not None
    return dispatch.published


def shingles(dispatch: Dispatch, size: int = 4) -> set[tuple[str, ...]]:
    """The runs of `size` Arabic words of a dispatch, title included."""
    words = ARABIC.findall(f"{dispatch.title} {dispatch.text}")
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


def nearness(left: Dispatch, right: Dispatch) -> float:
    """Shared shingles over all shingles: 0 for different texts, 1 for the same."""
    return len(shingles(left) & shingles(right)) / len(shingles(left) | shingles(right))


def test_the_readme_names_each_dispatch_and_its_file() -> None:
    told = {name: file.split(",")[0] for name, (_, file) in told_in_readme().items()}
    assert told == {dispatch.id: dispatch.file for dispatch in DISPATCHES}


def test_there_are_enough_dispatches_of_enough_kinds() -> None:
    kinds = Counter(kind for kind, _ in told_in_readme().values())
    assert sum(kinds.values()) >= 72
    assert sum(number >= 2 for number in kinds.values()) >= 9


def test_only_corrected_editions_share_an_id() -> None:
    editions = Counter(dispatch.id for dispatch in DISPATCHES)
    corrected = {name for name, number in editions.items() if number > 1}
    assert corrected == {"off-011-saraqib-monitor", "off-041-hama-day-early"}
    for name in corrected:
        first, second = (dispatch for dispatch in DISPATCHES if dispatch.id == name)
        assert first.outlet == second.outlet
        assert first.text != second.text
        assert published_of(first) < published_of(second)


def test_corrected_editions_share_their_address() -> None:
    lines = [json.loads(line) for line in (CORPUS / "dispatches.jsonl").read_text(encoding="utf-8").splitlines()]
    for name in ("off-011-saraqib-monitor", "off-041-hama-day-early"):
        first, second = (line["url"] for line in lines if line["id"] == name)
        assert first == second


@pytest.mark.parametrize("dispatch", DISPATCHES, ids=lambda dispatch: dispatch.id)
def test_each_dispatch_is_short_and_of_those_days(dispatch: Dispatch) -> None:
    assert 60 <= len(dispatch.words) <= 180
    assert 3 <= len(dispatch.text.strip().splitlines()) <= 16
    assert dispatch.published is None or FIRST <= dispatch.published.date() <= LAST


def test_one_dispatch_has_no_date_and_one_is_in_english() -> None:
    assert [dispatch.id for dispatch in DISPATCHES if dispatch.published is None] == ["off-101-undated"]
    assert [dispatch.id for dispatch in DISPATCHES if not ARABIC.search(dispatch.text)] == ["off-102-english"]


def test_each_outlet_writes_in_one_manner() -> None:
    told = told_in_readme()
    manners = {(dispatch.outlet, told[dispatch.id][0]) for dispatch in DISPATCHES}
    assert len(manners) == len({outlet for outlet, _ in manners})


@pytest.mark.parametrize("row", COPIES, ids=lambda row: row["dispatch"])
def test_copies_and_relays_come_later_and_from_another_outlet(row: dict[str, str]) -> None:
    later, earlier = FIRST_EDITION[row["dispatch"]], FIRST_EDITION[row["of"]]
    assert published_of(later) > published_of(earlier)
    assert later.outlet != earlier.outlet


@pytest.mark.parametrize("row", [row for row in COPIES if row["kind"] == "copy"], ids=lambda row: row["dispatch"])
def test_copies_are_near_and_not_the_same(row: dict[str, str]) -> None:
    assert 0.6 <= nearness(FIRST_EDITION[row["dispatch"]], FIRST_EDITION[row["of"]]) < 1


@pytest.mark.parametrize("row", [row for row in COPIES if row["kind"] == "relay"], ids=lambda row: row["dispatch"])
def test_relays_name_where_they_have_it_from(row: dict[str, str]) -> None:
    dispatch = FIRST_EDITION[row["dispatch"]]
    assert dispatch.forwarded_from or re.search(
        r"نقلاً عن|نقلت|ونقل|بحسب|ذكرت|أفادت", f"{dispatch.title}\n{dispatch.text}"
    )


def test_dispatches_that_are_no_copies_are_not_near() -> None:
    listed = {frozenset((row["dispatch"], row["of"])) for row in COPIES}
    firsts = sorted(FIRST_EDITION.values(), key=lambda dispatch: dispatch.id)
    near = {
        frozenset((left.id, right.id))
        for at, left in enumerate(firsts)
        for right in firsts[at + 1 :]
        if nearness(left, right) >= 0.3
    }
    assert near - listed == set()


def test_there_are_enough_copies_relays_and_denials() -> None:
    kinds = Counter(row["kind"] for row in COPIES)
    assert kinds["copy"] >= 8
    assert kinds["relay"] >= 8
    assert kinds.keys() == {"copy", "relay"}
    assert len({row["dispatch"] for row in DENIALS}) >= 6


def test_telegram_posts_are_forwarded_edited_and_without_words() -> None:
    posts = json.loads((CORPUS / "telegram" / "result.json").read_text(encoding="utf-8"))["messages"]
    assert sum("forwarded_from" in post for post in posts) >= 2
    assert any("edited_unixtime" in post for post in posts)
    assert any(post["type"] == "service" for post in posts)
    assert any(post["type"] == "message" and not post["text"] for post in posts)


@pytest.mark.parametrize("row", DENIALS, ids=lambda row: f"{row['dispatch']}-{row['type']}")
def test_denials_deny_in_words_and_point_to_dispatches(row: dict[str, str]) -> None:
    assert re.search(r"نف[ىتي]|تنفي|ينفي|لا صحة", FIRST_EDITION[row["dispatch"]].text)
    assert set(row["against"].split()) <= FIRST_EDITION.keys()
    assert FIRST <= date.fromisoformat(row["day"]) <= LAST


def test_facts_name_places_and_actors_of_the_codebook(coder: isnad.Coder) -> None:
    places = {place.id: place.name_en for place in coder.codebook.places}
    actors = {actor.id for actor in coder.codebook.actors}
    assert [row["place"] for row in FACTS] == [places.get(row["place_id"]) for row in FACTS]
    assert {row["holder"] for row in FACTS} - actors == set()
    assert {row["place_id"] for row in DENIALS} - places.keys() == set()
    assert {row["type"] for row in DENIALS} - coder.codebook.types.keys() == set()


def test_facts_are_enough_and_stand_once_a_place_and_day() -> None:
    assert len(FACTS) >= 36
    assert len({row["place_id"] for row in FACTS}) >= 22
    assert len({(row["place_id"], row["day"]) for row in FACTS}) == len(FACTS)
    assert {row["state"] for row in FACTS} == {"held", "claimed", "contested"}
    assert all(FIRST <= date.fromisoformat(row["day"]) <= LAST for row in FACTS)


def test_facts_hold_places_before_they_change_hands() -> None:
    before = {row["place_id"]: row["day"] for row in reversed(FACTS) if row["holder"] == "syr-state-assad"}
    after = {row["place_id"]: row["day"] for row in FACTS if row["holder"] != "syr-state-assad"}
    assert sum(place in after and day < after[place] for place, day in before.items()) >= 6


@pytest.mark.parametrize("row", FACTS, ids=lambda row: f"{row['place']}-{row['day']}")
def test_facts_cite_public_reporting_and_dispatches_that_speak_of_the_place(
    row: dict[str, str], coder: isnad.Coder
) -> None:
    assert re.search(r", \d{1,2} (Nov|Dec) 2024", row["source"])
    place = next(place for place in coder.codebook.places if place.id == row["place_id"])
    names = [name.removeprefix("ال") for name in (place.name_ar, *place.aliases)]
    for name in row["dispatches"].split():
        dispatch = FIRST_EDITION[name]
        assert any(each in f"{dispatch.title}\n{dispatch.text}" for each in names), name
