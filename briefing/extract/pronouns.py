"""Pronouns that can safely be read as a person already named.

"He", "she" and their forms go to the one person who was the subject before them, in the same
sentence or the one before; where two persons could be meant, to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.extract.genders import GENDERS, gender_of
from briefing.extract.name_spans import Name
from briefing.extract.parse import Parsed
from briefing.extract.tables import titles
from briefing.model import Mention


def find_pronouns(parsed: Parsed, mentions: Sequence[Mention], names: Sequence[Name]) -> Iterator[Mention]:
    """Yield a mention for each pronoun whose person is clear."""
    persons = [mention for mention in mentions if mention.kind == "person"]
    genders = _genders(parsed, mentions, names)
    at = 0
    before: list[Mention] = []
    for sentence in parsed.sentences:
        here: list[Mention] = []
        while at < len(persons) and persons[at].start < sentence.end:
            here.append(persons[at])
            at += 1
        antecedents: list[Mention] = []
        for token in sentence.span:
            gender = GENDERS.get(token.lower_)
            if gender is None:
                continue
            start = sentence.offset + token.idx
            earlier = [person for person in here if person.end <= start]
            name = _one_person(earlier, gender, genders) or _one_person(before, gender, genders)
            if name is not None:
                found = Mention(start, start + len(token), "person", name, "pronoun")
                antecedents.append(found)
                genders.setdefault(name, gender)
                yield found
        before = here or antecedents or []


def _genders(parsed: Parsed, mentions: Sequence[Mention], names: Sequence[Name]) -> dict[str, str]:
    """Return the gender of the persons whose title tells it, or else their given name."""
    label = {(mention.start, mention.end): mention.name for mention in mentions}
    persons = {mention.name for mention in mentions if mention.kind == "person"}
    found: dict[str, str] = {name: gender for name in persons if (gender := gender_of(name))}
    text = parsed.article.text
    for name in names:
        owner = label.get((name.start, name.end))
        ahead = text[max(0, name.start - 8) : name.start].split()
        for word in (*name.title.lower().split(), *(ahead[-1:] and [ahead[-1].lower()])):
            if owner and (told := titles().get(word)) in {"male", "female"}:
                found[owner] = str(told)
    return found


def _one_person(candidates: Sequence[Mention], gender: str, genders: dict[str, str]) -> str | None:
    """Return the one person among candidates whom a pronoun of this gender fits, None where several do."""
    fitting = {c.name for c in candidates if genders.get(c.name, gender) == gender}
    return fitting.pop() if len(fitting) == 1 else None
