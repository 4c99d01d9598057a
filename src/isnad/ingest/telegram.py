"""Telegram Desktop's `result.json` as documents: each message with the bytes of its own object.

The clock of a message is `date_unixtime`; `date` is the local time of whoever exported. Chats between persons are not
read at all and messages that carry contact details are left out: Isnad reads what was published.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from isnad.errors import BadDocument, DocumentError, UnreadableSource
from isnad.ingest import limits
from isnad.ingest.arriving import (
    TooLarge,
    arrive,
    megabytes,
    read_date,
    shortened,
    skipped,
    skipped_for,
    without_zeros,
)
from isnad.ingest.json_cut import elements, members, plain, start_of, value_of
from isnad.ingest.streams import Opened
from isnad.model import Arrival, Document, Note, Original, Skipped

_PERSONAL = frozenset({"personal_chat", "saved_messages", "replies", "verification_codes", "bot_chat"})
_CONTACT = frozenset({"contact_information", "contact_vcard"})
_MEDIA = (
    "photo file media_type poll location_information sticker_emoji place_name game_title invoice_information".split()
)
_BROKEN_OFF = "The export breaks off; what stands before that was read."


@dataclass(frozen=True, slots=True)
class Chat:
    """One chat of an export: its name, id and type where it says them, and where its messages begin."""

    name: str | None
    id: str | None
    type: str | None
    messages: int | None
    whole: bool


def telegram_arrivals(source: Opened, zone: str) -> Iterator[Arrival | Skipped]:
    """The messages of an export. Raises DocumentError when it is too large or no export."""
    raw = source.handle.read(limits.WHOLE + 1)
    if len(raw) > limits.WHOLE:
        raise TooLarge(f"a Telegram export is held whole, up to {megabytes(limits.WHOLE)}; export a shorter time")
    yield from export_arrivals(source, raw.removeprefix(b"\xef\xbb\xbf"), zone)


def export_arrivals(source: Opened, data: bytes, zone: str) -> Iterator[Arrival | Skipped]:
    """The messages of an export: one chat, or all chats of an account; instants are told in the time of the zone."""
    at = start_of(data)
    if data[at : at + 1] != b"{":
        raise BadDocument("it is no Telegram export: Telegram Desktop writes a JSON object with `messages` or `chats`")
    clock = zone_named(zone)
    chats = list(_chats(data, at))
    if not chats and not source.damage:
        raise BadDocument("it is no Telegram export: it holds neither `messages` nor `chats`")
    for chat in chats:
        yield from _chat_arrivals(source.name, data, chat, clock, len(chats) > 1)
    if not source.damage and (not all(chat.whole for chat in chats) or _breaks_off(data, at)):
        yield skipped(source.name, None, "damaged", _BROKEN_OFF)


def _chats(data: bytes, at: int) -> Iterator[Chat]:
    """The chat that the object is, or those under `chats` and `left_chats`."""
    found = {name: (start, end) for name, start, end in members(data, at)}
    if "messages" in found:
        yield _chat(data, found)
    for group in ("chats", "left_chats"):
        if group not in found or data[found[group][0]] != ord("{"):
            continue
        for name, start, _ in members(data, found[group][0]):
            if name == "list" and data[start : start + 1] == b"[":
                for chat, end in elements(data, start):
                    if data[chat : chat + 1] == b"{":
                        yield _chat(data, {n: (s, e) for n, s, e in members(data, chat)}, end is not None)


def _chat(data: bytes, found: dict[str, tuple[int, int | None]], whole: bool = True) -> Chat:
    said = {name: _value(data, *found[name]) for name in ("name", "id", "type") if name in found}
    start, end = found.get("messages", (None, 0))
    is_list = start is not None and data[start : start + 1] == b"["
    return Chat(
        said.get("name"), said.get("id"), said.get("type"), start if is_list else None, whole and end is not None
    )


def _value(data: bytes, start: int, end: int | None) -> str | None:
    try:
        return plain(value_of(data[start:end])) if end is not None else None
    except DocumentError:
        return None


def _breaks_off(data: bytes, at: int) -> bool:
    return data[len(data.rstrip()) - 1 : len(data.rstrip())] != b"}" or any(e is None for _, _, e in members(data, at))


def _chat_arrivals(
    name: str, data: bytes, chat: Chat, clock: tzinfo, is_one_of_many: bool
) -> Iterator[Arrival | Skipped]:
    where = f"chat {chat.id or chat.name or '?'}" if is_one_of_many else None
    if chat.messages is None:
        yield skipped(name, where, "bad-document", "The chat has no list of messages.")
        return
    places = ((start, end) for start, end in elements(data, chat.messages) if end is not None)
    if chat.type in _PERSONAL:
        count = sum(1 for _ in places)
        sentence = f"A chat of the type {chat.type} is private, so its {count} messages were not read."
        yield skipped(name, where, "private-chat", sentence)
        return
    for number, (start, end) in enumerate(places, 1):
        yield _message(name, data[start:end], chat, clock, where, number)


def _message(name: str, raw: bytes, chat: Chat, clock: tzinfo, where: str | None, number: int) -> Arrival | Skipped:
    locator = f"message number {number}"
    try:
        if len(raw) > limits.DOCUMENT:
            raise TooLarge(f"the message is larger than {megabytes(limits.DOCUMENT)}")
        message = value_of(raw)
    except DocumentError as error:
        return skipped_for(name, _joined(where, locator), error)
    if not isinstance(message, dict):
        return skipped(name, _joined(where, locator), "bad-document", "A message must be a JSON object.")
    identity = plain(message.get("id"))
    locator = _joined(where, f"message {identity}" if identity else locator)
    text = _words(message)
    reason = _no_document(message, text)
    if reason:
        return Skipped(name, locator, reason)
    published, unread, notes = _published(message, clock)
    edited, _ = _instant(message.get("edited_unixtime"), clock)
    return arrive(
        Document(text, published=published, outlet=chat.name),
        Original(raw, "application/json"),
        name,
        locator,
        key=f"telegram:{chat.id}/{identity}" if chat.id and identity else None,
        unread_date=unread,
        edited=edited,
        relayed_from=_credited(message),
        notes=notes + _about_forwarding(message),
    )


def _joined(where: str | None, locator: str) -> str:
    return f"{where}, {locator}" if where else locator


def _no_document(message: dict[str, object], text: str) -> Note | None:
    """Why a message is left out; None when it is a post with words."""
    kind = message.get("type")
    if kind not in ("message", None):
        return Note("service", f"A message of the type {shortened(str(kind), 30)} tells of the chat, not of the world.")
    if not _CONTACT.isdisjoint(message):
        return Note("contact", "The message carries someone's contact details, which are not taken.")
    if text.strip():
        return None
    if any(message.get(name) for name in _MEDIA):
        return Note("media-only", "The message is a picture, a file or a poll without words.")
    return Note("empty", "The message has no words.")


def _words(message: dict[str, object]) -> str:
    """The text, which is a string or a list of strings and objects."""
    text = message.get("text") or message.get("text_entities")
    parts = text if isinstance(text, list) else [text]
    words = (part.get("text") if isinstance(part, dict) else part for part in parts)
    return without_zeros("".join(word for word in words if isinstance(word, str)))


def _published(message: dict[str, object], clock: tzinfo) -> tuple[str | None, str | None, tuple[Note, ...]]:
    """When it was posted, the words of a date that cannot be read, and what to say about it."""
    instant, unread = _instant(message.get("date_unixtime"), clock)
    given = message.get("date")
    if instant or unread or not isinstance(given, str):
        return instant, unread, ()
    local, unread = read_date(given)
    note = Note("local-date", "Only the local time of the exporter is given, so the day may be off by one.")
    return local, unread, (note,) if local else ()


def _instant(value: object, clock: tzinfo) -> tuple[str | None, str | None]:
    """Seconds since 1970, as Telegram writes them, as a date-time in the zone; and what cannot be read so."""
    if value is None or value == "":
        return None, None
    try:
        return datetime.fromtimestamp(int(str(value)), UTC).astimezone(clock).isoformat(), None
    except (ValueError, OverflowError, OSError):
        return None, shortened(str(value))


def _credited(message: dict[str, object]) -> str | None:
    """Whom the post itself credits: the name of whose post it forwards."""
    name = plain(message.get("forwarded_from"))
    return shortened(name, 300) if name else None


def _about_forwarding(message: dict[str, object]) -> tuple[Note, ...]:
    """Telegram writes null for a forwarded post whose author is gone: it is a relay all the same."""
    if "forwarded_from" in message and not _credited(message):
        return (Note("relayed-unknown", "It forwards a post of someone whose name is not given."),)
    return ()


def zone_named(name: str) -> tzinfo:
    """The time zone of this name. Raises UnreadableSource where the machine does not know it."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise UnreadableSource(f"the time zone {name!r} is not known here; install the package tzdata") from None
