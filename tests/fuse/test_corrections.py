"""Corrections by the analyst: whom they mean, and what becomes of the actors."""

from __future__ import annotations

import pytest
from fuse.told import said, told
from soon import soon

from briefing.config import Settings
from briefing.fuse import Fusion
from briefing.fuse.actors import actors_seen, fuse_actors, unmatched_corrections
from briefing.fuse.corrections import MOST_TOLD
from briefing.model import Actor, Extraction, Profile, Reading, Unmatched

TEXT = "The bridge of Orland closed on Monday."
BRANDT = Profile("Ilse Brandt", "person", ("Ilse Brandt", "Red Ilse"), "mayor", "Orland", (), 0.9)
TORV = Profile("Karl Torv", "person", ("Karl Torv",), "engineer", None, (), 0.5)
VELMORA = Profile("Velmora", "state", ("Velmora",), None, None, (), 0.4)


def article(*profiles: Profile, name: str = "a") -> Reading:
    return Reading(told(name, TEXT).article, Extraction(profiles=profiles))


def fused(settings: Settings, *profiles: Profile) -> dict[str, Actor]:
    """Return the actors by name, of an article with these profiles, or those of Brandt, Torv and Velmora."""
    seen = [actors_seen(article(*(profiles or (BRANDT, TORV, VELMORA))))]
    return {actor.name: actor for actor in fuse_actors(seen, settings)}


FORMS = ["Ilse Brandt", "ilse  brandt", "Red Ilse", "Brandt", "mayor Ilse Brandt"]


@pytest.mark.parametrize("form", FORMS)
def test_each_correction_takes_any_form_of_a_name(form: str) -> None:
    assert fused(Settings(kind={form: "group"}))["Ilse Brandt"].kind == "group"
    assert fused(Settings(roles={form: "skipper"}))["Ilse Brandt"].role == "skipper"
    assert set(fused(Settings(hide=[form]))) == {"Karl Torv", "Velmora"}
    assert set(fused(Settings(merge={form: "Karl Torv"}))) == {"Karl Torv", "Velmora"}
    assert set(fused(Settings(merge={"Torv": form}))) == {"Ilse Brandt", "Velmora"}
    assert set(fused(Settings(aliases={form: ["Torv"]}))) == {"Ilse Brandt", "Velmora"}
    assert set(fused(Settings(aliases={"Karl Torv": [form]}))) == {"Karl Torv", "Velmora"}


def test_accents_do_not_count() -> None:
    orlan = Profile("Tomás Iriñez", "person", ("Tomás Iriñez",), None, None, (), 0.5)
    assert fused(Settings(roles={"Irinez": "pilot"}), orlan)["Tomás Iriñez"].role == "pilot"


def test_a_last_name_that_two_have_means_neither_unless_one_goes_by_it() -> None:
    other = Profile("Otto Brandt", "person", ("Otto Brandt",), None, None, (), 0.5)
    settings = Settings(hide=["Brandt"])
    assert set(fused(settings, BRANDT, other)) == {"Ilse Brandt", "Otto Brandt"}
    alone = Profile("Brandt", "organisation", ("Brandt",), None, None, (), 0.5)
    assert set(fused(settings, BRANDT, other, alone)) == {"Ilse Brandt", "Otto Brandt"}


@pytest.mark.parametrize("form", ["Velmora", "the Velmora"])
def test_the_actor_merged_into_stays_what_it_is(form: str) -> None:
    merged = fused(Settings(merge={form: "Brandt"}), VELMORA, VELMORA, BRANDT)
    (actor,) = merged.values()
    assert (actor.name, actor.kind, actor.role, actor.affiliation) == (
        "Ilse Brandt",
        "person",
        "mayor",
        "Orland",
    )
    assert "Velmora" in actor.aliases


def test_what_is_said_of_one_that_is_merged_is_not_said_of_the_other() -> None:
    settings = Settings(
        merge={"Velmora": "Ilse Brandt"}, kind={"Velmora": "group"}, roles={"Velmora": "power"}
    )
    actor = fused(settings)["Ilse Brandt"]
    assert (actor.kind, actor.role) == ("person", "mayor")
    assert "Ilse Brandt" in fused(Settings(merge={"Velmora": "Ilse Brandt"}, hide=["Velmora"]))


