"""Polite fetching: one address at a time, as its owner allows, never more than bounded, never into private networks."""

from __future__ import annotations

import time
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from isnad import __version__
from isnad.clock import now
from isnad.ingest.addresses import Address, Refused, Unreached, address_of, machines_of
from isnad.ingest.arriving import megabytes

AGENT = f"isnad/{__version__}"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})
_MOST_REDIRECTS = 5
_MOST_TRIES = 3
_ROBOTS_BYTES = 512_000
_LONGEST_CRAWL_DELAY = 30.0  # seconds
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask later whether anything is new."""

    etag: str | None = None
    last_modified: str | None = None


Known = MutableMapping[str, Validators]


@dataclass(slots=True)
class Visits:
    """What this run has learnt of each server: when it was last asked (monotonic seconds), and its robots.txt."""

    asked: dict[str, float] = field(default_factory=dict)
    robots: dict[str, RobotFileParser] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How sources are read and fetched: times in seconds, sizes in bytes.

    `known` holds the validators of addresses, by address; it is asked before a fetch and written when all that came
    from the address has been handed on. `zone` is the time zone in which instants without one are told.
    """

    allow_private: bool = False
    max_bytes: int = 20_000_000
    timeout: float = 20.0
    longest: float = 120.0
    delay: float = 1.0
    longest_wait: float = 60.0
    zone: str = "Asia/Damascus"
    known: Known = field(default_factory=dict, compare=False)
    visits: Visits = field(default_factory=Visits, compare=False)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered. `body` is None when nothing is new; `captured` is when (ISO 8601, UTC)."""

    url: str
    body: bytes | None
    headers: tuple[tuple[str, str], ...]
    validators: Validators
    captured: str


def fetch(url: str, options: FetchOptions) -> Fetched:
    """What stands at this address. Raises Refused or Unreached, with a sentence."""
    address = address_of(url)
    for _ in range(_MOST_REDIRECTS + 1):
        _check_robots(address, options)
        answer = _ask_patiently(address, options, _conditions(options.known.get(url)))
        if answer.status not in _REDIRECTS:
            return _fetched(address, answer, options.known.get(url))
        if not answer.headers.get("location"):
            raise Unreached(f"{address.url} answers {answer.status} without saying where to go")
        address = address_of(urljoin(address.url, answer.headers["location"]))
    raise Unreached(f"{url} leads on more than {_MOST_REDIRECTS} times")


def _fetched(address: Address, answer: _Answer, known: Validators | None) -> Fetched:
    captured = now().isoformat() + "Z"
    headers = tuple(answer.headers.items())
    if answer.status == 304:
        return Fetched(address.url, None, headers, known or Validators(), captured)
    if answer.status != 200:
        raise Unreached(f"{address.url} answers {answer.status}, so nothing was read")
    validators = Validators(answer.headers.get("etag"), answer.headers.get("last-modified"))
    return Fetched(address.url, answer.body, headers, validators, captured)


def _conditions(known: Validators | None) -> dict[str, str]:
    if known is None:
        return {}
    given = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in given.items() if value}


# --- what robots.txt says --------------------------------------------------------------------------------------------


def _check_robots(address: Address, options: FetchOptions) -> None:
    rules = options.visits.robots.get(address.origin)
    if rules is None:
        rules = options.visits.robots[address.origin] = _robots(address, options)
    if not rules.can_fetch(AGENT, address.url):
        raise Refused(f"the robots.txt of {address.host} does not allow {address.path}, so it was not fetched")


def _robots(address: Address, options: FetchOptions) -> RobotFileParser:
    """The rules of a server: none when it has none, and all closed when it refuses or fails to say (RFC 9309)."""
    rules = RobotFileParser()
    at = Address(address.scheme, address.host, address.port, "/robots.txt")
    answer = _ask_patiently(at, options, {}, _ROBOTS_BYTES)
    for _ in range(_MOST_REDIRECTS):
        if answer.status not in _REDIRECTS or not answer.headers.get("location"):
            break
        at = address_of(urljoin(at.url, answer.headers["location"]))
        answer = _ask_patiently(at, options, {}, _ROBOTS_BYTES)
    if answer.status == 200:
        rules.parse(answer.body.decode("utf-8", "replace").splitlines())
    elif answer.status in (401, 403) or answer.status >= 500 or answer.status in _BUSY:
        rules.parse(["User-agent: *", "Disallow: /"])
    else:
        rules.parse([])
    return rules


def _delay(address: Address, options: FetchOptions) -> float:
    rules = options.visits.robots.get(address.origin)
    asked = rules.crawl_delay(AGENT) if rules else None
    return max(options.delay, min(float(asked), _LONGEST_CRAWL_DELAY)) if asked else options.delay


# --- one request -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: dict[str, str]
    body: bytes


def _ask_patiently(address: Address, options: FetchOptions, conditions: dict[str, str], limit: int = 0) -> _Answer:
    """The answer of a server; one that is busy is asked again when it says, within bounds."""
    for left in range(_MOST_TRIES - 1, -1, -1):
        _wait_for_turn(address, options)
        answer = _ask(address, options, conditions, limit or options.max_bytes)
        if answer.status not in _BUSY:
            return answer
        pause = _retry_after(answer.headers.get("retry-after"))
        if pause is None or pause > options.longest_wait or not left:
            return answer
        time.sleep(pause)
    return answer


def _wait_for_turn(address: Address, options: FetchOptions) -> None:
    asked = options.visits.asked
    last = asked.get(address.host)
    pause = last + _delay(address, options) - time.monotonic() if last is not None else 0
    if pause > 0:
        time.sleep(pause)
    asked[address.host] = time.monotonic()


def _retry_after(value: str | None) -> float | None:
    """Seconds to wait, given as such or as a date; None when the server does not say."""
    if not value:
        return None
    if value.strip().isdigit():
        return float(value.strip()[:9])
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _ask(address: Address, options: FetchOptions, conditions: dict[str, str], limit: int) -> _Answer:
    """The answer of one of the host's machines, connected to by the very IP address that was checked."""
    from urllib3.exceptions import HTTPError

    error: Exception | None = None
    for machine in machines_of(address, options.allow_private)[:_MOST_TRIES]:
        try:
            with _pool(address, machine, options) as pool:
                return _answer(pool, address, conditions, limit, options.longest)
        except (HTTPError, OSError) as problem:
            error = problem
    raise Unreached(f"{address.url} does not answer: {_brief(error)}")


