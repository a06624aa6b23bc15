"""What every test has: its own folders instead of the user's, nothing of the user's environment, and no network."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")  # a busy machine is no fault of the code
SEED = Path(__file__).parent.parent / "seeds"
NO_NETWORK = Path(__file__).parent / "no_network"
runpy.run_path(str(NO_NETWORK / "sitecustomize.py"))
os.environ["PYTHONPATH"] = os.pathsep.join(
    [str(NO_NETWORK), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
)


def pytest_xdist_auto_num_workers() -> int:
    """Run one test more than there are cores, four at the most: half of the time tests wait for a screen to settle."""
    return min(4, 1 + (os.cpu_count() or 1))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Let a test, with its fixtures, talk to servers on this machine where it is marked so."""
    if item.get_closest_marker("loopback"):
        os.environ["TEST_LOOPBACK"] = "1"
    else:
        os.environ.pop("TEST_LOOPBACK", None)


@pytest.fixture(autouse=True)
def own_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point configuration, cache and state at empty folders, and clear BRIEFING_* variables."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("HOME", str(home))
    for name in list(os.environ):
        if name.startswith("BRIEFING_"):
            monkeypatch.delenv(name)


@pytest.fixture
def seed() -> Path:
    """The folder with the real article that comes with the project."""
    return SEED


@pytest.fixture(scope="session")
def cache_of_the_seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which the article of the seed has been read."""
    home = tmp_path_factory.mktemp("read")
    places = {f"XDG_{name}_HOME": str(home / name) for name in ("CACHE", "STATE", "CONFIG")}
    command = [sys.executable, "-m", "briefing", str(SEED), "--format", "json"]
    subprocess.run(
        command, check=True, capture_output=True, env={**os.environ, **places}, stdin=subprocess.DEVNULL
    )
    return home / "CACHE"


@pytest.fixture
def read_before(cache_of_the_seed: Path, own_places: None) -> None:
    """Start with the article of the seed in the cache: for commands whose answer is looked at, not their reading."""
    shutil.copytree(cache_of_the_seed, os.environ["XDG_CACHE_HOME"])
