"""A short fuzz run, the same every time; `python -m tests.fuzz --minutes 60` is the long one."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.ingest.readers import READERS, reader_for
from briefing.model import Article
from fuzz.damage import damaged
from fuzz.properties import ENDINGS, check_reader, check_settings, good_files

SHORT = settings(max_examples=25, derandomize=True)


@pytest.mark.parametrize("ending", sorted(good_files()))
def test_the_sound_files_are_read(ending: str) -> None:
    from briefing.ingest import Options

    found = list(reader_for(ending)(f"file{ending}", good_files()[ending], Options()))
    assert any(isinstance(item, Article) for item in found), found


@pytest.mark.parametrize("ending", ENDINGS)
@SHORT
@given(raw=st.binary(max_size=300))
def test_any_bytes_are_answered(ending: str, raw: bytes) -> None:
    check_reader(ending, raw)


@pytest.mark.parametrize("ending", sorted(good_files()))
def test_damaged_files_are_answered(ending: str) -> None:
    dice = random.Random(7)
    for _ in range(25):
        check_reader(ending, damaged(good_files()[ending], dice))


@SHORT
@given(raw=st.text(alphabet="abc:-[]{}#&*!|>'\"%@` \n\t\x00é", max_size=200))
def test_settings_of_any_kind_are_an_error_with_its_file_or_none(raw: str) -> None:
    check_settings(raw.encode())


def test_every_reader_is_tried() -> None:
    assert len(ENDINGS) == len(READERS)
