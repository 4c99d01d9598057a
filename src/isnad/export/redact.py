"""What a profile withholds of the rows that leave a database: names, contacts, sensitive places. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from isnad.export.names import Index, core, index_of, is_person, private_spans
from isnad.export.profiles import Profile, Rules
from isnad.ids import content_id
from isnad.text import fold_key

Row = dict[str, Any]

_REMEMBERED = 50_000  # texts
_WRITTEN = frozenset({"text", "sentence", "title", "message", "reason"})  # keys of words that a text brings


@dataclass(frozen=True, slots=True)
class Secrets:
    """What one document names and a profile may not: names of private persons, and words for sensitive places."""

    names: Index = field(default_factory=dict)
    places: tuple[str, ...] = ()
    kept: Index = field(default_factory=dict)  # names of other places, which may sound like those of people


@dataclass(frozen=True, slots=True)
class Redactor:
    """A profile, and what must be known to keep to it.

    `secrets` are by document; `everywhere` are the full names of all documents; `places` are the rows of the places
    table by id; `outlets` are folded names of those who may be credited.
    """

    profile: Profile
    rules: Rules
    secrets: Mapping[str, Secrets]
    everywhere: Index
    places: Mapping[str, Row]
    outlets: frozenset[str]
    # The claims of one document say the same words again and again.
    remembered: dict[tuple[str, ...], str] = field(default_factory=dict, compare=False, repr=False)

    # --- rows --------------------------------------------------------------------------------------------------------

    def claim(self, row: Row) -> Row:
        """A claim without what is withheld."""
        if not self.profile.withholds:
            return row
        hidden = self._hides(row["type"], row["targets"])
        found = self._cleaned(row, [row["document"]])
        found["places"] = [self._site(*sites, hidden) for sites in zip(row["places"], found["places"], strict=True)]
        if row["located"]:
            hidden = hidden or self._hides(row["event_type"] or row["type"], row["targets"])
            found["located"] = self._site(row["located"], found["located"], hidden)
        return self._said(found, row) | {"folded": fold_key(found["sentence"])}

    def event(self, row: Row) -> Row:
        """An event without what is withheld."""
        if not self.profile.withholds:
            return row
        found = self._cleaned(row, [link["document"] for link in row["links"]])
        found["links"] = [link | {"origin": self._origin(link["origin"], link["document"])} for link in row["links"]]
        if row["place"]:
            found["place"] = self._site(row["place"], found["place"], self._hides(row["type"], row["targets"]))
            if found["place"]["id"] != row["place"]["id"]:
                found |= {"geo_precision": 3, "where_prec": self._where(found["place"])}
        return found

    def document(self, row: Row) -> Row:
        """A document without what is withheld."""
        if not self.profile.withholds:
            return row
        return self._said(self._cleaned(row, [row["document"]]), row)

    def control(self, row: Row) -> Row | None:
        """An interval of control; None where the place is withheld, since its sub-district was not held with it."""
        place = self.places.get(row["place"].split("/")[0])
        if self.profile.places and place and self._sensitive(place | {"text": place["name_ar"]}):
            return None
        return row

    def deletion(self, row: Row) -> Row:
        """An entry of the deletion log without what is withheld."""
        return self._cleaned(row, []) if self.profile.withholds else row

    # --- words -------------------------------------------------------------------------------------------------------

    def words(self, text: str, documents: Sequence[str]) -> str:
        """A text without the names, contacts and places that these documents must not tell."""
        key = (text, *documents)
        if key not in self.remembered:
            if len(self.remembered) > _REMEMBERED:
                self.remembered.clear()
            self.remembered[key] = self._clean(text, documents)
        return self.remembered[key]

    def _clean(self, text: str, documents: Sequence[str]) -> str:
        secrets = [self.secrets[one] for one in documents if one in self.secrets]
        if self.profile.contacts:
            text = self.rules.contacts.sub(self.rules.marks["contact"], text)
        if self.profile.places:
            text = self._without_places(text, secrets)
        return self._without_names(text, secrets) if self.profile.names else text

    def _without_names(self, text: str, secrets: Sequence[Secrets]) -> str:
        kept = [one.kept for one in secrets]
        indexes = [*(one.names for one in secrets), self.everywhere]
        for start, end in reversed(private_spans(text, indexes, self.rules, kept)):
            text = text[:start] + self.rules.marks["name"] + text[end:]
        return text

    def _without_places(self, text: str, secrets: Iterable[Secrets]) -> str:
        hidden = sorted({place for one in secrets for place in one.places}, key=len, reverse=True)
        for place in hidden:
            text = re.sub(rf"(?<!\w)([وفبلك]?){re.escape(place)}(?!\w)", rf"\1{self.rules.marks['place']}", text)
        return text

    def _cleaned(self, row: Row, documents: list[str]) -> Row:
        clean: Callable[[str], str] = lambda text: self.words(text, documents)  # noqa: E731
        return {key: _walk(key, value, clean) for key, value in row.items()}

    def _said(self, found: Row, row: Row) -> Row:
        """Address, credit and origin, which may tell a name in other ways than a sentence does."""
        document = row["document"]
        changed: Row = {}
        if row.get("url"):
            changed["url"] = self._address(row["url"], document)
        if row.get("relayed_from"):
            credited = fold_key(row["relayed_from"]) in self.outlets or not self.profile.names
            changed["relayed_from"] = row["relayed_from"] if credited else self.rules.marks["name"]
        if row.get("origin"):
            changed["origin"] = self._origin(row["origin"], document)
        if row.get("key"):
            changed["key"] = None
        return found | changed

    def _address(self, url: str, document: str) -> str:
        said = re.sub(r"[-_/+.]+", " ", unquote(url))
        if self.words(said, [document]) == said:
            return url
        parts = urlsplit(url)
        return f"{parts.scheme}://{parts.netloc.split('@')[-1]}/{self.rules.marks['path']}"

    def _origin(self, origin: str, document: str) -> str:
        cleaned = self.words(origin, [document])
        return origin if cleaned == origin else content_id("origin", (origin,))

    # --- places ------------------------------------------------------------------------------------------------------

    def _hides(self, event_type: str, targets: Iterable[Row]) -> bool:
        """Whether the place of such an event points at its victim."""
        if event_type in self.rules.sensitive_types:
            return True
        return event_type in self.rules.minor_types and any(self._minor(target) for target in targets)

    def _minor(self, party: Row) -> bool:
        words = f"{party['text']} {party['name'] or ''}"
        return party["id"] in self.rules.minor_ids or bool(self.rules.minors & set(fold_key(words).split()))

    def _site(self, site: Row, cleaned: Row, hidden: bool) -> Row:
        """The place, or the area that stands for it; `cleaned` is the place with its words cleaned."""
        return self._coarse(site) if self.profile.places and (hidden or self._sensitive(site)) else cleaned

    def _sensitive(self, site: Row) -> bool:
        if site["kind"] in self.rules.sensitive_kinds:
            return True
        named = (site.get("text"), site.get("name_ar"), site.get("name"))
        return any(self.rules.sensitive.search(fold_key(one)) for one in named if one)

    def _coarse(self, site: Row) -> Row:
        """The sub-district that a place lies in, else its district, else its governorate, else only its country."""
        known = self.places.get((site["id"] or "").split("/")[0], {})
        areas = (known.get("admin3"), known.get("admin2") or site["admin2"], known.get("admin1") or site["admin1"])
        within = (self.places[one] for one in areas if one and one in self.places)
        # The centre of an area that is the place itself would tell it as well.
        area = next((one for one in within if (one["lat"], one["lon"]) != (site["lat"], site["lon"])), None)
        if area is None:
            return site | dict.fromkeys(("id", "name", "name_ar", "lat", "lon", "admin2"), None) | {
                "text": self.rules.marks["place"], "kind": "other", "precision": 4,
            }  # fmt: skip
        return site | {
            "text": area["name_ar"], "id": area["place"], "name": area["name"], "name_ar": area["name_ar"],
            "kind": area["kind"], "admin1": area["admin1"], "admin2": area["admin2"], "lat": area["lat"],
            "lon": area["lon"], "precision": 3,
        }  # fmt: skip

    @staticmethod
    def _where(site: Row) -> int:
        """UCDP's code for the centroid of an area: 3 a district or less, 4 a governorate, 6 a country."""
        return 6 if site["id"] is None else 4 if site["kind"] == "governorate" else 3


