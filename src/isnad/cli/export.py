"""`isnad export FORMAT`: the events of a database in the formats that others read."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from isnad.cli.choosing import chosen
from isnad.cli.exits import complain
from isnad.cli.folders import user_places
from isnad.cli.query import DEFAULT, Database, Excel
from isnad.errors import UsageError
from isnad.store.filters import Filters


class To(StrEnum):
    """The formats."""

    ACLED = "acled"
    UCDP = "ucdp"
    HAPI = "hapi"
    GEOJSON = "geojson"
    KML = "kml"
    XLSX = "xlsx"
    PARQUET = "parquet"
    FTM = "ftm"
    PLOVER = "plover"
    WEB_ANNOTATION = "web-annotation"
    HXL = "hxl"


EXPORTERS = {
    To.ACLED: "acled", To.UCDP: "ucdp", To.HAPI: "hapi", To.GEOJSON: "event_geojson", To.KML: "kml", To.XLSX: "xlsx",
    To.PARQUET: "parquet", To.FTM: "ftm", To.PLOVER: "plover", To.WEB_ANNOTATION: "web_annotation", To.HXL: "hxl",
}  # fmt: skip
_CSV = (To.ACLED, To.UCDP, To.HAPI, To.HXL)
_BINARY = (To.XLSX, To.PARQUET, To.KML)

EXAMPLES = """
Examples:

  isnad export acled -o acled.csv --since 2024-11-27 --place SY

  isnad export xlsx -o events.xlsx --rtl --profile partner

  isnad export geojson -o events.geojson --min-origins 2
"""


@chosen
def export(
    chosen: Filters,
    to: Annotated[To, typer.Argument(metavar="FORMAT", help=", ".join(To))],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="OUT", help="Write to this file; - for text.")],
    db: Database = DEFAULT,
    profile: Annotated[
        str, typer.Option("--profile", help="What to withhold: public, partner, or internal (nothing).")
    ] = "public",
    excel: Excel = False,
    rtl: Annotated[bool, typer.Option("--rtl", help="Sheets of XLSX begin on the right.")] = False,
    numbers: Annotated[
        bool, typer.Option("--numbers", help="Inter and interaction of ACLED as the codes of older exports.")
    ] = False,
) -> None:
    """Write events in a format that others read; without private names and sensitive places unless told otherwise."""
    from isnad.export.cases import dossier_of
    from isnad.library import viewing

    if str(output) == "-" and to in _BINARY:
        raise UsageError(f"{to.value} is no text; give a file with -o")
    if not output.parent.is_dir():
        raise UsageError(f"cannot write {output}: there is no folder {output.parent}")
    options = _options(to, {"excel": excel, "right_to_left": rtl, "numbers": numbers})
    with viewing(db, profile, user_places()) as view:
        written = import_module(f"isnad.export.{EXPORTERS[to]}").write(dossier_of(view, chosen), output, **options)
    for reason, count in sorted(written.left_out.items(), key=lambda one: (-one[1], one[0])):
        complain(f"{count} events left out: {reason}")
    complain(f"{written.rows} rows written with the profile {profile}")


def _options(to: To, given: dict[str, bool]) -> dict[str, Any]:
    """The options that a format takes. Raises UsageError on one that it does not."""
    takes = {"excel": _CSV, "right_to_left": (To.XLSX,), "numbers": (To.ACLED,)}
    for name, asked in given.items():
        if asked and to not in takes[name]:
            raise UsageError(f"--{'rtl' if name == 'right_to_left' else name} has no meaning for {to.value}")
    return {name: asked for name, asked in given.items() if asked}
