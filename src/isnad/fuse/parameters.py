"""The parameters of fusion, read from `data/fuse/parameters.yaml` and checked."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from isnad.codebook import LINE, packaged_data, read_mapping
from isnad.errors import CodebookError
from isnad.fuse.folding import bare

FILE = "fuse/parameters.yaml"


@dataclass(frozen=True)
class Parameters:
    """Families of types, reaches of places in km, bounds in days and km, and the points of each part of the score."""

    digest: str
    families: Mapping[str, tuple[str, ...]]
    toll_family: str
    general: frozenset[str]
    reaches: Mapping[str, float]
    inside_gap: float
    report_delay: int
    longest_days: int
    recall_after: int
    fine_reach: float
    blocking_reach: float
    nameless: frozenset[str]
    repeated_words: int
    repeated_share: float
    same: float
    mean: float
    forbidden: float
    points: Mapping[str, Mapping[str, Any]]

    @cached_property
    def family_of(self) -> dict[str, str]:
        """The family of each type."""
        return {type_: family for family, types in self.families.items() for type_ in types}

    @cached_property
    def rank(self) -> dict[str, int]:
        """How specific each type is in its family: 0 is the most."""
        return {type_: place for types in self.families.values() for place, type_ in enumerate(types)}


_POINTS = ("date", "place", "type", "actor", "target", "killed", "injured", "source", "words")


def read_parameters(root: Path | None = None) -> Parameters:
    """The parameters of a codebook folder, the packaged ones by default. Raises CodebookError."""
    root = root or packaged_data()
    path = root / FILE
    if not path.exists():
        root, path = packaged_data(), packaged_data() / FILE
    said = read_mapping(path, root)
    try:
        return Parameters(
            digest=hashlib.sha256(path.read_bytes()).hexdigest()[:16],
            families={name: tuple(types) for name, types in _plain(said["families"]).items()},
            toll_family=said["toll_family"],
            general=frozenset(said["general"]),
            reaches={kind: float(far) for kind, far in _plain(said["reach"]).items()},
            inside_gap=float(said["inside_gap"]),
            report_delay=int(said["report_delay"]),
            longest_days=int(said["longest_days"]),
            recall_after=int(said["recall_after"]),
            fine_reach=float(said["fine_reach"]),
            blocking_reach=float(said["blocking_reach"]),
            nameless=frozenset(map(bare, said["nameless"])),
            repeated_words=int(said["repeated_words"]),
            repeated_share=float(said["repeated_share"]),
            same=float(said["same"]),
            mean=float(said["mean"]),
            forbidden=float(said["forbidden"]),
            points={part: _plain(said[part]) for part in _POINTS},
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CodebookError(f"lacks a parameter or has a wrong one: {error}", FILE) from error


def _plain(mapping: Mapping[Any, Any]) -> dict[Any, Any]:
    """The mapping, and those in it, without the lines on which they stand."""
    return {key: _plain(value) if isinstance(value, dict) else value for key, value in mapping.items() if key != LINE}
