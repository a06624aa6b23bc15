"""Who reads: what is started for it, and when the language model is loaded."""

from __future__ import annotations

import pytest

from briefing.config import Settings
from briefing.model import Article
from briefing.reading import readers_for
from briefing.workers import Workers

ARTICLE = Article("a", "a.txt", "The council met.", ())


@pytest.mark.parametrize("reading", [True, False])
def test_workers_load_the_model_early_where_they_are_to_read(
    monkeypatch: pytest.MonkeyPatch, *, reading: bool
) -> None:
    ready: list[Workers] = []
    monkeypatch.setattr(Workers, "make_ready", lambda pool: ready.extend([pool]))
    with readers_for([ARTICLE], Settings(), apart=True, reading=reading) as readers:
        assert (readers in ready) is reading
    with readers_for([ARTICLE], Settings(), apart=False, reading=True) as readers:
        assert readers is None
