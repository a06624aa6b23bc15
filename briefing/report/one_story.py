"""A briefing narrowed to one of its stories."""

from __future__ import annotations

from dataclasses import replace

from briefing.model import Briefing, Story, items_of, of_story


class NoSuchStory(Exception):
    """There is no story, or more than one, with the id that was given; the text lists those that there are."""


def one_story(briefing: Briefing, wanted: str) -> Briefing:
    """Return the briefing of one story alone, by its id or the beginning of it. Raises NoSuchStory."""
    story = _story(briefing, wanted)
    inside = set(story.articles)
    shown = {story.id, *inside, *(item.id for item in items_of(story))}
    return replace(
        of_story(briefing, story),
        skipped=(),
        stories=(story,),
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
