"""Places that a sentence names only by the way: excepted ones, the ends of a road, where withdrawing men went."""

from __future__ import annotations

import re
from functools import lru_cache

from isnad.control.parameters import Parameters
from isnad.text.fold import fold_key

_AND = "و"
_DASH = re.compile(r"\s*[-–—ـ]\s*")


@lru_cache
def _signs(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))


def is_aside(sentence: str, words: str, gone_to: bool, parameters: Parameters) -> bool:
    """Whether a folded sentence names the place with these words by the way. `gone_to` asks for destinations too."""
    if not _signs(parameters.exceptions + parameters.roads + parameters.destination).search(sentence):
        return False  # the common case
    before, named, after = sentence.partition(fold_key(words))
    if not named:
        return False
    late = before.replace(".", " . ").split()[-parameters.aside_words :]
    if gone_to and _goal(late, parameters):
        return True
    return _excepted(late, parameters) or _road_end(before, late, after, parameters)


def _goal(late: list[str], parameters: Parameters) -> bool:
    """«Towards Homs», and the second place of «towards Homs and Salamiyah», whose «and» is written to it."""
    if late and late[-1] in parameters.destination:
        return True
    return bool(late) and late[-1] == _AND and any(word in parameters.destination for word in late[-4:])


def _excepted(late: list[str], parameters: Parameters) -> bool:
    """«All of the city but its northern quarters»."""
    at = max((number for number, word in enumerate(late) if word in parameters.exceptions), default=None)
    return at is not None and "." not in late[at:]


def _road_end(before: str, late: list[str], after: str, parameters: Parameters) -> bool:
    """«The road Homs - Palmyra»."""
    joined = bool(_DASH.match(after)) or bool(re.search(r"[-–—]\s*$", before))
    return joined and any(word in parameters.roads for word in late)
