"""A folder of real and hostile inputs of every kind, where it lies beside the project: an answer for every file."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest

from briefing.ingest import ingest
from briefing.ingest.decode import decode
from briefing.model import Article, Skipped

INPUTS = Path(__file__).parents[3] / "shared" / "inputs"
pytestmark = pytest.mark.skipif(not INPUTS.is_dir(), reason=f"no folder of inputs at {INPUTS}")


@pytest.fixture(scope="module")
def answers() -> dict[str, list[Article | Skipped]]:
    """What each file gave, by its path under the folder and without the line or member."""
    found = defaultdict(list)
    known = {path.relative_to(INPUTS).as_posix() for path in INPUTS.rglob("*") if path.is_file()}
    for item in ingest([str(INPUTS)]):
        name = Path(item.path).relative_to(INPUTS).as_posix().split("!/")[0]
        found[name if name in known else name.rpartition(":")[0]].append(item)
    assert set(found) == known
    return found


def test_every_file_has_an_answer_and_every_reason_is_in_words(
    answers: dict[str, list[Article | Skipped]],
) -> None:
    for name, items in answers.items():
        for item in items:
            if isinstance(item, Skipped):
                assert 5 <= len(item.reason) <= 400, (name, item)
                assert "Error" not in item.reason, (name, item)
            else:
                assert item.text.strip(), name


def test_each_kind_is_read_as_what_it_is(answers: dict[str, list[Article | Skipped]]) -> None:
    def titles(name: str) -> list[str | None]:
        return [item.title for item in answers[name] if isinstance(item, Article)]

    def reasons(folder: str) -> list[str]:
        return [
            item.reason
            for name, items in answers.items()
            if name.startswith(folder)
            for item in items
            if isinstance(item, Skipped)
        ]

    assert titles("ninjs/examples/1.4/ninjsExSimpleText1.json") == [
        "Captain of wrecked cruise ship on trial in Italy"
    ]
    assert titles("ninjs/examples/3.0/dpa_text.json") == [
        "Faktencheck Derby-Elfmeter: Hat Schiedsrichter Zwayer recht?"
    ]
    assert titles("pdf/crazyones.pdf") == ["The Crazy Ones"]
    assert titles("docx/features/steps/test_files/par-known-paragraphs.docx") == ["Heading Paragraph"]
    assert set(reasons("pdf/")) == {
        "encrypted: it cannot be read without its password",
        "scanned: no text in it, only pictures",
    }
    assert sum("entities" in reason for reason in reasons("xmlbombs/")) >= 5
    wild = [items for name, items in answers.items() if name.startswith("feedparser/tests/wellformed")]
    assert sum(isinstance(item, Article) for items in wild for item in items) > 200


def test_encodings_and_languages_are_told(answers: dict[str, list[Article | Skipped]]) -> None:
    folder = "charset_normalizer/data/sample-"
    spoken = {
        name.removeprefix(folder).split("-")[0].split(".")[0]: item.language
        for name, items in answers.items()
        for item in items
        if name.startswith(folder) and isinstance(item, Article) and "polish" not in name
    }
    assert spoken == {
        "arabic": "ar", "bulgarian": "bg", "chinese": "zh", "english": "en", "french": "fr", "greek": "el", "hebrew": "he",
        "korean": "ko", "russian": "ru", "spanish": "es", "turkish": "tr",
    }  # fmt: skip


@pytest.mark.parametrize(("name", "share"), [("in-the-wild", 0.9), ("synthetic", 0.85), ("negative", 1.0)])
def test_text_that_was_encoded_twice_is_repaired(name: str, share: float) -> None:
    cases = json.loads((INPUTS / "ftfy" / "tests" / "test-cases" / f"{name}.json").read_text())
    right = sum(
        _repaired(case["original"]) == _shown(case.get("fixed-encoding", case["fixed"])) for case in cases
    )
    assert right >= share * len(cases)


def _repaired(text: str) -> str:
    return decode(text.encode())[0]


def _shown(text: str) -> str:
    from briefing.ingest.decode import harmless

    return harmless(text)
