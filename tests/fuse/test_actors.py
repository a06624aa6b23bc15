"""The page of an actor: what it said, each once."""

from __future__ import annotations

from fuse.told import said, told

from briefing.config import Settings
from briefing.fuse.actors import actors_seen, fuse_actors


def test_a_part_of_a_statement_is_not_listed_again() -> None:
    reading = told(
        "a",
        "Torv declined to say who would pay for the bridge. Torv said the toll would rise.",
        said("Torv", "declined", "to say who would pay for the bridge"),
        said("Torv", "say", "who would pay for the bridge"),
        said("Torv", "said", "the toll would rise"),
    )
    (actor,) = fuse_actors([actors_seen(reading)], Settings())
    assert [quote.text for quote in actor.statements] == [
        "to say who would pay for the bridge",
        "the toll would rise",
    ]


def test_a_part_said_by_another_stays() -> None:
    reading = told(
        "a",
        "Torv said that Brandt promised to pay for the bridge.",
        said("Torv", "said", "that Brandt promised to pay for the bridge"),
        said("Brandt", "promised", "to pay for the bridge"),
    )
    brandt, torv = sorted(fuse_actors([actors_seen(reading)], Settings()), key=lambda actor: actor.name)
    assert [len(actor.statements) for actor in (brandt, torv)] == [1, 1]
