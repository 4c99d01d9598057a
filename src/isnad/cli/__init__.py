"""The command line: parse, call the library, print."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from isnad import __version__
from isnad.cli import code as _code
from isnad.cli.exits import Exit, complain
from isnad.errors import CodebookError, IsnadError, UsageError

app = typer.Typer(
    name="isnad", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
    help="Reads Arabic news into claims that can be audited: who did what to whom, where, when, and who says so.",
    epilog="Begin with:  isnad code article.txt --published 2024-12-08",
)  # fmt: skip


def _version(asked: bool) -> None:
    if asked:
        print(f"isnad {__version__}")
        raise typer.Exit


@app.callback()
def isnad(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """What all commands have in common."""


app.command(epilog=_code.EXAMPLES)(_code.code)


def main() -> int:
    """Run the command line; the exit code. Everything that can be explained is one sentence on standard error."""
    import click

    for stream in (sys.stdout, sys.stderr):
        # What is written is UTF-8 wherever it goes; a lone surrogate in a file name must not stop it.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]
    try:
        return int(app(standalone_mode=False) or Exit.DONE)
    except UsageError as error:
        complain(str(error))
        return Exit.BAD_USAGE
    except CodebookError as error:
        complain(f"the codebook cannot be read: {error}")
        return Exit.BAD_USAGE
    except IsnadError as error:
        complain(str(error))
        return Exit.SOME_FAILED
    except click.exceptions.Abort:
        return Exit.INTERRUPTED
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        return _closed()


def _closed() -> int:
    """The reader of our output went away, as `head` does: nothing is wrong."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the last flush does not complain
    return Exit.DONE