def _pool(address: Address, machine: str, options: FetchOptions) -> Any:
    from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout

    timeout = Timeout(connect=options.timeout, read=options.timeout)
    host = f"[{machine}]" if ":" in machine else machine
    if address.scheme == "http":
        return HTTPConnectionPool(host, address.port, timeout=timeout, retries=False)
    return HTTPSConnectionPool(
        host, address.port, timeout=timeout, retries=False, server_hostname=address.host, assert_hostname=address.host
    )


def _answer(pool: Any, address: Address, conditions: dict[str, str], limit: int, longest: float) -> _Answer:
    headers = {
        "Host": address.host_and_port, "User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "gzip", **conditions,
    }  # fmt: skip
    response = pool.urlopen(
        "GET", address.path, headers=headers, redirect=False, preload_content=False, decode_content=False
    )
    try:
        names = {name.lower(): value for name, value in response.headers.items()}
        body = _body(response, address, limit, longest) if response.status == 200 else b""
        return _Answer(response.status, names, _unpacked(body, names, address, limit))
    finally:
        response.close()


def _body(response: Any, address: Address, limit: int, longest: float) -> bytes:
    parts, size, begun = [], 0, time.monotonic()
    for part in _parts(response):
        parts.append(part)
        size += len(part)
        if size > limit:
            raise Unreached(f"{address.url} holds more than {megabytes(limit)}, so it was not read")
        if time.monotonic() - begun > longest:
            raise Unreached(f"{address.url} took longer than {longest:.0f} seconds")
    return b"".join(parts)


def _parts(response: Any) -> Iterator[bytes]:
    """The body as it comes in: a server that drips must not hold us until a chunk is full."""
    while part := response.read1(_CHUNK):
        yield part


def _unpacked(body: bytes, headers: dict[str, str], address: Address, limit: int) -> bytes:
    """The body with the compression undone that was offered. Raises Unreached when it is damaged or a bomb."""
    if headers.get("content-encoding", "").lower() not in ("gzip", "x-gzip") or not body:
        return body
    import io

    from isnad.ingest.streams import Gunzip

    unpacked = Gunzip(io.BytesIO(body))
    content = io.BufferedReader(unpacked).read(limit + 1)
    if unpacked.damage:
        raise Unreached(f"{address.url} sent a damaged answer: {unpacked.damage.message}")
    if len(content) > limit:
        raise Unreached(f"{address.url} holds more than {megabytes(limit)}, so it was not read")
    return content


def _brief(error: Exception | None) -> str:
    reason = getattr(error, "reason", None) or error
    return f"{type(error).__name__}: {reason}"[:200] if error else "it has no address"
