from pathlib import Path

import pytest
from samples import codes, items_of, only, told

from isnad.ingest.markup import paragraphs
from isnad.model import Arrival

HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>شبكة الريف</title><link>https://example.org</link>'
)
ITEM = (
    '<item><title>وصول قافلة &amp; توزيعها</title><link>https://example.org/7</link><guid isPermaLink="false">g7</guid>'
    "<pubDate>Tue, 07 Feb 2023 09:15:00 +0200</pubDate><dc:creator>سلمى</dc:creator><description>ملخص</description>"
    "<content:encoded><![CDATA[<p>وصلت القافلة إلى <b>المد</b>ينة.</p><p>وتضم&nbsp;عشرين شاحنة<br>ومئة عامل.</p>"
    "<script>x()</script>]]></content:encoded></item>"
)
TAIL = "</channel></rss>"


def feed(tmp_path: Path, content: str | bytes, name: str = "feed.xml") -> list:  # type: ignore[type-arg]
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return items_of(path)


def entry(tmp_path: Path, inner: str) -> Arrival:
    return only(feed(tmp_path, f"{HEAD}<item>{inner}</item>{TAIL}"))


def test_an_entry_becomes_a_document(tmp_path: Path) -> None:
    item = only(feed(tmp_path, HEAD + ITEM + TAIL))
    document = item.document
    assert document.text == "وصلت القافلة إلى المدينة.\nوتضم عشرين شاحنة\nومئة عامل."
    assert (document.title, document.outlet) == ("وصول قافلة & توزيعها", "شبكة الريف")
    assert (document.published, document.url) == ("2023-02-07T09:15:00+02:00", "https://example.org/7")
    assert (item.key, item.locator) == ("feed:https://example.org/g7", "entry 1")
    assert (item.original.bytes.decode(), item.original.media_type) == (ITEM, "application/rss+xml")
    assert item.headers == (("creator", "سلمى"),)
    assert item.notes == ()


def test_atom(tmp_path: Path) -> None:
    one = (
        '<entry><title>خبر</title><link href="https://example.org/a"/><id>urn:a</id><published>2023-02-07T10:00:00Z'
        '</published><updated>2023-02-08T10:00:00Z</updated><content type="html">&lt;p&gt;نص الخبر&lt;/p&gt;</content>'
        "<source><title>وكالة</title></source></entry>"
    )
    head = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>مجلة</title><link rel="self" href="https://example.org/f"/>'
    )
    item = only(feed(tmp_path, head + one + "</feed>", "unnamed"))
    assert (item.document.text, item.document.outlet, item.relayed_from) == ("نص الخبر", "مجلة", "وكالة")
    assert (item.document.published, item.edited) == ("2023-02-07T13:00:00+03:00", "2023-02-08T13:00:00+03:00")
    assert (item.key, item.original.media_type) == ("feed:https://example.org/f/urn:a", "application/atom+xml")
    assert item.original.bytes.decode() == one


@pytest.mark.parametrize(
    ("dates", "published", "expected"),
    [
        ("<pubDate>Tue, 07 Feb 2023 23:30:00 GMT</pubDate>", "2023-02-08T02:30:00+03:00", []),
        ("<pubDate>Tue, 07 Feb 2023 23:30:00 -0000</pubDate>", "2023-02-08T02:30:00+03:00", []),
        ("<pubDate>7 Feb 2023 23:30 +0300</pubDate>", "2023-02-07T23:30:00+03:00", []),
        ("<pubDate>2023-02-07</pubDate>", "2023-02-07", []),
        ("<pubDate>07 Feb 23 09:00 EST</pubDate>", "2023-02-07T09:00:00-05:00", []),
        ("<dc:date>2023-02-07T08:00:00+03:00</dc:date>", "2023-02-07T08:00:00+03:00", ["date-updated"]),
        ("<pubDate>الثلاثاء</pubDate>", None, ["bad-date"]),
        ("<pubDate>2023-02-30</pubDate>", None, ["bad-date"]),
        ("<pubDate>Tue, 99 Feb 2023 23:30:00 GMT</pubDate>", None, ["bad-date"]),
        ("<pubDate>Thu, 01 Jan 0001 00:00:00 GMT</pubDate>", None, ["bad-date"]),
        ("<pubDate></pubDate>", None, ["undated"]),
        ("", None, ["undated"]),
    ],
)
def test_dates(tmp_path: Path, dates: str, published: str | None, expected: list[str]) -> None:
    item = entry(tmp_path, f"<content:encoded>نص الخبر</content:encoded>{dates}")
    assert (item.document.published, codes(item)) == (published, expected)


