"""Fuzzing by atheris: it watches which code an input reaches, and keeps what reaches more."""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn


def guided(minutes: float, folder: Path | None) -> NoReturn:
    """Fuzz for that long; atheris writes what breaks a promise as `crash-*` and ends the process itself.

    The first byte of an input chooses what reads the rest: a reader, or the settings.
    """
    if find_spec("atheris") is None:
        sys.exit("--guided needs atheris: pip install atheris")
    import atheris

    # What is watched must be imported here, not before: watching changes the code as it is loaded.
    with atheris.instrument_imports(include=["briefing"]):
        from fuzz.properties import ENDINGS, MOST_BYTES, SECONDS, check_reader, check_settings, seeds

        readers = import_module("briefing.ingest")
        for module in pkgutil.iter_modules(readers.__path__):
            import_module(f"briefing.ingest.{module.name}")

    def once(raw: bytes) -> None:
        choice = raw[0] % (len(ENDINGS) + 1) if raw else 0
        if choice == len(ENDINGS):
            check_settings(raw[1:])
        else:
            check_reader(ENDINGS[choice], raw[1:])

    with TemporaryDirectory() as corpus:
        for number, (ending, raw) in enumerate(seeds(folder)):
            choice = ENDINGS.index(ending) if ending in ENDINGS else ENDINGS.index(".txt")
            Path(corpus, str(number)).write_bytes(bytes([choice]) + raw)
        settings = Path(__file__).parent.parent.parent / "config.yaml"
        if settings.is_file():
            Path(corpus, "settings").write_bytes(bytes([len(ENDINGS)]) + settings.read_bytes())
        limits = [f"-max_total_time={int(60 * minutes)}", f"-max_len={MOST_BYTES}", f"-timeout={SECONDS}"]
        atheris.Setup([sys.argv[0], *limits, corpus], once)
        atheris.Fuzz()
    sys.exit()
