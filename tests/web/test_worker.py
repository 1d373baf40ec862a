"""A worker process by itself: frames in, frames out."""

import dataclasses
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import ENDLESS

from fztgraph.store.layout import database_dir, generation_dir
from fztgraph.web.limits import Limits
from fztgraph.web.questions import LENGTHS_SIZE, Question, frame_lengths, question_header, to_frame


class Piped:
    """A worker at the other end of two pipes."""

    def __init__(self, database: Path) -> None:
        settings = json.dumps({"limits": dataclasses.asdict(Limits(rows=2)), "hosts": []})
        command = [sys.executable, "-P", "-m", "fztgraph.web.worker", str(database), settings]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, text: str) -> tuple[dict, bytes]:
        self.send(text)
        return self.receive()

    def send(self, text: str) -> None:
        self.process.stdin.write(to_frame(question_header(Question(text))))
        self.process.stdin.flush()

    def receive(self) -> tuple[dict, bytes]:
        header, body = frame_lengths(self.process.stdout.read(LENGTHS_SIZE))
        return json.loads(self.process.stdout.read(header)), self.process.stdout.read(body)


@pytest.fixture
def worker(documents: Path) -> Iterator[Piped]:
    piped = Piped(database_dir(generation_dir(documents, 1)))
    with piped.process:
        assert piped.receive() == ({"ready": True}, b"")
        yield piped
        piped.process.kill()


def test_it_answers_one_question_after_another(worker: Piped) -> None:
    assert worker.ask("ASK {}") == (
        {"media_type": "application/sparql-results+json", "encoding": None, "rows": 1, "size": 26},
        b'{"head":{},"boolean":true}',
    )
    assert worker.ask("ASK {")[0]["problem"] == "MALFORMED_QUERY"
    assert worker.ask("SELECT * { VALUES ?a { 1 2 3 } }")[0]["members"] == {"limit": 2}


def test_it_ends_with_its_input_even_in_the_middle_of_a_query(worker: Piped) -> None:
    worker.send(ENDLESS)
    worker.process.stdin.close()
    assert worker.process.wait(10) == 0


def test_it_leaves_ctrl_c_to_the_service(worker: Piped) -> None:
    worker.process.send_signal(signal.SIGINT)
    assert worker.ask("ASK {}")[1]


def test_it_says_why_a_store_does_not_open(tmp_path: Path) -> None:
    piped = Piped(tmp_path / "nothing")
    with piped.process:
        assert "failed" in piped.receive()[0]


def test_it_loads_little() -> None:
    heavy = {"starlette", "rdflib", "spacy", "numpy", "asyncio"}
    code = f"import sys, fztgraph.web.worker; print(*{heavy} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "\n"
