"""Several who ask the same at once share one run, over real HTTP and in the event loop."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from serving import ENDLESS

from fztgraph.web.answers import Answer, Answers
from fztgraph.web.limits import Limits
from fztgraph.web.pool import Pool
from fztgraph.web.problems import Kind, ProblemError
from fztgraph.web.questions import Question, Reply

#: Takes a third of a second.
SLOW = "SELECT (COUNT(*) AS ?n) {" + "".join(f"VALUES ?v{n} {{ 0 1 2 3 4 5 6 7 8 9 }}" for n in range(6)) + "}"


class CountingPool(Pool):
    """Counts what it is asked."""

    asked = 0

    async def ask(self, question: Question) -> Reply:
        self.asked += 1
        return await super().ask(question)


Work = Callable[[Answers, CountingPool], Coroutine[Any, Any, Any]]


@pytest.fixture
def do(documents: Path) -> Callable[[Work], Any]:
    """Do some work with answers of a pool."""

    async def with_pool(work: Work) -> Any:
        pool = CountingPool(documents, Limits(time=2), workers=2)
        await pool.open()
        try:
            return await work(Answers(pool), pool)
        finally:
            await pool.close()

    return lambda work: asyncio.run(with_pool(work))


def test_equal_questions_share_one_run(do: Callable[[Work], Any]) -> None:
    async def ask(answers: Answers, pool: CountingPool) -> tuple[list[Answer], int]:
        return await asyncio.gather(*(answers.ask(Question(SLOW)) for _ in range(20))), pool.asked

    answers, asked = do(ask)
    assert asked == 1
    assert len({answer.tag for answer in answers}) == 1
    assert b'"1000000"' in answers[-1].reply.body


@pytest.mark.parametrize(
    "others",
    [Question(SLOW, gzip=True), Question(SLOW, results_type="text/csv"), Question(SLOW, default_graphs=("urn:x",))],
)
def test_other_forms_and_graphs_are_other_questions(do: Callable[[Work], Any], others: Question) -> None:
    async def ask(answers: Answers, pool: CountingPool) -> int:
        await asyncio.gather(answers.ask(Question(SLOW)), answers.ask(others))
        return pool.asked

    assert do(ask) == 2


def test_what_differs_each_time_is_not_shared(do: Callable[[Work], Any]) -> None:
    async def ask(answers: Answers, _: CountingPool) -> list[Answer]:
        return await asyncio.gather(*(answers.ask(Question("SELECT (STRUUID() AS ?id) {}")) for _ in range(3)))

    assert len({answer.reply.body for answer in do(ask)}) == 3


def test_one_who_goes_away_takes_nothing_from_the_others(do: Callable[[Work], Any]) -> None:
    async def ask(answers: Answers, pool: CountingPool) -> tuple[Answer, int]:
        asks = [asyncio.ensure_future(answers.ask(Question(SLOW))) for _ in range(3)]
        await asyncio.sleep(0.05)
        asks[0].cancel()
        asks[1].cancel()
        return await asks[2], pool.asked

    answer, asked = do(ask)
    assert (answer.reply.rows, asked) == (1, 1)


def test_the_last_who_goes_away_stops_the_run_and_the_next_begins_anew(do: Callable[[Work], Any]) -> None:
    async def ask(answers: Answers, pool: CountingPool) -> tuple[set[int], set[int], int]:
        before = set(pool.pids)
        asks = [asyncio.ensure_future(answers.ask(Question(ENDLESS))) for _ in range(3)]
        await asyncio.sleep(0.3)
        for each in asks:
            each.cancel()
        await asyncio.sleep(0)
        again = asyncio.ensure_future(answers.ask(Question(ENDLESS)))
        await asyncio.sleep(0.5)
        return before, set(pool.pids), pool.asked + again.cancel()

    before, after, asked = do(ask)
    assert before - after
    assert asked == 3


def test_a_problem_is_told_to_all_who_asked(do: Callable[[Work], Any]) -> None:
    async def ask(answers: Answers, pool: CountingPool) -> tuple[list[Any], int]:
        asks = [answers.ask(Question(ENDLESS)) for _ in range(3)]
        return await asyncio.gather(*asks, return_exceptions=True), pool.asked

    problems, asked = do(ask)
    assert asked == 1
    assert [isinstance(problem, ProblemError) and problem.kind for problem in problems] == [Kind.TIME_LIMIT] * 3
