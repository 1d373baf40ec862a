"""The project keeps the habits that it has written down."""

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import fztgraph

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted(path.relative_to(ROOT) for path in (ROOT / "fztgraph").rglob("*.py"))

#: Package registries, their mirrors, and folders that only one machine has.
REGISTRIES = re.compile(
    r"\b(pypi|pythonhosted|npmjs|debian|ubuntu|tsinghua|aliyun|ustc)\.(org|com|net|edu\.cn|io)\b", re.IGNORECASE
)
MACHINE_PATHS = re.compile(r"""(?:^|[\s"'`(=:])/(?:work|root|home|Users|opt|mnt)/[\w.]""")


def dotted(module: Path) -> str:
    return ".".join(module.with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> set[str]:
    """The modules that a file imports, and those that it takes names from."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@cache
def modules_under_test() -> frozenset[str]:
    """The modules that have a test file or are imported by tests, and what those import from their own folder."""
    by_tests = set().union(*(imports(path) for path in (ROOT / "tests").rglob("*.py")))
    pending = [module for module in MODULES if has_test_file(module) or dotted(module) in by_tests]
    found = set(pending)
    while pending:
        module = pending.pop()
        inner = {
            other for other in MODULES if other.parent == module.parent and dotted(other) in imports(ROOT / module)
        }
        pending += inner - found
        found |= inner
    return frozenset(map(dotted, found))


def has_test_file(module: Path) -> bool:
    return (ROOT / "tests" / module.parent.relative_to("fztgraph") / f"test_{module.stem}.py").is_file()


def tracked_files() -> list[Path]:
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listing.returncode:
        pytest.skip("this is not a checkout")
    return [ROOT / name for name in listing.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def findings(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    found = []
    for path in files:
        text = path.read_bytes().decode("utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {match[0].strip()}" for match in pattern.finditer(text)]
    return found


def functions(module: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_many_modules_are_looked_at() -> None:
    assert len(MODULES) > 40


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_has_at_most_400_lines(module: Path) -> None:
    assert len((ROOT / module).read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_function_has_at_most_60_lines(module: Path) -> None:
    long = [f.name for f in functions(module) if (f.end_lineno or f.lineno) - f.lineno >= 60]
    assert long == []


@pytest.mark.parametrize("module", [m for m in MODULES if m.stem not in {"__init__", "__main__"}], ids=str)
def test_a_module_is_tested_by_itself_or_through_a_neighbour(module: Path) -> None:
    assert dotted(module) in modules_under_test()


def test_no_registry_is_named() -> None:
    files = [path for path in tracked_files() if path != Path(__file__).resolve()]
    assert findings(REGISTRIES, files) == []


def test_what_is_imported_is_declared() -> None:
    """What other packages bring along may stop coming."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["research"]]
    declared = {re.match(r"[\w.-]+", line)[0].lower().replace("-", "_") for line in lines}
    modules = {name.split(".")[0] for module in MODULES for name in imports(ROOT / module)}
    foreign = modules - set(sys.stdlib_module_names) - {"fztgraph"}
    distributions = {module: packages_distributions()[module] for module in foreign}
    assert {
        m for m, names in distributions.items() if not {n.lower().replace("-", "_") for n in names} & declared
    } == set()


def test_no_path_of_one_machine_is_named() -> None:
    files = [path for path in tracked_files() if path != Path(__file__).resolve()]
    assert findings(MACHINE_PATHS, files) == []


def test_the_changelog_opens_each_line_with_its_area() -> None:
    lines = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("-") and not re.match(r"- [\w ,]+: ", line)] == []


def test_the_changelog_has_the_version_or_unreleased_work() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## Unreleased" in text or f"## {fztgraph.__version__}" in text


def test_the_installed_version_is_the_package_version() -> None:
    from importlib.metadata import version

    assert version("fztgraph") == fztgraph.__version__


@pytest.mark.parametrize("target", ["run", "test", "lint", "format", "bench", "docs", "clean", "help"])
def test_make_help_names_each_target(target: str) -> None:
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert f"make {target} " in shown


@pytest.mark.parametrize("script", [".ci/run", ".ci/venv", ".ci/browser"])
def test_scripts_are_executable_and_parse(script: str) -> None:
    path = ROOT / script
    assert path.stat().st_mode & 0o100
    shell = path.read_text(encoding="utf-8").splitlines()[0].rsplit("/", 1)[-1].removeprefix("env ")
    subprocess.run([shell, "-n", str(path)], check=True)
