"""Fetching, from a server of our own: nothing here leaves the machine."""

import gzip
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from samples import told
from test_feed import HEAD, ITEM, TAIL

from isnad.ingest import addresses, fetch
from isnad.ingest.addresses import Refused, Unreached, address_of, machines_of
from isnad.ingest.arrivals import arrivals, find_inputs
from isnad.ingest.fetch import AGENT, FetchOptions, Validators
from isnad.model import Arrival

FEED = (HEAD + ITEM + TAIL).encode()
Page = tuple[int, dict[str, str], bytes]


class Site:
    """A web server: what it answers, and what it was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, Page | Callable[[dict[str, str]], Page]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                site.asked.append((self.path, headers))
                found = site.pages.get(self.path, (404, {}, b""))
                status, given, body = found(headers) if callable(found) else found
                self.send_response(status)
                for name, value in given.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


def options(**fields: Any) -> FetchOptions:
    return FetchOptions(**{"allow_private": True, "delay": 0.0, "timeout": 5.0, **fields})


def read(url: str, chosen: FetchOptions) -> list[Any]:
    (source,) = find_inputs([url], None, chosen).sources
    return list(arrivals(source, chosen))


def reason(url: str, chosen: FetchOptions) -> str:
    (item,) = read(url, chosen)
    return str(item.reason.message)


def test_a_feed_is_fetched_with_its_headers_and_its_time(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1675760400")
    site.pages["/feed"] = (200, {"ETag": '"1"'}, FEED)
    (item,) = read(f"{site.url}/feed", options())
    assert isinstance(item, Arrival)
    assert item.key == f"feed:{site.url}/feed/g7"  # the address it came from, whatever the feed says of itself
    assert item.captured == "2023-02-07T09:00:00Z"
    assert ("etag", '"1"') in item.headers
    assert item.original.bytes.decode() == ITEM
    assert site.asked[-1][1]["user-agent"] == AGENT
    assert AGENT.startswith("isnad/")


def test_the_second_time_it_is_asked_whether_anything_is_new(site: Site) -> None:
    def feed(headers: dict[str, str]) -> Page:
        return (304, {}, b"") if headers.get("if-none-match") == '"1"' else (200, {"ETag": '"1"'}, FEED)

    site.pages["/feed"] = feed
    chosen = options()
    url = f"{site.url}/feed"
    assert told(read(url, chosen)) == [f"+ feed:{url}/g7"]
    assert chosen.known == {url: Validators('"1"', None)}
    assert told(read(url, chosen)) == ["- unchanged"]


def test_what_was_not_handed_on_is_not_known(site: Site) -> None:
    site.pages["/feed"] = (200, {"ETag": '"1"'}, FEED)
    chosen = options()
    (source,) = find_inputs([f"{site.url}/feed"], None, chosen).sources
    next(arrivals(source, chosen))
    assert chosen.known == {}


def test_last_modified_is_sent_back(site: Site) -> None:
    site.pages["/feed"] = (200, {}, FEED)
    known = {f"{site.url}/feed": Validators(None, "Tue, 07 Feb 2023 09:00:00 GMT")}
    read(f"{site.url}/feed", options(known=known))
    assert site.asked[-1][1]["if-modified-since"] == "Tue, 07 Feb 2023 09:00:00 GMT"


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        ((404, {}, b""), True),
        ((200, {}, b"User-agent: *\nDisallow: /private\n"), True),
        ((200, {}, b"User-agent: *\nDisallow: /feed\n"), False),
        ((200, {}, b"User-agent: isnad\nDisallow: /\n\nUser-agent: *\nDisallow:\n"), False),
        ((403, {}, b""), False),
        ((500, {}, b""), False),
    ],
)
def test_robots_txt_is_obeyed(site: Site, robots: Page, allowed: bool) -> None:
    site.pages |= {"/robots.txt": robots, "/feed": (200, {}, FEED)}
    items = read(f"{site.url}/feed", options())
    assert told(items) == ([f"+ feed:{site.url}/feed/g7"] if allowed else ["- refused"])
    assert site.paths() == (["/robots.txt", "/feed"] if allowed else ["/robots.txt"])


def test_it_is_followed_where_it_leads_up_to_five_times(site: Site) -> None:
    site.pages |= {f"/{n}": (302, {"Location": f"/{n + 1}"}, b"") for n in range(8)}
    site.pages["/6"] = (200, {}, FEED)
    assert told(read(f"{site.url}/1", options())) == [f"+ feed:{site.url}/1/g7"]
    assert "more than 5 times" in reason(f"{site.url}/0", options())


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("file:///etc/passwd", "http://"),
        ("ftp://example.org/", "http://"),
        ("//user:pw@example.org/", "leave them out"),
        ("", "without saying where"),
    ],
)
def test_each_step_is_checked_again(site: Site, location: str, words: str) -> None:
    site.pages["/feed"] = (301, {"Location": location} if location else {}, b"")
    assert words in reason(f"{site.url}/feed", options())


def test_a_step_into_a_private_network_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/feed"] = (302, {"Location": "http://10.1.2.3/"}, b"")
    monkeypatch.setattr(addresses, "_is_public", lambda machine: machine == "127.0.0.1")
    assert "10.1.2.3" in reason(f"{site.url}/feed", options(allow_private=False))


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ((404, {}, b""), "answers 404"),
        ((200, {}, b"a" * 3_000_000), "more than 1 MB"),
        ((200, {"Content-Encoding": "gzip"}, gzip.compress(b"a" * 3_000_000)), "more than 1 MB"),
        ((200, {"Content-Encoding": "gzip"}, gzip.compress(FEED)[:-30]), "damaged"),
        ((200, {}, b"<html></html>"), "no RSS"),
    ],
)
def test_what_is_no_good_answer_is_said(site: Site, page: Page, words: str) -> None:
    site.pages["/feed"] = page
    chosen = options(max_bytes=1_000_000)
    assert words in reason(f"{site.url}/feed", chosen)
    assert chosen.known == {}  # what could not be read is asked for again in full


def test_a_packed_answer_is_unpacked(site: Site) -> None:
    site.pages["/feed"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(FEED))
    assert told(read(f"{site.url}/feed", options())) == [f"+ feed:{site.url}/feed/g7"]


@pytest.mark.parametrize(
    ("wait", "pauses", "comes"),
    [("7", [7.0], True), ("600", [], False), ("soon", [], False), ("Tue, 07 Feb 2023 09:00:00 GMT", [0.0], True)],
)
def test_a_busy_server_is_asked_again_when_it_says(
    site: Site, monkeypatch: pytest.MonkeyPatch, wait: str, pauses: list[float], comes: bool
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(fetch.time, "sleep", slept.append)
    answers = iter([(503, {"Retry-After": wait}, b""), (200, {}, FEED)])
    site.pages["/feed"] = lambda _: next(answers)
    assert (told(read(f"{site.url}/feed", options())) == [f"+ feed:{site.url}/feed/g7"]) == comes
    assert slept == pauses


@pytest.mark.parametrize(("robots", "least"), [(b"", 2.0), (b"User-agent: *\nCrawl-delay: 9\n", 9.0)])
def test_one_server_is_asked_one_thing_at_a_time(
    site: Site, monkeypatch: pytest.MonkeyPatch, robots: bytes, least: float
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(fetch.time, "sleep", slept.append)
    site.pages |= {"/robots.txt": (200, {}, robots), "/feed": (200, {}, FEED)}
    chosen = options(delay=2.0)
    read(f"{site.url}/feed", chosen)
    read(f"{site.url}/feed", chosen)
    assert [round(pause) for pause in slept] == [least, least]
    assert site.paths().count("/robots.txt") == 1


def test_nobody_there(site: Site) -> None:
    site.server.shutdown()
    site.server.server_close()
    assert "does not answer" in reason(f"{site.url}/feed", options())


def test_a_server_that_drips_is_left(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/feed"] = (200, {}, FEED)
    assert "longer than" in reason(f"{site.url}/feed", options(longest=-1.0))


# --- addresses -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "10.0.0.1", "172.16.5.5", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1",
     "224.0.0.1", "240.0.0.1", "[::1]", "[fe80::1]", "[fc00::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]",
     "[2002:7f00:1::]", "2130706433", "0x7f.1", "0177.0.0.1"],
)  # fmt: skip
def test_private_addresses_are_refused_in_every_spelling(host: str) -> None:
    with pytest.raises((Refused, Unreached), match=r"private|not known"):
        machines_of(address_of(f"http://{host}/"), allow_private=False)


@pytest.mark.parametrize("host", ["93.184.216.34", "[2606:2800:220:1:248:1893:25c8:1946]"])
def test_public_addresses_are_not(host: str) -> None:
    assert machines_of(address_of(f"https://{host}/"), allow_private=False)


def test_one_private_machine_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("192.168.0.1", 80))]
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(Refused, match=r"192\.168\.0\.1"):
        machines_of(address_of("http://example.org/"), allow_private=False)


def test_it_connects_to_the_machine_that_was_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    port = site.server.server_address[1]
    answers = [[(2, 1, 6, "", ("127.0.0.1", port))]]
    real = addresses.socket.getaddrinfo

    def lookup(host: str, *rest: Any, **named: Any) -> Any:
        return answers[0] if host == "example.org" else real(host, *rest, **named)

    monkeypatch.setattr(addresses.socket, "getaddrinfo", lookup)
    site.pages["/feed"] = (200, {}, FEED)
    url = f"http://example.org:{port}/feed"
    assert told(read(url, options())) == [f"+ feed:{url}/g7"]
    assert site.asked[-1][1]["host"] == f"example.org:{port}"


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://Example.org", "https://example.org/"),
        ("http://example.org:80/a b?q=1", None),
        ("http://example.org:8080/a?q=1#top", "http://example.org:8080/a?q=1"),
        ("https://example.org/أخبار", "https://example.org/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("https://موقع.example/", "https://xn--4gbrim.example/"),
        ("https://[::1]:8443/x", "https://[::1]:8443/x"),
        ("http://example.org:99999/", None),
        ("http:///x", None),
        ("gopher://example.org", None),
    ],
)
def test_addresses_are_read_strictly(url: str, asked: str | None) -> None:
    if asked is None:
        with pytest.raises(Refused):
            address_of(url)
    else:
        assert address_of(url).url == asked
