"""What each view shows and how it decides, in about ten lines, for the help; the page wraps them to its width."""

from __future__ import annotations

ABOUT = {
    "summary": """\
Whole sentences of the articles that together tell most of the story, best first; s shows them as told.
Chosen by their place, the words they share with the rest, and the actors and numbers in them, with weights \
learned from articles that careful readers marked; no sentence repeats another, and one that cannot stand \
alone comes only where nothing better is there. + and - make it longer and shorter.
After a sentence, in grey: who printed it. Below: what changed since the last time you looked.
Signs before a line: ★ starred, ✓ read, + new since the reading before, x hidden (X shows those).""",
    "actors": """\
Persons, organisations, states and groups that act, speak, decide or are acted upon; not the places where \
things merely happen. P person, O organisation, S state, G group; the number and its bar count mentions, \
pronouns included where it is clear whom they mean; then the role, and how many sources name the actor.
Each actor of the world stands once: surnames, titles, demonyms and seats of government (Ankara says) are \
brought together. Where that went wrong: m merges two, c changes the kind, e the role, x hides, u undoes.
X lists the hidden ones below the others; x on one of them takes it back.
enter opens an actor: what it said, the numbers in its sentences, its ties, and every sentence about it.
Ties are read off the words: two actors close together in a sentence with met, accused, backed or the like \
between them; everything else is "named with". A tie is where to look, not a finding.""",
    "numbers": """\
Quantities with what they count, the most telling first: casualties, money and rates before "two sides".
≈ about, ≥ at least, ≤ at most, > more than, < less than; a word stands where the text gives no figure \
(dozens). A figure marked damaged is unreadable in the text and is never guessed. After — stands who says so.
Where several sources give the same quantity it stands once: = they agree, ≠ they differ, ↻ a later \
article corrects it, single source: several articles of one; below, each value with a bar and its sources, \
and each opens its own sentence.
s orders by kind, size or number of sources.""",
    "questions": """\
What the articles leave open, by kind: pending (not decided yet), disputed (parties contradict each other), \
forecast (may happen), unverified (one or an unnamed source), unknown (said not to be known), asked outright.
Of many, the most important stand first, with at least two disputes where there are any.
A question that the articles answer is not open; one that was open before stands under Answered with its \
answer. In a dispute the sides stand under one another, each with its sentence.
Likelihood words are read on the scale of ICD 203, from very unlikely to almost certain.
Above the questions: the words that you watch (watch: in config.yaml).
s orders by likelihood, or by how many days a question has been open.""",
    "source": """\
The whole article as it was read. The sentence of the chosen line is marked with ▌ and highlighted, other \
sentences of the same item are underlined; n and N go from one to the next.
What is not the story (captions, links, credits) is dimmed and named. Numbers are lines of the file.
/ finds words in this article, o opens the file at this line in $PAGER, E in $EDITOR.""",
    "timeline": """\
The dates that the articles name, each with its sentence. Words such as "Wednesday" or "last week" are \
resolved from the day of the article, by the tense of the verb; what cannot be resolved is left out.
The plot above shows how often each stretch of time is named, from first to last.
● happened, ◇ announced or still ahead, │ another sentence of the same date. s turns the order round.""",
    "articles": """\
The stories, those of most sources first, with their articles; enter on a story shows it alone in all panes, \
] and [ go from one story to the next, esc or h shows all again. A story is told by its names and words; \
» is a copy of another article (wire copy, trimmed or retitled): copies count as one source.
Below: what could not be read, with the reason. s orders by date, publisher or title.""",
    "found": """\
The lines of all panes that hold all the words you looked for, then the places in the articles where they \
stand together. n and N go from one to the next, enter shows the source, F3 looks for other words.""",
}
