"""JSON Lines as documents: one object a line, with the fields of the contract."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from isnad.errors import BadDocument
from isnad.ingest.decode import replace_surrogates
from isnad.model import Document

_OPTIONAL = ("title", "published", "outlet", "url")


def read_json_document(line: str) -> Document:
    """The document of one line. Raises BadDocument, which names the field that is wrong."""
    try:
        row = json.loads(line)
    except RecursionError:
        raise BadDocument("the JSON is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise BadDocument(f"no valid JSON: {error.msg} at character {error.pos + 1}") from None
    except ValueError as error:  # a number of too many digits
        raise BadDocument(f"no valid JSON: {error}") from None
    return document_of(row)


def document_of(row: Any) -> Document:
    """The document that a JSON object describes. Raises BadDocument."""
    if not isinstance(row, dict):
        raise BadDocument(f"a document must be a JSON object, not {_kind(row)}")
    if row.get("text") is None:
        raise BadDocument("the field `text` is missing")
    fields = {name: _string(row, name) for name in ("text", *_OPTIONAL)}
    if fields["published"] is not None:
        fields["published"] = checked_date(fields["published"], "the field `published`")
    return Document(id=_id(row), **fields)  # type: ignore[arg-type]


def checked_date(value: str, what: str) -> str:
    """The value, when it is an ISO date or date-time. Raises BadDocument."""
    try:
        datetime.fromisoformat(value.strip())
    except ValueError:
        like = "2024-12-08 or 2024-12-08T21:30:00+03:00"
        raise BadDocument(f"{what} must be a date like {like}, not {value!r}") from None
    return value.strip()


def _string(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadDocument(f"the field `{name}` must be a string, not {_kind(value)}")
    text = replace_surrogates(value)
    # An empty optional field says nothing; an empty text is a document without words.
    return text if text or name == "text" else None


def _id(row: dict[str, Any]) -> str | None:
    value = row.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _string(row, "id")


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
