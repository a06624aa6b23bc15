"""The views by name: their titles, and the keys that lead to them."""

from __future__ import annotations

TITLES = {
    "summary": "Summary",
    "actors": "Actors",
    "numbers": "Key numbers",
    "questions": "Open questions",
    "source": "Source",
    "timeline": "Timeline",
    "articles": "Stories and articles",
    "found": "Found",
}
DIGITS = {
    "summary": "1",
    "actors": "2",
    "numbers": "3",
    "questions": "4",
    "source": "5",
    "timeline": "6",
    "articles": "0",
    "found": "F3",
}
