"""Checks that wheel and sdist hold what they should and nothing else: `python .ci/archives.py DIST`."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

DIST_INFO = {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE", "licenses/NOTICE"}


def tracked() -> set[str]:
    """Return the files of the project as git knows them, those of its workshop (`.ci`, `.gitignore`) left out."""
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, check=True, text=True).stdout
    return {name for name in listed.split("\0") if name and not name.startswith(".")}


def differences(what: str, found: set[str], wanted: set[str]) -> list[str]:
    return [f"{what} lacks {name}" for name in sorted(wanted - found)] + [
        f"{what} has {name}, which does not belong there" for name in sorted(found - wanted)
    ]


def main(folder: Path) -> int:
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    stem = "-".join(wheel.name.split("-")[:2])
    project = tracked()
    with zipfile.ZipFile(wheel) as archive:
        in_wheel = {name for name in archive.namelist() if not name.endswith("/")}
        changed = [
            name for name in sorted(in_wheel & project) if archive.read(name) != Path(name).read_bytes()
        ]
    with tarfile.open(sdist) as archive:
        in_sdist = {member.name.partition("/")[2] for member in archive if member.isfile()}
    wanted = {name for name in project if name.startswith("briefing/")}
    wanted |= {f"{stem}.dist-info/{name}" for name in DIST_INFO}
    wrong = [f"the wheel has another {name} than the project" for name in changed]
    wrong += differences("the wheel", in_wheel, wanted)
    wrong += differences("the sdist", in_sdist, project | {"PKG-INFO", ".gitignore"})
    print("\n".join(wrong) or f"{wheel.name}: {len(in_wheel)} files; {sdist.name}: {len(in_sdist)} files")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
