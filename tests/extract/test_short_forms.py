"""Short forms of institutions, by the names that an article holds."""

from __future__ import annotations

import pytest

from briefing.extract.short_forms import LongerNames
from briefing.model import MentionKind

NAMES: dict[str, MentionKind] = {
    "Velmora Bridge Authority": "organisation",
    "Bridge Authority": "organisation",
    "VBA": "organisation",
    "Torvbank": "organisation",
    "Torvbank Finance Department": "organisation",
    "National Assembly": "organisation",
    "Assembly": "organisation",
    "Minister of Tourism": "organisation",
    "Chamber of Trade": "organisation",
    "Torv Press news agency": "organisation",
    "Board of the Velmora Chamber of Trade": "organisation",
}


@pytest.mark.parametrize(
    ("form", "longer"),
    [
        ("VBA", "Velmora Bridge Authority"),
        ("Bridge Authority", "Velmora Bridge Authority"),
        ("Assembly", "National Assembly"),
        ("Torvbank", None),
        ("Tourism", None),
        ("Chamber of Trade", None),
        ("TP", "Torv Press news agency"),
        ("Velmora Bridge Authority", None),
    ],
)
def test_a_short_form_stands_for_the_one_longer_name(form: str, longer: str | None) -> None:
    assert LongerNames(NAMES).of(form) == longer


def test_a_short_form_does_not_stand_for_a_name_that_comes_later() -> None:
    assert LongerNames({"Congress": "organisation", "Torv Congress": "organisation"}).of("Congress") is None
