"""One actor under several names: the same person spelled in two ways, and two people who share a name."""

from __future__ import annotations

import pytest

from briefing.fuse.identity import folded, kinds_of_names, mostly_places, one_name_each
from briefing.model import ActorKind, Mention, MentionKind, Profile


def profile(name: str, kind: ActorKind) -> Profile:
    return Profile(name, kind, (name,), None, None, (0,), 0.5)


def groups(*known: tuple[str, ActorKind]) -> set[frozenset[str]]:
    """Return which names are one, of names that each stand in an article of their own."""
    names = one_name_each(profile(*one) for one in known)
    return {frozenset(k[0] for k in names if names[k] == names[one]) for one in known}


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Viktor Orlan", "Viktor A. Orlan", "person"),
        ("Viktor Orlan", "Orlan", "person"),
        ("Viktor al-Orlan", "Viktor al Orlan", "person"),
        ("Arseny Yatseniuk", "Arseniy Yatsenyuk", "person"),
        ("Mayor Ilse Brandt", "Ilse Brandt", "person"),
        ("Karl Otto IV", "Karl Otto", "person"),
        ("Tomas Iriñez", "Tomás Irinez", "person"),
        ("Organisation for Safe Ports", "Organization for Safe Ports", "organisation"),
        ("United Ports Council", "UPC", "organisation"),
        ("VELMORA COUNCIL", "Velmora Council", "organisation"),
        ("Velmora Works Ltd", "Velmora Works", "organisation"),
    ],
)
def test_one_actor_in_two_spellings(one: str, other: str, kind: ActorKind) -> None:
    assert groups((one, kind), (other, kind)) == {frozenset({one, other})}


def test_what_ends_in_a_whole_name_is_that_person() -> None:
    names = one_name_each(
        [profile("Ilse Brandt", "person"), profile("Police Lt Ilse Brandt", "organisation")]
    )
    assert set(names.values()) == {("Ilse Brandt", "person")}


@pytest.mark.parametrize(
    "other", ["Friends of Ilse Brandt", "Brandt & Ilse Brandt", "Police Brandt", "Brandt"]
)
def test_what_is_named_after_a_person_is_another(other: str) -> None:
    found = groups(("Ilse Brandt", "person"), (other, "organisation"))
    assert found == {frozenset({"Ilse Brandt"}), frozenset({other})}


def test_two_people_who_share_a_last_name_stay_two_and_keep_it_from_either() -> None:
    found = groups(("Gordon Brown", "person"), ("Melissa Brown", "person"), ("Brown", "person"))
    assert found == {frozenset({"Gordon Brown"}), frozenset({"Melissa Brown"}), frozenset({"Brown"})}


def test_initials_of_two_names_belong_to_neither() -> None:
    found = groups(("Union of Port Crews", "group"), ("United Pilots Club", "group"), ("UPC", "group"))
    assert frozenset({"UPC"}) in found


def test_the_kind_is_that_of_most_mentions() -> None:
    found = [profile("Northern Pact", "person"), *[profile("Northern Pact", "organisation")] * 2]
    assert set(one_name_each(found).values()) == {("Northern Pact", "organisation")}


def test_the_full_name_is_shown_and_not_the_one_in_capitals() -> None:
    names = one_name_each([profile("ILSE BRANDT", "person"), profile("Ilse Brandt", "person")])
    assert {name for name, _ in names.values()} == {"Ilse Brandt"}


@pytest.mark.parametrize(("kinds", "place"), [("ppo", True), ("poo", False), ("p", False)])
def test_what_most_articles_take_for_a_place_is_one(kinds: str, *, place: bool) -> None:
    kind: dict[str, MentionKind] = {"p": "place", "o": "organisation"}
    articles = [kinds_of_names([Mention(0, 7, kind[k], "Velmora")]) for k in kinds]
    assert ("velmora" in mostly_places(articles)) is place


def test_in_an_article_a_name_has_the_kind_that_most_of_its_mentions_have() -> None:
    kinds: list[MentionKind] = ["place", "organisation", "place"]
    mentions = [Mention(at, at + 7, kind, "Velmora") for at, kind in enumerate(kinds)]
    assert kinds_of_names([*mentions, Mention(9, 12, "person", "Ilse Brandt", "pronoun")]) == {
        "velmora": "place"
    }


def test_names_are_folded() -> None:
    assert folded("Dr. Vladimir V. al-Asánd's") == ("dr", "vladimir", "asand")
    assert folded("U.N.") == ("un",)
