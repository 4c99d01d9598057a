"""Opening a database, bringing its layout up to date, and running the named queries on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isnad.errors import DatabaseBusy, NoDatabase, StoreError
from isnad.store.lock import holder, writing

if TYPE_CHECKING:
    import duckdb
    import pyarrow

Rows = list[tuple[Any, ...]]
_MARK = b"DUCK"  # at offset 8 of every file of DuckDB
_MIGRATION = re.compile(r"(\d{4})_\w+\.sql")


class Store:
    """An open database. Use `reading` or `opened`; queries are the files of `queries/`, by name, with bound values."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        """Wrap an open connection."""
        self.connection, self.path = connection, path

    def rows(self, query: str, **values: Any) -> Rows:
        """All rows of a named query."""
        return self.connection.execute(sql(query), values).fetchall()

    def table(self, query: str, **values: Any) -> pyarrow.Table:
        """The result of a named query as an Arrow table."""
        return self.connection.execute(sql(query), values).to_arrow_table()

    def records(self, query: str, **values: Any) -> Iterator[dict[str, Any]]:
        """The rows of a named query as mappings from column to value."""
        result = self.connection.execute(sql(query), values)
        names = [column[0] for column in result.description or ()]
        while chunk := result.fetchmany(2000):
            for row in chunk:
                yield dict(zip(names, row, strict=True))

    def run(self, query: str, **values: Any) -> None:
        """Run a named query for its effect."""
        self.connection.execute(sql(query), values)

    def append(self, table: str, rows: pyarrow.Table) -> None:
        """Add the rows of an Arrow table that has the columns of `table`, by name."""
        if rows.num_rows:
            self.connection.register("arriving", rows)
            self.connection.execute(f'insert into "{table}" by name select * from arriving')
            self.connection.unregister("arriving")

    @contextmanager
    def given(self, name: str, rows: pyarrow.Table) -> Iterator[None]:
        """Let queries see an Arrow table under this name meanwhile."""
        self.connection.register(name, rows)
        yield
        # Not after an error: the transaction has failed, and the connection is given up with it.
        self.connection.unregister(name)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what is written meanwhile, or nothing."""
        self.connection.begin()
        try:
            yield
        except BaseException:
            self.connection.rollback()
            raise
        self.connection.commit()


@contextmanager
def opened(path: Path, command: str) -> Iterator[Store]:
    """The database, open for writing by this command; made when it is not there, its layout brought up to date.

    Raises DatabaseBusy when another process has it, NoDatabase when the file is none of ours.
    """
    with writing(path, command):
        connection = _connect(path, read_only=False)
        try:
            store = Store(connection, path)
            migrate(store)
            yield store
        finally:
            connection.close()


@contextmanager
def reading(path: Path) -> Iterator[Store]:
    """The database, open for reading. Raises DatabaseBusy while another process writes, NoDatabase as `opened`."""
    if not path.exists():
        raise NoDatabase(f"{path} is not there; `isnad ingest SOURCE --db {path}` makes it")
    connection = _connect(path, read_only=True)
    try:
        store = Store(connection, path)
        _check_layout(store)
        yield store
    finally:
        connection.close()


def sql(name: str) -> str:
    """The text of the query `queries/NAME.sql`."""
    return _text("queries", f"{name}.sql")


def migrate(store: Store) -> None:
    """Bring the layout of a database up to date, one step a transaction. Raises StoreError on one from the future."""
    present = layout_of(store)
    _check_known(store.path, present)
    for number, name in _migrations():
        if number > present:
            with store.transaction():
                store.connection.execute(_text("schema", name))
                store.connection.execute("create table if not exists layout (number integer, applied varchar)")
                store.connection.execute("insert into layout values (?, ?)", [number, name])


def layout_of(store: Store) -> int:
    """The number of the last step of the layout that the database has; 0 for an empty one. Raises NoDatabase."""
    tables = {row[0] for row in store.connection.execute("select table_name from duckdb_tables()").fetchall()}
    if not tables:
        return 0
    if "layout" not in tables:
        raise NoDatabase(f"{store.path} is a DuckDB file, but none of isnad's; name another with --db")
    return int(store.connection.execute("select coalesce(max(number), 0) from layout").fetchall()[0][0])


def latest_layout() -> int:
    """The number of the last step that this version knows."""
    return max(number for number, _ in _migrations())


def _check_layout(store: Store) -> None:
    present = layout_of(store)
    _check_known(store.path, present)
    if present < latest_layout():
        raise StoreError(
            f"{store.path} has an older layout; `isnad doctor --db {store.path} --mend` brings it up to date"
        )


def _check_known(path: Path, present: int) -> None:
    if present > latest_layout():
        raise StoreError(f"{path} was written by a later version of isnad; install that version to use it")


def check_kind(path: Path) -> None:
    """Raises NoDatabase for a file of another kind: DuckDB takes a CSV or JSON file for a database that it forgets."""
    try:
        with path.open("rb") as handle:
            head = handle.read(12)
    except FileNotFoundError:
        return
    except OSError as error:
        raise NoDatabase(f"{path} cannot be opened as a database: {error.strerror}") from None
    if head and head[8:] != _MARK:
        raise NoDatabase(f"{path} cannot be opened as a database: it is a file of another kind; name another with --db")


def _connect(path: Path, read_only: bool) -> duckdb.DuckDBPyConnection:
    import duckdb

    check_kind(path)
    try:
        connection = duckdb.connect(str(path), read_only=read_only, config=_SETTINGS)
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            raise DatabaseBusy(_busy(path, str(error))) from None
        raise NoDatabase(f"{path} cannot be opened as a database: {str(error).splitlines()[0]}") from None
    except duckdb.Error as error:
        raise StoreError(f"{path} is damaged, restore a copy of it: {str(error).splitlines()[0]}") from None
    return connection


# No extension is fetched or loaded, whatever a query asks for: nothing leaves or enters the machine.
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "preserve_insertion_order": False,
    "memory_limit": "2GB",  # beyond it DuckDB spills to a folder beside the database
}


def _busy(path: Path, said: str) -> str:
    writer = holder(path)
    if writer:
        return f"{path} is in use by {writer}; wait until it ends"
    found = re.search(r"PID (\d+)", said)
    return f"{path} is in use by process {found[1] if found else 'unknown'}; wait until it ends, or close it"


@cache
def _text(folder: str, name: str) -> str:
    return (resources.files("isnad.store") / folder / name).read_text(encoding="utf-8")


@cache
def _migrations() -> tuple[tuple[int, str], ...]:
    names = sorted(entry.name for entry in (resources.files("isnad.store") / "schema").iterdir())
    return tuple((int(found[1]), name) for name in names if (found := _MIGRATION.fullmatch(name)))
