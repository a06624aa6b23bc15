"""sumy's summarizers over our sentences, and our own as one of them.

Importing sumy brings NLTK, half a second that the default method does not need, so this module is
imported only where one of its methods is wanted. sumy rates sentences by their text, so each text is
given once; its tokenizer is replaced, because NLTK's data cannot be had.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any
from warnings import catch_warnings, simplefilter

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers import AbstractSummarizer

from briefing.fuse.sentence_features import Candidate, candidates
from briefing.fuse.summary import Chosen, choose, lead
from briefing.fuse.terms import stopwords, term, words
from briefing.model import Article, Block, Extraction, Reading
from briefing.model import Sentence as Stretch

SUMMARIZERS = {
    "lexrank": ("lex_rank", "LexRankSummarizer"),
    "textrank": ("text_rank", "TextRankSummarizer"),
    "lsa": ("lsa", "LsaSummarizer"),
    "luhn": ("luhn", "LuhnSummarizer"),
    "kl": ("kl", "KLSummarizer"),
    "sumbasic": ("sum_basic", "SumBasicSummarizer"),
}
MOST_SENTENCES = 1000
"""sumy's LexRank and TextRank compare all pairs of sentences in Python: a thousand take seconds."""


class NewsTokenizer:
    """Cuts text into words as our own method does; takes the place of sumy's tokenizer."""

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(words(text))

    def to_sentences(self, text: str) -> tuple[str, ...]:
        return (text,)


class BriefingSummarizer(AbstractSummarizer):  # type: ignore[misc] # sumy has no types
    """The default method as a sumy summarizer; headings are read as the title."""

    def __call__(self, document: Any, sentences_count: Any) -> tuple[Any, ...]:
        """Return the best sentences in the order of the document, as sumy's own summarizers do."""
        sentences = document.sentences
        reading, orders = _as_reading(document)
        wanted = sentences_count if isinstance(sentences_count, int) else len(sentences)
        ranked = choose(candidates(0, reading), wanted)
        ratings = {orders[one.start]: len(ranked) - rank for rank, (one, _) in enumerate(ranked)}
        places = iter(range(len(sentences)))
        best: tuple[Any, ...] = self._get_best_sentences(
            sentences, sentences_count, lambda _: ratings.get(next(places), 0)
        )
        return best


def choose_with_sumy(method: str, sentences: Sequence[Candidate], count: int) -> list[Chosen]:
    """Return the sentences that a summarizer of sumy rates highest, the highest first.

    Gives the first sentences, and says so, where sumy cannot tell the sentences apart.
    """
    unique = list({one.text: one for one in reversed(sentences)}.values())[::-1]
    note = ""
    if len(unique) > MOST_SENTENCES:
        unique = [one for one, _ in lead(unique, MOST_SENTENCES)]
        note = f" among the first {MOST_SENTENCES} sentences"
    try:
        rated = _rated(method, [one.text for one in unique])
    except (ArithmeticError, IndexError, KeyError, ValueError):
        rated = []
    ranked = sorted(rated, key=lambda info: (-info.rating, info.order))[:count]
    if not rated or (len(rated) > 1 and len({info.rating for info in rated}) == 1):
        return [(one, f"{why}; {method} found nothing to compare") for one, why in lead(unique, count)]
    return [(unique[info.order], f"{method} rating {info.rating:.3g}{note}") for info in ranked]


def _rated(method: str, texts: Sequence[str]) -> list[Any]:
    """Return sumy's records of rated sentences: `sentence`, `order`, `rating`."""
    module, name = SUMMARIZERS[method]
    summarizer = getattr(import_module(f"sumy.summarizers.{module}"), name)(_stem)
    if hasattr(summarizer, "stop_words"):
        summarizer.stop_words = stopwords()
    tokenizer = NewsTokenizer()
    document = ObjectDocumentModel([Paragraph([Sentence(text, tokenizer)]) for text in texts])
    rated: list[Any] = []

    def keep(infos: Sequence[Any]) -> Sequence[Any]:
        """Stand where sumy cuts its list, to see all of it."""
        rated.extend(infos)
        return infos

    with catch_warnings():
        # sumy's LSA warns of documents with fewer words than sentences, which are no fault here.
        simplefilter("ignore")
        summarizer(document, keep)
    return rated


def _stem(word: str) -> str:
    return term(word) or word


def _as_reading(document: Any) -> tuple[Reading, dict[int, int]]:
    """Return a sumy document as an article, and the order of its sentences by their offset."""
    text = ""
    blocks: list[Block] = []
    stretches: list[Stretch] = []
    orders: dict[int, int] = {}
    for paragraph in document.paragraphs:
        start = len(text)
        for sentence in paragraph.sentences:
            orders[len(text)] = len(stretches)
            stretches.append(Stretch(len(text), len(text) + len(str(sentence)), len(blocks)))
            text += f"{sentence} "
        blocks.append(Block(start, len(text), "body"))
    title = " ".join(map(str, document.headings)) or None
    return Reading(Article("", "", text, tuple(blocks), title=title), Extraction(tuple(stretches))), orders
