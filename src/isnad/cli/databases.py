"""What commands that take a database have in common."""

from __future__ import annotations

from pathlib import Path

from isnad.errors import NoDatabase

DATABASE = Path("isnad.duckdb")
_MARK = b"DUCK"  # at offset 8 of every file of DuckDB


def require(db: Path) -> None:
    """Raises NoDatabase when the file is not there or is none of DuckDB."""
    if not db.exists():
        raise NoDatabase(f"{db} is not there; `isnad ingest SOURCE --db {db}` makes it")
    check_kind(db)


def check_kind(db: Path) -> None:
    """Raises NoDatabase for a file of another kind: DuckDB takes a CSV or JSON file for a database that it forgets."""
    try:
        with db.open("rb") as handle:
            head = handle.read(12)
    except FileNotFoundError:
        return
    except OSError as error:
        raise NoDatabase(f"{db} cannot be opened as a database: {error.strerror}") from None
    if head and head[8:] != _MARK:
        raise NoDatabase(f"{db} cannot be opened as a database: it is a file of another kind; name another with --db")
