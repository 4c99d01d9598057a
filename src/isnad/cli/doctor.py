"""`isnad doctor`: what is installed, cached, locked and out of date, and what to do about it."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from isnad import __version__
from isnad.cli.databases import DATABASE, require
from isnad.cli.exits import Exit
from isnad.cli.folders import places_folder, user_places
from isnad.cli.options import OwnCodebook
from isnad.errors import CodebookError

if TYPE_CHECKING:
    from isnad.store.health import Finding

# What an extra installs, and what cannot be done without it.
_EXTRAS = {"pandas": "pandas", "geo": "geopandas", "ftm": "followthemoney"}
_NEEDED = ("duckdb", "pyarrow", "rensa", "FastWARC", "feedparser", "trafilatura", "openpyxl", "urllib3")


def doctor(
    db: Annotated[
        Path | None, typer.Option(metavar="FILE", help=f"A database to look at; {DATABASE} when it is there.")
    ] = None,
    codebook: OwnCodebook = None,
    mend: Annotated[bool, typer.Option("--mend", help="Bring the layout of an older database up to date.")] = False,
) -> None:
    """Say what is installed, cached, locked and out of date, and what to do."""
    if mend:
        _mend(db or DATABASE)
    worst = "ok"
    for finding in _findings(db, codebook):
        print(f"{finding.state:5}  {finding.what}" + (f": {finding.do}" if finding.do else ""))
        worst = "wrong" if finding.state == "wrong" else worst
    if worst == "wrong":
        raise typer.Exit(Exit.SOME_FAILED)


def _findings(db: Path | None, codebook: Path | None) -> Iterator[Finding]:
    from isnad.store.health import Finding, database_findings

    yield Finding("ok", f"isnad {__version__}, Python {platform.python_version()}, {sys.platform}")
    yield from _packages()
    yield _cache()
    yield _places()
    digest = ""
    try:
        digest = _codebook_digest(codebook)
        yield Finding("ok", f"codebook {digest}, {codebook or 'as packaged'}")
    except CodebookError as error:
        yield Finding("wrong", f"codebook: {error}", "`isnad codebook check` tells more")
    if db or DATABASE.exists():
        yield from database_findings(db or DATABASE, digest, _parameters())


def _mend(db: Path) -> None:
    from isnad.store.store import opened

    require(db)
    with opened(db, "doctor --mend"):
        pass  # opening for writing is what brings the layout up to date


def _codebook_digest(codebook: Path | None) -> str:
    from isnad.lexicon import load

    return load(codebook, user_places())[0].digest


def _parameters() -> str:
    from isnad.store.fusing import parameters_digest

    return parameters_digest()


def _packages() -> Iterator[Finding]:
    from isnad.store.health import Finding

    found = {name: _version(name) for name in _NEEDED}
    there = ", ".join(f"{name} {known}" for name, known in found.items() if known)
    yield Finding("ok", f"libraries: {there}")
    for name in (name for name, known in found.items() if not known):
        yield Finding("wrong", f"{name} is not installed", "install isnad again")
    for extra, name in _EXTRAS.items():
        known = _version(name)
        yield Finding(
            "ok", f"extra [{extra}]: {f'{name} {known}' if known else 'not installed'}",
            "" if known else f"`pip install 'isnad[{extra}]'` if you need it",
        )  # fmt: skip


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _cache() -> Finding:
    import os

    from isnad.lexicon import cache_folder
    from isnad.store.health import Finding

    folder = cache_folder()
    nearest = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    if not os.access(nearest, os.W_OK):
        return Finding("look", f"cache: {folder} cannot be written", "name another folder in ISNAD_CACHE")
    files = sorted(folder.glob("lexicon-*.pickle")) if folder.exists() else []
    size = sum(file.stat().st_size for file in files) / 1e6
    return Finding("ok", f"cache: {folder}, {len(files)} compiled lexicons, {size:.1f} MB; one is in use")


def _places() -> Finding:
    from isnad.store.health import Finding

    files = sorted(places_folder().glob("*.csv")) if places_folder().is_dir() else []
    if not files:
        do = "`isnad gazetteer add` takes lists of villages"
        return Finding("ok", f"places of your own: none in {places_folder()}", do)
    return Finding("ok", f"places of your own: {', '.join(file.name for file in files)} in {places_folder()}")