def test_an_actor_of_a_name_that_is_not_there_is_a_new_one_and_can_be_corrected() -> None:
    both = Settings(merge={"Torv": "The Builders", "Velmora": "builders"}, kind={"The Builders": "group"})
    actors = fused(both)
    assert set(actors) == {"Ilse Brandt", "The Builders"}
    assert actors["The Builders"].kind == "group"


def test_an_actor_can_be_given_another_name() -> None:
    assert set(fused(Settings(merge={"Ilse Brandt": "Brandt"}, roles={"Brandt": "x"}))) == {
        "Brandt",
        "Karl Torv",
        "Velmora",
    }


def test_one_merge_leads_to_the_next_and_none_goes_round() -> None:
    chain = fused(Settings(merge={"Velmora": "Torv", "Torv": "Brandt"}))
    assert set(chain) == {"Ilse Brandt"}
    circle = fused(Settings(merge={"Velmora": "Torv", "Torv": "Brandt", "Brandt": "Velmora"}))
    assert set(circle) == {"Ilse Brandt"}
    back = Settings(aliases={"Torv": ["Velmora"]}, merge={"Brandt": "Velmora", "Velmora": "Brandt"})
    assert set(fused(back)) == {"Ilse Brandt", "Karl Torv"}


def test_a_very_long_chain_is_followed_at_once() -> None:
    chain = {f"n{at}": f"n{at + 1}" for at in reversed(range(50_000))}
    with soon():
        assert set(fused(Settings(merge={**chain, "Torv": "n0"}))) == {"Ilse Brandt", "Velmora", "n50000"}


def unmatched(settings: Settings, *profiles: Profile) -> tuple[Unmatched, ...]:
    return unmatched_corrections([actors_seen(article(*profiles))], settings)


def test_a_correction_that_means_nobody_is_told_with_what_is_near() -> None:
    settings = Settings(
        aliases={"Nobody": ["No One"], "New Name": ["Brandt"]},
        merge={"Torw": "Brandt", "Velmora": "New"},
        hide=["Ilse Brant", "Reuters", "New"],
        kind={"Karl Torv": "group"},
        roles={"New Name": "x"},
    )
    assert unmatched(settings, BRANDT, TORV, VELMORA) == (
        Unmatched("aliases", "Nobody"),
        Unmatched("merge", "Torw", near="Karl Torv"),
        Unmatched("hide", "Ilse Brant", near="Ilse Brandt"),
        Unmatched("hide", "Reuters"),
    )


def test_a_correction_that_may_mean_two_names_them() -> None:
    other = Profile("Otto Brandt", "person", ("Otto Brandt",), None, None, (), 0.5)
    assert unmatched(Settings(kind={"Brandt": "group"}), BRANDT, other) == (
        Unmatched("kind", "Brandt", ("Ilse Brandt", "Otto Brandt")),
    )


def test_where_there_is_no_actor_nothing_is_told() -> None:
    assert unmatched(Settings(hide=["Reuters"])) == ()


@pytest.mark.parametrize("stories", [1, 2])
def test_they_are_told_whether_of_one_story_or_of_several(stories: int) -> None:
    strike = "Dockers in Port Ilmar began a strike over wages. Tolven said it would go on."
    readings = [article(BRANDT), told("b", strike, said("Tolven", "said", "it would go on"))][:stories]
    fusion = Fusion(Settings(hide=["Brant"]))
    assert len(fusion.fuse(readings).stories) == stories
    assert [one.near for one in fusion.unmatched(readings)] == ["Ilse Brandt"]


def test_of_very_many_that_mean_nobody_the_first_are_told() -> None:
    with soon():
        told_of = unmatched(Settings(hide=[f"Nobody {at}" for at in range(100_000)]), BRANDT)
    assert [one.name for one in told_of] == [f"Nobody {at}" for at in range(MOST_TOLD)]
