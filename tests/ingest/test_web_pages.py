import json

import pytest

from isnad.ingest.html import decode_html, read_html_document

BODY = [
    "دخلت قافلة مساعدات إلى بلدة كفرنبل صباح الثلاثاء بعد توقف دام أسابيع بسبب القصف المتكرر على الطريق.",
    "وقال مدير الفريق الإغاثي إن القافلة تضم عشرين شاحنة تحمل مواد غذائية وطبية تكفي ألف عائلة لمدة شهر.",
    "وأضاف أن قافلة ثانية ستصل الأسبوع المقبل إذا سمحت الظروف الأمنية بذلك على امتداد الطريق الدولي.",
]
ARTICLE = {
    "@context": "https://schema.org", "@type": "NewsArticle", "headline": "قافلة مساعدات تدخل كفرنبل",
    "datePublished": "2019-03-05T10:00:00+02:00", "publisher": {"@type": "Organization", "name": "شبكة الريف"},
    "mainEntityOfPage": {"@id": "https://example.org/news/7"}, "articleBody": "\n".join(BODY),
}  # fmt: skip


def page(head: str = "", paragraphs: list[str] = BODY) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<html lang="ar"><head><title>قافلة تدخل البلدة</title>{head}</head><body><nav><a href="/">الرئيسية</a></nav>'
        f"<article><h1>قافلة تدخل البلدة</h1>{body}</article><footer>جميع الحقوق محفوظة</footer></body></html>"
    )


def json_ld(content: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(content)}</script>'


@pytest.mark.parametrize(
    "content", [ARTICLE, [{"@type": "WebSite"}, ARTICLE], {"@graph": [ARTICLE]}, ARTICLE | {"@type": ["Article", "x"]}]
)
def test_what_the_page_says_of_itself_comes_first(content: object) -> None:
    document = read_html_document(page(json_ld(content), ["شيء آخر"]))
    assert document.text == "\n".join(BODY)
    assert document.title == "قافلة مساعدات تدخل كفرنبل"
    assert document.published == "2019-03-05T10:00:00+02:00"
    assert document.outlet == "شبكة الريف"
    assert document.url == "https://example.org/news/7"


def test_tags_and_entities_in_the_body_become_lines() -> None:
    body = "<p>دخلت القافلة&nbsp;البلدة.</p><p>وعادت <b>مساءً</b>.</p>"
    document = read_html_document(page(json_ld(ARTICLE | {"articleBody": body})))
    assert document.text == "دخلت القافلة البلدة.\nوعادت مساءً ."


@pytest.mark.parametrize(
    "head",
    ["", json_ld({"@type": "WebSite"}), '<script type="application/ld+json">{broken</script>',
     json_ld(ARTICLE | {"articleBody": "دخلت قافلة مساعدات..."})],
)  # fmt: skip
def test_else_the_page_is_read(head: str) -> None:
    document = read_html_document(page(head))
    assert BODY[1] in document.text
    assert "جميع الحقوق" not in document.text
    assert "الرئيسية" not in document.text


def test_the_date_of_the_page_is_read() -> None:
    head = '<meta property="article:published_time" content="2019-03-05T08:00:00+00:00">'
    assert (read_html_document(page(head)).published or "").startswith("2019-03-05")


def test_no_date_is_made_up() -> None:
    assert read_html_document(page()).published is None


@pytest.mark.parametrize("content", ["", "<html></html>", "<p", "نص بلا وسوم"])
def test_a_page_without_an_article_is_no_failure(content: str) -> None:
    assert isinstance(read_html_document(content).text, str)


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256"])
def test_the_encoding_that_the_page_names_is_used(encoding: str) -> None:
    content = page(f'<meta charset="{encoding}">')
    assert decode_html(content.encode(encoding)) == content


def test_a_wrong_encoding_does_no_harm() -> None:
    content = page('<meta charset="no-such-encoding">')
    assert decode_html(content.encode()) == content
