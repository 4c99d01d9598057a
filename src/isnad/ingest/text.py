"""Plain text as a document: its first line is the title."""

from __future__ import annotations

from isnad.model import Document

_LONGEST_TITLE = 300  # characters; a longer first line is a paragraph


def read_text_document(text: str) -> Document:
    """The document of a plain text, whose offsets stay those of the text as it stands."""
    first = text.partition("\n")[0].rstrip()
    is_title = bool(first) and len(first) <= _LONGEST_TITLE and not first[0].isspace()
    return Document(text=text, title=first if is_title else None)
