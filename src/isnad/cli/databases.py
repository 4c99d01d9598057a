"""What commands that take a database have in common."""

from __future__ import annotations

from pathlib import Path

from isnad.errors import NoDatabase

DATABASE = Path("isnad.duckdb")


def require(db: Path) -> None:
    """Raises NoDatabase when the file is not there or is none of DuckDB."""
    from isnad.store.store import check_kind

    if not db.exists():
        raise NoDatabase(f"{db} is not there; `isnad ingest SOURCE --db {db}` makes it")
    check_kind(db)
