"""One label for all forms of a name, also among very many names."""

from __future__ import annotations

import pytest
from soon import soon

from briefing.extract.labels import label_names
from briefing.extract.name_spans import Name
from briefing.model import MentionKind


def labels(*names: tuple[str, MentionKind]) -> dict[str, str]:
    """Return under which name each form goes, where the text is these names side by side."""
    found, at = [], 0
    for text, kind in names:
        found.append(Name(at, at + len(text), kind, text))
        at += len(text) + 2
    text = "; ".join(text for text, _ in names)
    return {form: label.name for form, label in label_names(found, text).items()}


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("Torv", "Jan Torv"),  # the last name
        ("Ilse", "Ilse Brandt"),  # the first one
        ("Lind", "Anna Lind"),  # of two, the one named more often
        ("Falk", "Per Falk"),  # of two named alike, the first
        ("VanDoor", "Van Door"),
        ("Norr", "Norr"),
    ],
)
def test_a_part_of_a_name_is_the_person_who_has_it(short: str, whole: str) -> None:
    whole_names = [
        "Jan Torv",
        "Ilse Brandt",
        "Peter Lind",
        "Anna Lind",
        "Anna Lind",
        "Per Falk",
        "Ada Falk",
        "Van Door",
    ]
    found = labels(*((name, "person") for name in whole_names), (short, "person"))
    assert found[short] == whole


def test_forms_that_differ_in_case_are_one() -> None:
    found = labels(("Harbour Works", "organisation"), ("HARBOUR WORKS", "organisation"))
    assert set(found.values()) == {"Harbour Works"}


def test_thousands_of_names_take_no_more_than_linear_time() -> None:
    count = 5_000
    names: list[tuple[str, MentionKind]] = [(f"Ada{at} Bo{at}x", "person") for at in range(count)]
    firms: list[tuple[str, MentionKind]] = [(f"Firm{at} Works{at}", "organisation") for at in range(count)]
    with soon(5):
        found = labels(*names, *firms, ("Bo7x", "person"))
    assert found["Bo7x"] == "Ada7 Bo7x"
