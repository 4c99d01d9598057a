"""What can go wrong in a way that we can explain.

IsnadError
  CodebookError      a codebook file does not say what it must; carries file and line
  DocumentError      one document cannot be coded; the others go on
    UnreadableSource   a file that cannot be opened or decoded
    BadDocument        a JSON document without what the contract requires
  UsageError         the command line asks for something that cannot be done
  StoreError         the database cannot do what is asked
    DatabaseBusy       another process writes to it, or reads while we want to write
    NoDatabase         the file is not there, or is no database of ours
"""

from __future__ import annotations


class IsnadError(Exception):
    """Anything that goes wrong in a way that we can explain to the user."""

    code = "error"


class CodebookError(IsnadError):
    """A codebook file does not say what it must."""

    code = "codebook"

    def __init__(self, message: str, file: str = "", line: int = 0) -> None:
        where = f"{file}:{line}: " if file and line else f"{file}: " if file else ""
        super().__init__(where + message)
        self.file, self.line, self.message = file, line, message


class DocumentError(IsnadError):
    """One document cannot be coded; the others go on."""

    code = "document"


class UnreadableSource(DocumentError):
    """A source that cannot be opened or decoded."""

    code = "unreadable"


class BadDocument(DocumentError):
    """A document without what the contract requires."""

    code = "bad-document"


class UsageError(IsnadError):
    """The command line asks for something that cannot be done."""

    code = "usage"


class StoreError(IsnadError):
    """The database cannot do what is asked."""

    code = "database"


class DatabaseBusy(StoreError):
    """Another process holds the database."""

    code = "busy"


class NoDatabase(StoreError):
    """A file that is not there, or that is no database of ours."""

    code = "no-database"
