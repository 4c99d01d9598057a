"""Plain text as a document: its first line is the title."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.ingest import limits
from isnad.ingest.arriving import arrive
from isnad.ingest.decode import decode
from isnad.ingest.streams import Opened
from isnad.model import Arrival, Document, Original, Skipped

_LONGEST_TITLE = 300  # characters; a longer first line is a paragraph


def read_text_document(text: str) -> Document:
    """The document of a plain text, whose offsets stay those of the text as it stands."""
    first = text.partition("\n")[0].rstrip()
    is_title = bool(first) and len(first) <= _LONGEST_TITLE and not first[0].isspace()
    return Document(text=text, title=first if is_title else None)


def text_arrivals(source: Opened) -> Iterator[Arrival | Skipped]:
    """The one document of a text file. Raises DocumentError when it cannot be read."""
    raw = source.whole(limits.DOCUMENT)
    yield arrive(read_text_document(decode(raw)), Original(raw, "text/plain"), source.name)
