"""A number as read, with what it was read from, before it is judged."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.extract.numbers.candidates import Candidate
from briefing.extract.numbers.noun_phrases import Counted
from briefing.extract.parse import ParsedSentence
from briefing.model import Number


@dataclass(frozen=True, slots=True)
class Found:
    """A number with the candidate, the noun and the sentence that it was read from."""

    number: Number
    candidate: Candidate
    counted: Counted | None
    sentence: ParsedSentence
