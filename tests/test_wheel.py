"""The wheel has all that it needs: it is built, installed into an empty environment, and used far from the checkout."""

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.wheel

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    built = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an environment that has nothing but the wheel and what it depends on."""
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, with_pip=True)
    pip = [environment / "bin" / "python", "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-input"]
    subprocess.run([*pip, wheel], check=True, env=clean_environment())
    return environment / "bin" / "fztgraph"


def clean_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "FZTGRAPH", "COV"))}


def knowledge_and_code() -> set[str]:
    """The names in the wheel of all files of the package and of the ontology."""
    places = {ROOT / "fztgraph": "fztgraph", ROOT / "ontology": "fztgraph/ontology"}
    return {
        f"{place}/{path.relative_to(folder).as_posix()}"
        for folder, place in places.items()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_has_every_file_of_the_package_and_the_ontology(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert names == knowledge_and_code()


@pytest.mark.parametrize("suffix", ["py.typed", ".ttl", ".csv", ".toml", ".rq", ".js", ".css", ".html", ".json"])
def test_the_wheel_has_files_of_each_kind(wheel: Path, suffix: str) -> None:
    assert [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith(suffix)]


@pytest.mark.parametrize("name", ["yasgui.min.js", "yasgui.min.css", "THIRD-PARTY.txt"])
def test_the_wheel_has_the_scripts_of_the_query_page_and_their_licences(wheel: Path, name: str) -> None:
    file = zipfile.ZipFile(wheel).getinfo(f"fztgraph/web/static/yasgui/{name}")
    assert file.file_size > 50_000


def test_the_wheel_has_its_licence(wheel: Path) -> None:
    assert [name for name in zipfile.ZipFile(wheel).namelist() if name.endswith("licenses/LICENSE")]


def test_the_installed_command_does_the_main_job_far_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / "corpus" / "newsletters" / "issue-238.md", tmp_path)

    def run(*arguments: str) -> str:
        command = [installed, *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=clean_environment(), capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    assert "11 articles" in run("refresh", "issue-238.md")
    count = "SELECT (COUNT(*) AS ?n) { ?claim a fzt:Claim }"
    assert int(run("query", count, "--format", "csv").split()[1]) > 10
    run("view", "-o", "page.html")
    assert "绥芬河" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "nothing is wrong" in run("check")
