"""Whom a bare noun means that the article has named before: `التنظيم`, `عناصر الحركة`, `القوات`.

A noun points back to the party named last that is such a thing: one of whose names begins with it (`داعش` is a
`تنظيم`), or that is printed with it (`ميليشيا فاطميون`). Where the sentence of that party names another such one,
nobody can tell which is meant, and the noun stays without id. The nouns are those of `composition.yaml`: some reach
over the whole text; others, by which much is called, only over their paragraph and to the main name or the words
printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from isnad.annotate.parties import Party
from isnad.annotate.scan import Scan
from isnad.codebook import Codebook
from isnad.text import fold_key

_SPELT = {"مليشيا": "ميليشيا", "مليشيات": "ميليشيات"}


class _Named(NamedTuple):
    """A party that has been named: where, and which actors it may be."""

    sentence: int
    paragraph: int
    actors: tuple[int, ...]


class Antecedents:
    """Resolves bare nouns with one codebook; what each actor may be called is found when first asked for."""

    def __init__(self, book: Codebook) -> None:
        """Keep the table of actors and the nouns that point back."""
        self._actors = book.actors
        rows = book.composition.get("antecedents", ())
        self._whole_text = {fold_key(word): row["whole_text"] for row in rows for word in row["words"]}
        self._called: dict[int, frozenset[str]] = {}

    def meant(
        self, found: Scan, parties: Sequence[Party], known: Mapping[int, tuple[int, ...]]
    ) -> Iterator[tuple[int, tuple[int, ...]]]:
        """By the word where a party begins, the actors that its bare noun points back to.

        `known` are the actors of names that are already explained, by the same word.
        """
        before: dict[str, list[_Named]] = {}
        for party in parties:
            actors = known.get(party.first, party.actors)
            noun = "" if actors else _bare_noun(found, party)
            if noun in self._whole_text:
                meant = _latest(before.get(noun, []), self._here(found, party, ()), self._whole_text[noun])
                if meant:
                    yield party.first, meant
            else:
                for name in self._names_of(found, party, actors):
                    before.setdefault(name, []).append(self._here(found, party, actors))

    def _here(self, found: Scan, party: Party, actors: tuple[int, ...]) -> _Named:
        sentence = found.text.sentence_at(party.first)
        return _Named(sentence, found.text.sentences[sentence].paragraph, actors)

    def _names_of(self, found: Scan, party: Party, actors: tuple[int, ...]) -> frozenset[str]:
        """The nouns that may point back to a party: those its names begin with, and the one that it is printed with."""
        if party.head in ("people", "person", "adjective"):
            return frozenset()
        printed = _printed_noun(found, party)
        called = frozenset[str]().union(*map(self._called_so, actors)) if actors else frozenset()
        return called | {printed} if printed in self._whole_text else called

    def _called_so(self, index: int) -> frozenset[str]:
        if index not in self._called:
            actor = self._actors[index]
            own = {_noun(fold_key(actor.name_ar).split(" ")[0])} & self._whole_text.keys()
            others = {_noun(fold_key(name).split(" ")[0]) for name in actor.aliases if " " in name}
            names = own | {noun for noun in others if self._whole_text.get(noun)}
            self._called[index] = frozenset(names) if actor.kind != "person" else frozenset()
        return self._called[index]


def _latest(named: Sequence[_Named], here: _Named, whole_text: bool) -> tuple[int, ...]:
    """The actors of the party named last, when it is near enough and its sentence names no other."""
    if not named or not (whole_text or named[-1].paragraph == here.paragraph):
        return ()
    last = named[-1]
    rivals = (one for one in named if one.sentence == last.sentence)
    return last.actors if all(set(one.actors) & set(last.actors) for one in rivals) else ()


def _bare_noun(found: Scan, party: Party) -> str:
    """The noun of a party that is nothing but it: `الحركة`, or people of it: `عناصر الحركة`; empty for others."""
    if party.head in ("title", "person", "adjective") or party.last - party.first > 2:
        return ""
    text = found.text.words[party.last - 1].text[party.cut if party.last == party.first + 1 else 0 :]
    if not text.startswith(("ال", "لل")):
        return ""
    noun = _noun(text)
    alone = party.last == party.first + 1 or (party.head in ("force", "commander") and party.definite)
    return noun if alone else ""


def _printed_noun(found: Scan, party: Party) -> str:
    at = party.inner if party.inner is not None and party.last - party.inner > 1 else party.first
    return _noun(found.text.words[at].text[party.cut if at == party.first else 0 :])


def _noun(word: str) -> str:
    """A folded word without the article, in one spelling."""
    bare = word[2:] if word.startswith(("ال", "لل")) else word
    return _SPELT.get(bare, bare)
