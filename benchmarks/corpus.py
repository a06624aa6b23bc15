"""News-like articles that nobody wrote: events, parties, tolls and quotations put together by a seeded dice.

Only length, shape and variety matter: about 350 words an article, half a dozen articles an event, a share of
wire copies under other titles.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

PER_EVENT = 6
PER_FILE = 1000
FIRST_DAY = date(2031, 1, 6)
_SYLLABLES = (
    "ar bel cor dan el fen gor hal il jor kel lam mor nav or pel quin ros sel tam ul vor wen yar zel".split()
)
_FIRST = (
    "Anna Boris Carla David Elena Farid Greta Hassan Irina Jonas Karim Lena Marek Nadia Omar Paula".split()
)
_EVENTS = ["flood", "strike", "fire", "vote", "ceasefire", "derailment", "outbreak", "blackout", "summit"]
_OFFICES = [
    "Interior Minister",
    "Mayor",
    "Prime Minister",
    "police spokesman",
    "Health Minister",
    "President",
]
_THINGS = ["soldiers", "residents", "passengers", "workers", "houses", "refugees", "patients", "vehicles"]
_VERBS = ["killed", "injured", "evacuated", "displaced", "arrested", "missing", "rescued", "treated"]
_SENTENCES = [
    "At least {n} {things} were {verb} in {place} on {day}, officials said.",
    '"We will not rest until every one of the {n} {things} is found," {office} {person} said.',
    "{person}, who visited {place} on {day}, said the {event} had cost about ${m} million.",
    "The government of {land} denied that it had been warned of the {event}.",
    "{org} said that more than {n} {things} in {place} were still without help.",
    "It was not clear how many {things} had been {verb} outside {place}.",
    "{land} and {other} are expected to hold talks on {day} about the {event}.",
    "According to {org}, {p} percent of the {things} in {place} could be {verb} by the end of the month.",
    "{person} accused {other} of hiding the number of {things} {verb} in the {event}.",
    "Witnesses near {place} described hours of confusion after the {event} began.",
    "The road between {place} and the border has been closed since {day}.",
    "Parliament will vote next week on a plan by {office} {person} to rebuild {place}.",
    "Rescue teams from {other} reached {place} late on {day} with food and blankets.",
    "{org} called on {land} to publish its findings, which officials have so far refused to do.",
    "Prices in {place} rose by {p}.{q} percent in the week after the {event}.",
]


def write(path: Path, count: int, *, copies: float = 0.0, seed: int = 1) -> Path:
    """Write `count` articles as JSON lines, a share of them copies of the one before; return the path."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(article) + "\n" for article in articles(count, copies=copies, seed=seed))
    return path


def write_folder(folder: Path, count: int, *, copies: float = 0.0, seed: int = 1) -> Path:
    """Write `count` articles as a folder of files of a thousand each, which stay under the limit of a file."""
    folder.mkdir(parents=True)
    source = articles(count, copies=copies, seed=seed)
    for at in range(0, count, PER_FILE):
        lines = (json.dumps(article) + "\n" for article in islice(source, PER_FILE))
        (folder / f"{at // PER_FILE:04}.jsonl").write_text("".join(lines), encoding="utf-8")
    return folder


def articles(count: int, *, copies: float = 0.0, seed: int = 1) -> Iterator[dict[str, str]]:
    """Yield articles with id, title, text, date and publisher; the same for the same arguments."""
    dice = random.Random(seed)
    before: dict[str, str] | None = None
    event: dict[str, str] = {}
    for at in range(count):
        if at % PER_EVENT == 0:
            event = _event(dice)
        day = FIRST_DAY + timedelta(days=at // 200)
        publisher = f"{_name(dice)} Times"
        if before is not None and dice.random() < copies:
            title, text = f"{publisher}: {before['title']}", before["text"]
        else:
            title = f"{event['event'].capitalize()} in {event['place']}: {event['land']} asks for help"
            text = _text(dice, event)
        before = {
            "id": f"{seed}-{at}",
            "title": title,
            "text": text,
            "published": day.isoformat(),
            "publisher": publisher,
        }
        yield before


def _name(dice: random.Random) -> str:
    return "".join(dice.sample(_SYLLABLES, dice.choice((2, 3)))).capitalize()


def _event(dice: random.Random) -> dict[str, str]:
    return {
        "event": dice.choice(_EVENTS),
        "place": _name(dice),
        "land": _name(dice) + "ia",
        "other": _name(dice) + "land",
        "org": f"the {_name(dice)} {dice.choice(('Agency', 'Council', 'Committee', 'Institute'))}",
    }


def _text(dice: random.Random, event: dict[str, str]) -> str:
    people = [f"{dice.choice(_FIRST)} {_name(dice)}" for _ in range(4)]
    paragraphs = []
    for _ in range(9):
        sentences = dice.sample(_SENTENCES, dice.choice((2, 3)))
        filled = (
            sentence.format(
                **event,
                person=dice.choice(people),
                office=dice.choice(_OFFICES),
                things=dice.choice(_THINGS),
                verb=dice.choice(_VERBS),
                day=dice.choice(("Monday", "Tuesday", "Thursday", "Saturday")),
                n=dice.randrange(3, 4000),
                m=dice.randrange(2, 900),
                p=dice.randrange(2, 90),
                q=dice.randrange(1, 9),
            )
            for sentence in sentences
        )
        paragraphs.append(" ".join(sentence[0].upper() + sentence[1:] for sentence in filled))
    return "\n\n".join(paragraphs)
