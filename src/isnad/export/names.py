"""Where the names of private persons stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from isnad.export.profiles import Rules
from isnad.text import fold, fold_key

Words = tuple[str, ...]
Index = Mapping[str, Sequence[Words]]
_WORD = re.compile(r"\w+")
_JOINED = "وفبل"
_LONGEST = 4  # words of a name that is guessed
_SHORT = 3  # letters below which a single word is no name to look for


@dataclass(frozen=True, slots=True)
class _Token:
    """A folded word; `bare` are the ways to read it without particles, each with how many letters they take."""

    start: int
    end: int
    bare: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """How many words are a name, and how many letters of particles stand before it."""

    words: int
    particles: int


_NONE = _Found(0, 0)


def core(words: str, rules: Rules) -> Words:
    """The name in the words of a mention: without the roles before it; nothing when they are a body or only roles."""
    folded = _WORD.findall(fold_key(words))
    if not folded or folded[0] in rules.bodies or folded[0].removeprefix("ال") in rules.bodies:
        return ()
    while folded and folded[0] in rules.known:
        folded = folded[1:]
    ended = next((at for at, word in enumerate(folded) if word in rules.ends), len(folded))
    return tuple(folded[:ended])


def is_person(words: str, name: Words, harmed: bool, rules: Rules) -> bool:
    """Whether a party that no table knows is a person: a given name, a title before the name, or words for a victim.

    Most such parties are none («our forces», «more than 200»), and to withhold them would leave no text to read.
    """
    if any(name[at : at + len(one)] == one for at in range(len(name)) for one in rules.public.get(name[at], ())):
        return False  # «the rule of ...»: somebody whom the table knows
    if any(word in rules.given for word in name):
        return True
    if not name or name[0].startswith("ال") or name[0] in rules.bodies:
        return False
    before = [word for word in _WORD.findall(fold_key(words)) if word in rules.titles]
    return bool(before) or (harmed and 1 < len(name) <= _LONGEST and not any(word.isdigit() for word in name))


def index_of(names: Iterable[Words], rules: Rules, parts: bool = True) -> Index:
    """Names by their first word, the longest first; with `parts`, a long name may also be said by any of its words."""
    found: dict[str, set[Words]] = {}
    for name in names:
        said = {name, *((word,) for word in name if parts and len(word) > _SHORT and word not in rules.known)}
        for words in said:
            if len(words) > 1 or len(words[0]) >= _SHORT:
                found.setdefault(words[0], set()).add(words)
    return {first: sorted(group, key=lambda words: (-len(words), words)) for first, group in found.items()}


def private_spans(
    text: str, indexes: Sequence[Index], rules: Rules, kept: Sequence[Index] = ()
) -> list[tuple[int, int]]:
    """The characters of a text that name private persons: names of the lists, and given names with what follows.

    `kept` are names of places, which may sound like those of people.
    """
    folded = fold(text)
    tokens = [_token(found) for found in _WORD.finditer(folded.text)]
    return [folded.span(start, end) for start, end in _spans(tokens, indexes, rules, kept)]


def _token(found: re.Match[str]) -> _Token:
    word = found[0]
    taken = [0, *(n for n in (1, 2) if len(word) - n >= _SHORT and all(letter in _JOINED for letter in word[:n]))]
    return _Token(found.start(), found.end(), tuple((word[n:], n) for n in taken))


def _spans(
    tokens: Sequence[_Token], indexes: Sequence[Index], rules: Rules, kept: Sequence[Index]
) -> Iterator[tuple[int, int]]:
    at, lists = 0, (rules.public, rules.given, *indexes, *kept)
    while at < len(tokens):
        if not any(bare in known for bare, _ in tokens[at].bare for known in lists):
            at += 1  # most words begin no name at all
            continue
        public, listed = _longest(tokens, at, [rules.public, *kept]), _longest(tokens, at, indexes)
        if listed.words == 1 and _names_a_place(tokens, at, rules):
            listed = _NONE
        guessed = _NONE if public.words else _guessed(tokens, at, rules)
        found = max(listed, guessed, key=lambda one: one.words)
        found = found if found.words > public.words else _NONE
        if found.words:
            yield tokens[at].start + found.particles, tokens[at + found.words - 1].end
        at += max(1, found.words, public.words)


def _longest(tokens: Sequence[_Token], at: int, indexes: Sequence[Index]) -> _Found:
    """The longest name of the lists that begins at this word."""
    found = _NONE
    for index in indexes:
        for bare, particles in tokens[at].bare:
            for words in index.get(bare, ()):
                rest = tuple(token.bare[0][0] for token in tokens[at + 1 : at + len(words)])
                if len(words) > found.words and rest == words[1:]:
                    found = _Found(len(words), particles)
    return found


def _guessed(tokens: Sequence[_Token], at: int, rules: Rules) -> _Found:
    """A given name and what follows it, where nothing says that it names a place or a body."""
    if _names_a_place(tokens, at, rules):
        return _NONE
    for bare, particles in tokens[at].bare:
        if bare in rules.given:
            length = 1
            while length < _LONGEST and at + length < len(tokens) and _follows(tokens, at + length, length, rules):
                length += 1
            return _Found(length, particles) if length > 1 else _NONE
    return _NONE


def _names_a_place(tokens: Sequence[_Token], at: int, rules: Rules) -> bool:
    return bool(at) and tokens[at - 1].bare[0][0].removeprefix("ال") in rules.not_after


def _follows(tokens: Sequence[_Token], at: int, length: int, rules: Rules) -> bool:
    """Whether a word goes on with a name: any may be its second word, only another name or one with ال its third."""
    word = tokens[at].bare[0][0]
    if tokens[at].start - tokens[at - 1].end != 1 or word in rules.ends or word in rules.known or word.isdigit():
        return False
    return length == 1 or word in rules.given or word.startswith("ال")
