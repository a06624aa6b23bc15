"""Whether "he" or "she" can stand for a person, by the given name."""

from __future__ import annotations

from functools import cache
from typing import Literal

from briefing.data import read_table

Gender = Literal["male", "female"]
GENDERS: dict[str, Gender] = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}


@cache
def _given_names() -> dict[str, Gender]:
    table = read_table("given_names", dict[Gender, list[str]])
    return {name: gender for gender, names in table.items() for name in names}


def gender_of(name: str) -> Gender | None:
    """Return which pronoun the bearer of a name has, None where its given name is not known to tell."""
    return _given_names().get(name.split(maxsplit=1)[0]) if name else None


def may_be(name: str, gender: str | None) -> bool:
    """Tell whether the bearer of a name can have a pronoun or title of a gender; who is not known can have any."""
    return gender is None or gender_of(name) in {None, gender}
