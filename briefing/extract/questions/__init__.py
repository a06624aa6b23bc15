"""Open questions: what the text itself leaves open, each resting on one sentence.

A linear model says which sentences leave something open, others of which kind and how much it
matters; patterns over the parse make questions of their clauses, and a last model takes the
question that a reader would ask. A sentence of which no well-formed question can be made is shown
itself, with its cue marked.
"""

from __future__ import annotations

from briefing.extract.questions.find import find_questions, look_for_questions

__all__ = ["find_questions", "look_for_questions"]