@pytest.mark.parametrize(
    ("inner", "text", "key", "code"),
    [
        ("<description>ملخص قصير</description><link>https://example.org/1</link>", "ملخص قصير",
         "url:https://example.org/1", "summary-only"),
        ("<title>عنوان وحده</title>", "عنوان وحده", None, "title-only"),
        ("<title>عنوان</title><guid>https://example.org/9</guid>", "عنوان",
         "feed:https://example.org/https://example.org/9", "title-only"),
    ],
)  # fmt: skip
def test_what_little_there_is(tmp_path: Path, inner: str, text: str, key: str | None, code: str) -> None:
    item = entry(tmp_path, inner)
    assert (item.document.text, item.key) == (text, key)
    assert codes(item) == ["undated", code]


@pytest.mark.parametrize(
    ("inner", "url"),
    [
        ("<link>/news/5</link>", "https://example.org/news/5"),
        ("<link>javascript:alert(1)</link>", None),
        ("<guid>17</guid>", None),
        ("<guid>https://example.org/17</guid>", "https://example.org/17"),
        ('<guid isPermaLink="false">17</guid><link>https://example.org/18</link>', "https://example.org/18"),
    ],
)
def test_addresses_of_entries(tmp_path: Path, inner: str, url: str | None) -> None:
    assert entry(tmp_path, f"<title>خبر</title>{inner}").document.url == url


def test_quoted_tags_do_not_cut_an_entry(tmp_path: Path) -> None:
    odd = "<item><title>x</title><description><![CDATA[نص <item> و </item>]]></description><!-- <item> --></item>"
    items = feed(tmp_path, HEAD + odd + ITEM + TAIL)
    assert [item.original.bytes.decode() for item in items] == [odd, ITEM]


def test_a_feed_that_is_not_well_formed_is_read_and_kept_whole(tmp_path: Path) -> None:
    content = HEAD + ITEM + "<item><title>ناقص &nbsp; &bull;</title><description>نص"
    items = feed(tmp_path, content)
    assert told(items)[0] == "+ feed:https://example.org/g7"
    assert {item.original.bytes for item in items} == {content.encode()}


BOMB = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (HEAD.replace("<rss", BOMB + "<rss") + "<item><title>&c;</title></item>" + TAIL, "entities"),
        ((BOMB + "<rss/>").encode("utf-16"), "entities"),
        ("<html><head><link rel='alternate' type='application/rss+xml' href='/rss'></head></html>", "names one: /rss"),
        ("<x/>", "no RSS or Atom"),
        ("", "no RSS or Atom"),
        ("/etc/passwd", "no RSS or Atom"),
        ("http://127.0.0.1/", "no RSS or Atom"),
    ],
)
def test_what_is_no_feed_is_said(tmp_path: Path, content: str | bytes, words: str) -> None:
    (item,) = feed(tmp_path, content)
    assert words in item.reason.message


def test_an_empty_feed_is_no_failure(tmp_path: Path) -> None:
    assert feed(tmp_path, HEAD + TAIL) == []


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("سطر\nسطر", "سطر\nسطر"),
        ("<p>سطر\nواحد</p><p>ثان</p>", "سطر واحد\nثان"),
        ("<ul><li>واحد<li>اثنان</ul>", "واحد\nاثنان"),
        ("قبل<style>p{}</style> بعد", "قبل بعد"),
        ("<!-- ملاحظة -->نص", "نص"),
        ("</div></body></html>نص", "نص"),
        ("5 < 7", "5 < 7"),
        ("&lt;ب&gt;", "<ب>"),
        ("<p></p>", ""),
        ("نص\0<b>\ud800</b>", "نص\ufffd\ufffd"),
    ],
)
def test_fragments_become_paragraphs(fragment: str, text: str) -> None:
    assert paragraphs(fragment) == text