def _walk(key: str, value: Any, clean: Callable[[str], str]) -> Any:
    """The value with every text that a document brought cleaned, however deep it stands."""
    if isinstance(value, str):
        return clean(value) if key in _WRITTEN else value
    if isinstance(value, dict):
        return {name: _walk(name, one, clean) for name, one in value.items()}
    if isinstance(value, list):
        return [_walk(key, one, clean) for one in value]
    return value


def _name(kind: str, words: str, subkind: str, rules: Rules) -> tuple[str, ...]:
    """The name of a private person in the words of a mention; nothing when it names none."""
    name = core(words, rules)
    if subkind == "person" or (kind == "teller" and subkind in ("activist", "witness")):
        return name
    told = kind == "teller" or subkind in rules.person_kinds
    return name if told and is_person(words, name, kind == "victim", rules) else ()


def secrets_of(
    unknown: Iterable[tuple[str, str, str, str, str | None]], hidden: Iterable[tuple[str, str]], rules: Rules
) -> tuple[dict[str, Secrets], Index]:
    """What each document must not tell, and the full names of all of them.

    `unknown` are document, kind (actor, teller, place), words, their kind and their id; `hidden` are documents and
    words of places where victims were harmed.
    """
    names: dict[str, set[tuple[str, ...]]] = {}
    places: dict[str, set[str]] = {}
    kept: dict[str, set[tuple[str, ...]]] = {}
    for document, kind, words, subkind, _ in unknown:
        if subkind in rules.sensitive_kinds or rules.sensitive.search(fold_key(words)):
            places.setdefault(document, set()).add(words)
        elif kind == "place":
            kept.setdefault(document, set()).add(tuple(fold_key(words).split()))
        elif name := _name(kind, words, subkind, rules):
            names.setdefault(document, set()).add(name)
    for document, words in hidden:
        places.setdefault(document, set()).add(words)
    full = {name for group in names.values() for name in group if len(name) > 1}
    return {
        document: Secrets(
            index_of(names.get(document, ()), rules),
            tuple(sorted(places.get(document, ()))),
            index_of(filter(None, kept.get(document, ())), rules, parts=False),
        )
        for document in sorted({*names, *places, *kept})
    }, index_of(full, rules, parts=False)
