"""The sources of `isnad ingest` as one stream of arrivals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from isnad.ingest.arrivals import Input
    from isnad.ingest.fetch import FetchOptions
    from isnad.model import Arrival, Skipped


@dataclass(frozen=True, slots=True)
class Inputs:
    """The sources that are there, a sentence about each that is not, and how to fetch those that are addresses."""

    sources: tuple[Input, ...]
    missing: tuple[str, ...]
    options: FetchOptions

    def estimate(self) -> int | None:
        """About how many documents they hold; None when only reading them would tell."""
        from isnad.ingest.arrivals import estimate

        total = 0
        for source in self.sources:
            count = estimate(source)
            if count is None:
                return None
            total += count
        return total

    def arrivals(self) -> Iterator[Arrival | Skipped]:
        """What they hold, in order."""
        from isnad.ingest.arrivals import arrivals

        return chain.from_iterable(arrivals(source, self.options) for source in self.sources)


def find(names: Sequence[str], wanted: str | None, allow_private: bool, delay: float) -> Inputs:
    """The sources of these names. Raises UsageError when `wanted` is no format."""
    from isnad.ingest.arrivals import find_inputs
    from isnad.ingest.fetch import FetchOptions

    options = FetchOptions(allow_private=allow_private, delay=delay)
    found = find_inputs(names, wanted, options)
    return Inputs(found.sources, found.missing, options)
