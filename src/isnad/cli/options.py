"""Options that several commands take, worded once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

OwnCodebook = Annotated[
    Path | None,
    typer.Option(
        "--codebook", metavar="DIR", help="A folder of your own entries on top of the codebook, or a whole codebook."
    ),
]
Pack = Annotated[
    str | None,
    typer.Option("--pack", metavar="NAME", help="The conflict that all is read by; else each text's places say."),
]
