"""Areas that a common noun names: `القطاع` in a text that names غزة; and names of what towns lie in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from isnad.codebook import Place
from isnad.text import Word

_LARGER = frozenset({"country", "governorate", "region"})


def is_spoken_of(bare: str, following: str, tokens: Sequence[Word], short_names: Mapping[str, frozenset[str]]) -> bool:
    """Whether a noun is the short name of an area that the text names: `القطاع` beside غزة, not `القطاع الصحي`."""
    asked = short_names.get(bare)
    if asked is None or (following.startswith("ال") and following.endswith(("ي", "يه"))):
        return False
    return any(token.text in asked or token.text[1:] in asked for token in tokens)


def is_larger(refs: Sequence[int], places: Sequence[Place]) -> bool:
    """Whether a name means only what towns and villages lie in: `كبرى مدن سوريا`."""
    return bool(refs) and all(places[ref].kind in _LARGER for ref in refs)
