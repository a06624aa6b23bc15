"""Learn which terms are common in news of any kind: `python -m training.terms`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from briefing.fuse.terms import term, words
from training import gold

TABLE = Path(__file__).parent.parent / "briefing" / "data" / "common_terms.yaml"
FEWEST = 7
"""Articles that hold a term before its share means something; also keeps the names of single stories out."""


def main() -> None:
    """Write the share of the train articles that hold each common term."""
    articles = [item.article for item in gold.load("train")]
    held = Counter(
        name
        for article in articles
        for name in {term(word) for block in article.body for word in words(article.block_text(block))}
        if name
    )
    shares = {name: count / len(articles) for name, count in sorted(held.items()) if count >= FEWEST}
    lines = [f'"{name}": {share:.2f}' for name, share in shares.items()]
    head = f"# Made by `python -m training.terms` from {len(articles)} articles: the share that holds each term.\n"
    TABLE.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} terms")


if __name__ == "__main__":
    main()
