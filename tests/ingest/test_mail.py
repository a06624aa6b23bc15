"""E-mail: the article in a message, forwarded or not, and in what is attached to it."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from made_files import STORY, article, body, items, of_kind, reason
from soon import soon

from briefing.model import Article, Skipped

TEXT = "\n\n".join(STORY)


def message(text: str = "", page: str = "", **headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in {
        "From": "The Velmora Post <news@post.example>",
        "Subject": "Bridge to be rebuilt",
        "Date": "Thu, 05 Mar 2020 10:00:00 +0000",
        **headers,
    }.items():
        made[name] = value
    made.set_content(text)
    if page:
        made.add_alternative(page, subtype="html")
    return made


def test_a_newsletter_says_who_sent_it_and_when() -> None:
    found = article(bytes(message(TEXT, Subject="Brücke – bridge to be rebuilt")), suffix=".eml")
    assert (found.title, found.publisher, found.published) == (
        "Brücke – bridge to be rebuilt",
        "The Velmora Post",
        "2020-03-05",
    )
    assert body(found) == STORY


def test_the_page_is_read_where_the_plain_text_is_a_stub() -> None:
    cells = "".join(f"<tr><td><p>{paragraph}</p></td></tr>" for paragraph in STORY)
    page = f"<div style='display:none'>Preview words here.</div><table><tr><td><table>{cells}</table></td></tr></table><p>Unsubscribe here</p>"
    found = article(bytes(message("See it in your browser.", page)), suffix=".eml")
    assert body(found) == STORY
    assert "Preview words here." in of_kind(found, "boilerplate")
    assert "Unsubscribe here" in of_kind(found, "boilerplate")


def test_a_forwarded_article_has_the_facts_of_the_first_message_and_no_signature() -> None:
    text = (
        "FYI, see below.\n\n---------- Forwarded message ---------\nFrom: The Harbour Times <x@harbour.example>\nDate: Mon, Mar 2, 2020 at 9:00 AM\n"
        f"Subject: Ferry queue grows\nTo: Desk <desk@post.example>\n\n{TEXT}\n\n-- \nAnn Lee\nDesk, 555 1234\n"
    )
    found = article(bytes(message(text, Subject="Fwd: Ferry queue grows")), suffix=".eml")
    assert (found.title, found.publisher, found.published) == (
        "Ferry queue grows",
        "The Harbour Times",
        "2020-03-02",
    )
    assert body(found) == STORY
    assert any("555 1234" in words for words in of_kind(found, "boilerplate"))


def test_what_is_quoted_in_an_answer_is_no_part_of_it_but_a_quoted_article_is() -> None:
    quoted = "\n".join(f"> {line}" for line in TEXT.split("\n"))
    assert (
        body(article(bytes(message(f"{TEXT}\n{TEXT}\n\n> Old words in an old message.\n")), suffix=".eml"))
        == STORY + STORY
    )
    assert body(article(bytes(message(f"Look:\n{quoted}\n")), suffix=".eml"))[-3:] == STORY


def test_attachments_are_read_as_files_and_pictures_left_out() -> None:
    made = message("The articles are attached to this message.")
    made.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="../wire/bridge.txt")
    made.add_attachment(
        b"MZ\x90\x00\x03\x00\x00\x00\x04\x00",
        maintype="application",
        subtype="octet-stream",
        filename="a.exe",
    )
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    first, second, third = items(bytes(made), "m", ".eml")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert isinstance(third, Skipped)
    assert (second.path, body(second)) == ("m.eml!/bridge.txt", STORY)
    assert (third.path, third.reason) == ("m.eml!/a.exe", "not text but a program")


def test_a_message_in_a_message_is_read() -> None:
    outer = message("The first message follows below, as it came.")
    outer.add_attachment(message(TEXT, Subject="Inner"))
    assert [item.title for item in items(bytes(outer), suffix=".eml") if isinstance(item, Article)] == [
        "Bridge to be rebuilt",
        "Inner",
    ]


def test_a_mailbox_is_read_message_by_message() -> None:
    raw = b"".join(
        b"From someone@x.example Thu Mar  5 10:00:00 2020\n"
        + bytes(message(TEXT, Subject=f"Number {at}"))
        + b"\n"
        for at in range(3)
    )
    found = items(raw)
    assert [(item.path, item.title) for item in found if isinstance(item, Article)] == [
        (f"a!/{at + 1}.eml", f"Number {at}") for at in range(3)
    ]


def test_a_saved_page_is_read_from_its_parts() -> None:
    page = (
        "<html><head><title>Bridge</title></head><body><article>"
        + "".join(f"<p>{each}</p>" for each in STORY)
        + "</article></body></html>"
    )
    raw = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://post.example/2020/03/05/bridge\nSubject: Bridge\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: 8bit\n\n'
        f"{page}\n--x\nContent-Type: image/png\n\nPNG\n--x--\n"
    )
    found = article(raw.encode(), suffix=".mhtml")
    assert (found.title, found.url, found.published) == (
        "Bridge",
        "https://post.example/2020/03/05/bridge",
        "2020-03-05",
    )
    assert body(found) == STORY


@pytest.mark.parametrize(
    ("raw", "suffix", "words"),
    [
        (b"From: a\nSubject: b\n\n", ".eml", "without text"),
        (b"nothing", ".mbox", "without messages"),
        (b"From: a\n\nx", ".mhtml", "without a page"),
    ],
)
def test_what_holds_no_article_says_why(raw: bytes, suffix: str, words: str) -> None:
    assert words in reason(raw, suffix)


def test_headers_that_cannot_be_decoded_cost_no_article() -> None:
    raw = (
        b"From: =?utf-8?b?abcde?= <a@post.example>\nSubject: =?no-such?q?Bridge?= =?utf-8?b?AAAAAAAA?=\n\n"
        + TEXT.encode()
    )
    assert body(article(raw, suffix=".eml")) == STORY


@pytest.mark.parametrize(
    "raw",
    [
        b"Subject: " + b"=?utf-8?q?" * 20_000 + b"\n\nThe river rose.",
        b"From: " + b"(" * 100_000 + b"\n\nThe river rose.",
        b"Content-Type: text/plain; charset=no-such; x=" + b'"' * 50_000 + b"\n\nThe river rose.",
        b"Date: " + b"9" * 50_000 + b"\n\nThe river rose.",
        b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (at, at) for at in range(600)),
        b"Content-Type: message/rfc822\n\n" * 600,
        b"Subject: x\n\n" + b"> " * 100_000,
        b"Subject: x\n\n" + b"On " * 100_000,
        b"Subject: x\n\n" + b"-" * 200_000,
    ],
)
def test_hostile_messages_end_soon_with_an_answer(raw: bytes) -> None:
    with soon():
        assert items(raw, suffix=".eml")
