"""`isnad evaluate`: the coder against gold articles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli.exits import Exit, complain
from isnad.cli.folders import user_places
from isnad.cli.options import OwnCodebook
from isnad.errors import UnreadableSource, UsageError

if TYPE_CHECKING:
    from isnad.evaluate.errors import Failure
    from isnad.evaluate.score import Score
    from isnad.model import Coding
    from isnad.pipeline import Coder

EXAMPLES = """
Examples:

  isnad evaluate gold/

  isnad evaluate gold/ --errors | less

  isnad evaluate gold/ --floors benchmarks/floors.json
"""


def evaluate(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Gold files, or folders of them.")],
    errors: Annotated[
        bool, typer.Option("--errors", help="Count what is wrong by cause, and show each case in its sentence.")
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Write the figures, and the failures by cause, as one JSON object.")
    ] = False,
    floors: Annotated[
        Path | None, typer.Option(metavar="FILE", help="JSON of least F1 by figure; exit 1 when one is not reached.")
    ] = None,
    codebook: OwnCodebook = None,
) -> None:
    """Compare the coding of gold articles with what people say of them: precision, recall, F1."""
    from isnad.evaluate.gold import find_gold, read_gold
    from isnad.evaluate.score import score
    from isnad.pipeline import Coder

    least = _read_floors(floors) if floors else {}
    try:
        files = find_gold(gold)
    except UnreadableSource as error:
        complain(str(error))
        raise typer.Exit(Exit.NO_SOURCE) from None
    coder = Coder(codebook, user_places())
    articles = [(truth, coder.code(truth.document)) for truth in map(read_gold, files)]
    found = score(articles)
    failed = _failures(articles, coder) if errors or as_json else []
    print(_as_json(found, failed) if as_json else _as_text(found))
    if errors and not as_json:
        _show_errors(failed)
    if not _reaches(found, least):
        raise typer.Exit(Exit.SOME_FAILED)


def _failures(articles: Sequence[tuple[Coding, Coding]], coder: Coder) -> list[Failure]:
    from isnad.evaluate.errors import failures

    return [each for truth, said in articles for each in failures(truth, said, coder.may_trigger(truth.text))]


def _as_text(found: Score) -> str:
    lines = [f"{found.documents} documents, {found.claims} gold claims"]
    for name, tally in found.figures.items():
        rates = f"P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"
        lines.append(f"{name:42} {rates}  ({tally.hit}, {tally.said}, {tally.gold})")
    right = "  ".join(f"{name} {found.accuracy(name):.3f}" for name in found.right)
    return "\n".join([*lines, f"right among matched claims: {right}"])


def _as_json(found: Score, failed: Sequence[Failure]) -> str:
    from isnad.evaluate.errors import count_causes

    figures = {name: (tally.precision, tally.recall, tally.f1) for name, tally in found.figures.items()}
    accuracy = {name: found.accuracy(name) for name in found.right}
    return json.dumps(
        {"figures": figures, "accuracy": accuracy, "documents": found.documents, "causes": count_causes(failed)},
        ensure_ascii=False,
    )


def _show_errors(failed: Sequence[Failure]) -> None:
    """How much each cause weighs, then its cases."""
    from isnad.evaluate.errors import count_causes

    counts = count_causes(failed)
    print(f"\n{len(failed)} failures by cause")
    for cause, count in sorted(counts.items(), key=lambda item: -item[1]):
        print(f"  {cause:28}{count:6}{count / len(failed):8.1%}")
    for cause, count in counts.items():
        print(f"\n== {cause}: {count}")
        for failure in failed:
            if failure.cause == cause:
                print(f"{failure.document}:{failure.span.start}  {failure.said}\n    {failure.sentence}")


def _read_floors(path: Path) -> dict[str, float]:
    from isnad.evaluate.score import FIGURES

    try:
        floors = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"--floors: {path}: {error.strerror}") from None
    except ValueError as error:
        raise UsageError(f"--floors: {path}: no valid JSON: {error}") from None
    if not isinstance(floors, dict) or not all(isinstance(least, int | float) for least in floors.values()):
        raise UsageError(f"--floors: {path}: must be an object of figures and their least F1")
    unknown = sorted(set(floors) - set(FIGURES))
    if unknown:
        raise UsageError(f"--floors: {path}: unknown figure {unknown[0]!r}; the figures are {', '.join(FIGURES)}")
    return floors


def _reaches(found: Score, floors: dict[str, float]) -> bool:
    """Whether every figure reaches its floor; those that do not are said."""
    below = [(name, least) for name, least in floors.items() if found.figures[name].f1 < least]
    for name, least in below:
        complain(f"{name}: F1 {found.figures[name].f1:.3f} is below its floor of {least:.3f}")
    return not below
