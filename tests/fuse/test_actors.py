"""The page of an actor: what it said, each once."""

from __future__ import annotations

from dataclasses import replace

from fuse.told import said, told

from briefing.config import Settings
from briefing.fuse.actors import actors_seen, fuse_actors
from briefing.model import ActorKind, Reading


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


def test_what_somebody_only_might_say_is_not_listed() -> None:
    reading = told(
        "a",
        "Torv might say that the toll would rise. Torv said that he would wait.",
        said("Torv", "say", "that the toll would rise"),
        said("Torv", "said", "that he would wait"),
    )
    might, did = reading.found.statements
    found = replace(reading.found, statements=(replace(might, commitment="open"), did))
    (actor,) = fuse_actors([actors_seen(Reading(reading.article, found))], Settings())
    assert [quote.text for quote in actor.statements] == ["that he would wait"]


def described(name: str, kind: ActorKind, role: str | None) -> Reading:
    reading = told(
        name, "The harbour front said it would pay.", said("harbour front", "said", "it would pay")
    )
    (profile,) = told("x", "Front said no.", said("Front", "said", "no")).found.profiles
    profile = replace(profile, kind=kind, role=role, affiliation="Velmora" if role else None)
    return Reading(reading.article, replace(reading.found, profiles=(profile,)))


def test_what_one_article_took_for_a_person_lends_the_organisation_no_role() -> None:
    articles = [
        described("a", "person", "leader of the harbour"),
        described("b", "organisation", None),
        described("c", "organisation", None),
    ]
    (actor,) = fuse_actors([actors_seen(one) for one in articles], Settings())
    assert (actor.kind, actor.role, actor.affiliation) == ("organisation", None, None)
    (actor,) = fuse_actors([actors_seen(articles[0])], Settings())
    assert (actor.kind, actor.role, actor.affiliation) == ("person", "leader of the harbour", "Velmora")


def test_two_actors_whose_names_were_run_together_are_two() -> None:
    joint = told(
        "a",
        "Orland and the Velmora Council warned of delays.",
        said("Orland and the Velmora Council", "warned", "of delays"),
    )
    orland = told("b", "Orland promised help.", said("Orland", "promised", "help"))
    council = told("c", "Velmora Council promised help.", said("Velmora Council", "promised", "help"))
    apart = fuse_actors([actors_seen(one) for one in (joint, orland, council)], Settings())
    assert sorted((actor.name, actor.articles) for actor in apart) == [("Orland", 2), ("Velmora Council", 2)]
    alone = fuse_actors([actors_seen(one) for one in (joint, orland)], Settings())
    assert sorted(actor.name for actor in alone) == ["Orland", "Orland and the Velmora Council"]
