"""`isnad gazetteer`: the places that are known, and the user's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from isnad.cli.exits import Exit, complain, door
from isnad.cli.folders import places_folder, user_places
from isnad.errors import UsageError

if TYPE_CHECKING:
    from isnad.codebook import Codebook, Place

app = typer.Typer(no_args_is_help=True, help="List, look up and add places.")

LIST_EXAMPLES = """
Examples:

  isnad gazetteer list --country SY --kind crossing

  isnad gazetteer list --admin1 SY09
"""
SHOW_EXAMPLES = """
Examples:

  isnad gazetteer show دوما

  isnad gazetteer show SY09
"""
ADD_EXAMPLES = """
Examples:

  isnad gazetteer add populated_places.csv

  isnad gazetteer add SY.txt --name geonames-syria
"""
_COLUMNS = ("id", "name_ar", "name_en", "kind", "country", "admin1", "admin2", "lat", "lon", "prominence")


@app.command("list", epilog=LIST_EXAMPLES)
@door
def list_places(
    kind: Annotated[str | None, typer.Option(help="Only this kind: city, village, crossing ...")] = None,
    country: Annotated[str | None, typer.Option(help="Only this country: SY, IQ ...")] = None,
    admin1: Annotated[str | None, typer.Option(help="Only this governorate, by its id: SY09.")] = None,
) -> None:
    """List places as tab-separated lines."""
    book = _codebook()
    _check("--kind", kind, {place.kind for place in book.places})
    _check("--country", country and country.upper(), {place.country for place in book.places})
    wanted = {"kind": kind, "country": country.upper() if country else None, "admin1": admin1}
    print("\t".join(_COLUMNS))
    for place in book.places:
        if all(value is None or getattr(place, name) == value for name, value in wanted.items()):
            print(_row(place))


def _check(option: str, value: str | None, known: Iterable[str]) -> None:
    if value is not None and value not in set(known):
        raise UsageError(f"{option}: no place has {value!r}; there are {', '.join(sorted(filter(None, known)))}")


def _row(place: Place) -> str:
    return "\t".join("" if (value := getattr(place, name)) is None else str(value) for name in _COLUMNS)


@app.command(epilog=SHOW_EXAMPLES)
@door
def show(name: Annotated[str, typer.Argument(help="An Arabic or English name, or an id.")]) -> None:
    """Show every place of this name, the most prominent first, with what it lies in."""
    from isnad.gazetteer import find

    book = _codebook()
    found = [place for place in book.places if place.id == name] or find(book, name)
    if not found:
        complain(f"the gazetteer has no place named «{name}»")
        raise typer.Exit(Exit.SOME_FAILED)
    names = {place.id: place.name_en for place in book.places}
    print("\n\n".join(_card(place, names) for place in found))


def _card(place: Place, names: dict[str, str]) -> str:
    parents = [f"{names.get(one, one)} ({one})" for one in (place.admin3, place.admin2, place.admin1) if one]
    parents = [parent for parent in dict.fromkeys(parents) if f"({place.id})" not in parent]
    where = "not known" if place.lat is None else f"{place.lat}, {place.lon}"
    lines = {
        "names": ", ".join((place.name_ar, *place.aliases)),
        "kind": place.kind,
        "in": ", ".join([*parents, place.country]),
        "coordinates": where,
        "prominence": str(place.prominence),
    }
    return "\n".join([f"{place.name_en}  {place.id}", *(f"  {label:12}{value}" for label, value in lines.items())])


@app.command(epilog=ADD_EXAMPLES)
@door
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A list: CSV, XLSX, JSON, GeoJSON or GeoNames TXT.")],
    name: Annotated[str | None, typer.Option(help="What to call the list; by default as FILE is called.")] = None,
) -> None:
    """Add a list of places of your own (OCHA populated places, GeoNames); adding it again replaces it."""
    from isnad.gazetteer import read_user_list, write_user_list

    skipped: Counter[str] = Counter()
    places = list(read_user_list(file, skipped))
    for reason, count in skipped.most_common():
        complain(f"{file}: {count} rows left out: {reason}")
    if not places:
        raise UsageError(f"{file} holds no place that can be used")
    folder = places_folder()
    try:
        path = write_user_list(places, folder, _list_name(name or file.stem))
    except OSError as error:
        raise UsageError(f"cannot write to {folder}: {error.strerror}") from error
    print(f"{len(places)} places added to {path}")


def _list_name(name: str) -> str:
    """A file name without anything that could lead elsewhere."""
    return re.sub(r"[^\w-]+", "-", name).strip("-") or "user"


def _codebook() -> Codebook:
    from isnad import lexicon

    return lexicon.load(None, user_places())[0]
