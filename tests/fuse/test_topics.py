"""What an article is about: its most frequent terms, and whether two are about the same."""

from __future__ import annotations

from fuse.told import told

from briefing.fuse.topics import TOPIC_TERMS, same_topic, topic_of

FERRY = "A ferry sank off Port Ilmar on Monday with 80 people on board, the coast guard said."
LATER = (
    "Zealous zoologists yesterday weighed whales while visitors watched. Young walkers whistled. Tourists took "
    "umbrellas, travelled to villages, and visited vineyards, taverns, towers, temples, theatres and workshops."
)


def test_of_terms_that_are_equally_frequent_those_that_come_first_tell_the_topic() -> None:
    topic = topic_of(told("a", f"{LATER} {FERRY}").article)
    assert len(topic) == TOPIC_TERMS
    assert "zealou" in topic
    assert "ferry" not in topic


def test_two_short_reports_that_open_alike_are_about_the_same() -> None:
    one = topic_of(told("a", f"{FERRY} {LATER}").article)
    other = topic_of(
        told("b", f"{FERRY} Bakers baked bread. Bishops blessed bells by boats beyond bays.").article
    )
    assert same_topic(one, other)
