"""The filters as options of a command, written once for all commands that choose from a database."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from isnad.model import Status
from isnad.store.filters import Filters

_PANEL = "Choosing"


def _option(*names: str, **settings: Any) -> Any:
    return typer.Option(*names, rich_help_panel=_PANEL, **settings)


def filters(
    since: Annotated[str | None, _option("--since", "--from", help="From this day, month or year on.")] = None,
    until: Annotated[str | None, _option("--until", "--to", help="Until this day, month or year, included.")] = None,
    types: Annotated[list[str] | None, _option("--type", help="An event type or group: capture, territory.")] = None,
    places: Annotated[
        list[str] | None, _option("--place", help="A place and all inside it, by id or name: SY07, إدلب, Idlib.")
    ] = None,
    actors: Annotated[
        list[str] | None, _option("--actor", help="A party and all under it, by id or name, in any role.")
    ] = None,
    outlets: Annotated[list[str] | None, _option("--outlet", help="Reported by this outlet.")] = None,
    statuses: Annotated[list[str] | None, _option("--status", help=", ".join(Status))] = None,
    polarity: Annotated[str | None, _option("--polarity", help="affirmed or negated.")] = None,
    min_independent: Annotated[
        int | None, _option("--min-origins", min=1, help="With at least so many independent origins.")
    ] = None,
    text: Annotated[str | None, _option("--text", help="Words that must all stand in one sentence.")] = None,
    limit: Annotated[int | None, _option("--limit", min=0, help="At most so many.")] = None,
) -> Filters:
    """The filters that the options give."""
    return Filters(
        since, until, tuple(types or ()), tuple(places or ()), tuple(actors or ()), tuple(outlets or ()),
        tuple(statuses or ()), polarity, min_independent, text, limit,
    )  # fmt: skip


def chosen(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options of `filters` in place of its parameter `chosen`."""
    options = inspect.signature(filters, eval_str=True).parameters
    own = inspect.signature(command, eval_str=True).parameters

    @functools.wraps(command)
    def filled(**given: Any) -> None:
        command(chosen=filters(**{name: given.pop(name) for name in options}), **given)

    kept = [parameter for name, parameter in own.items() if name != "chosen"]
    shown = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in (*kept, *options.values())]
    filled.__signature__ = inspect.Signature(shown)  # type: ignore[attr-defined]
    filled.__annotations__ = {one.name: one.annotation for one in shown}
    return filled
