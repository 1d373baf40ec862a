"""``fztgraph site``: wrong usage is told in one line before anything is made."""

from pathlib import Path

import pytest

from fztgraph.cli import main


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--base", "ftz"], "--base 'ftz' is no address; write https://HOST/PATH/ or /PATH/"),
        (["--processes", "0"], "--processes: 0 is not above 0"),
        (["--lang", "de"], "argument --lang: 'de' is unknown; choose one of zh, en, both"),
    ],
)
def test_wrong_usage_is_told(
    arguments: list[str], problem: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status = main(["site", "-o", str(tmp_path / "site"), *arguments])
    except SystemExit as stopped:
        status = int(stopped.code or 0)
    assert status == 2
    assert problem in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_without_a_store_it_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["site", "-o", str(tmp_path / "site"), "--store", str(tmp_path / "none")]) == 1
    assert "run `fztgraph refresh PATH...` to build one" in capsys.readouterr().err
