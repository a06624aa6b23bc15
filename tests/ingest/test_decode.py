"""Bytes to text: encodings, and characters that a terminal would act on."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest.decode import NotText, decode, harmless_name

TEXT = "“Café” – naïve Żółć €5"


@pytest.mark.parametrize(
    ("raw", "text", "note"),
    [
        (TEXT.encode(), TEXT, ""),
        (TEXT.encode("utf-8-sig"), TEXT, ""),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), TEXT, "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT, "utf-16-be"),
        ("“Café” – €5".encode("cp1252"), "“Café” – €5", "Windows-1252"),
        (b"one\r\ntwo\rthree", "one\ntwo\nthree", ""),
        ((TEXT * 9).encode() + b"\xff", TEXT * 9 + "\N{REPLACEMENT CHARACTER}", "damaged UTF-8"),
    ],
)
def test_the_encoding_is_found_and_said(raw: bytes, text: str, note: str) -> None:
    found, notes = decode(raw)
    assert found == text
    assert bool(notes) == bool(note)
    assert note in "".join(notes)


@pytest.mark.parametrize(
    "character", ["\x1b", "\x00", "\x07", "\x7f", "\x9b", "\u202e", "\u2066", "\u200b", "\ufeff"]
)
def test_what_a_terminal_would_act_on_is_replaced_one_for_one(character: str) -> None:
    text, _ = decode(f"a{character}]0;title b\tc\n".encode())
    assert text == "a\N{REPLACEMENT CHARACTER}]0;title b\tc\n"


@given(st.binary(max_size=400))
def test_any_bytes_are_harmless_text_or_refused(raw: bytes) -> None:
    try:
        text, _ = decode(raw)
    except NotText:
        return
    assert not re.search("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_a_story_may_begin_like_a_program() -> None:
    assert decode(b"MZUZU, Norland - The bridge is open.")[0].startswith("MZUZU")
    with pytest.raises(NotText, match="a program"):
        decode(b"MZ\x90\x00\x03\x00\x00\x00\x04\x00")


def test_names_are_shown_on_one_line_of_valid_text() -> None:
    name = harmless_name("a\nb\x1b[2Jc\udcff.txt")
    assert name == "a\ufffdb\ufffd[2Jc\ufffd.txt"
    assert name.encode()
