"""A briefing narrowed to one of its stories."""

from __future__ import annotations

from dataclasses import replace

from briefing.model import Briefing, Story


class NoSuchStory(Exception):
    """There is no story, or more than one, with the id that was given; the text lists those that there are."""


def of_story(briefing: Briefing, wanted: str) -> Briefing:
    """Return the briefing of one story alone, by its id or the beginning of it. Raises NoSuchStory."""
    story = _story(briefing, wanted)
    inside = set(story.articles)
    shown = {
        story.id,
        *inside,
        *(item.id for pane in (story.actors, story.key_numbers, story.open_questions) for item in pane),
    }
    return replace(
        briefing,
        articles=tuple(card for card in briefing.articles if card.id in inside),
        skipped=(),
        summary=story.summary,
        actors=story.actors,
        key_numbers=story.key_numbers,
        open_questions=story.open_questions,
        stories=(story,),
        timeline=story.timeline,
        changes=tuple(change for change in briefing.changes if change.item in shown),
        watched=tuple(
            replace(item, evidence=tuple(one for one in item.evidence if one.article in inside))
            for item in briefing.watched
        ),
    )


def _story(briefing: Briefing, wanted: str) -> Story:
    near = [story for story in briefing.stories if wanted and story.id.startswith(wanted)]
    exact = [story for story in near if story.id == wanted]
    if len(exact or near) == 1:
        return (exact or near)[0]
    ids = "".join(f"\n  {story.id}  {story.title}" for story in briefing.stories)
    raise NoSuchStory(
        f"{'more than one' if near else 'no'} story {wanted!r} in this briefing; there are:{ids}"
    )
