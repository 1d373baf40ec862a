"""Pages wait for the names only as long, and as many, as others can do without the threads."""

from concurrent.futures import Future, ThreadPoolExecutor
from typing import cast

import pytest

from fztgraph.explorer.index import Index, StoppedError
from fztgraph.explorer.source import Source
from fztgraph.web.editions import Edition
from fztgraph.web.present import Kept, Opened
from fztgraph.web.problems import ProblemError


def opened(indexed: "Future[Index]") -> Opened:
    return Opened(cast("Edition", None), cast("Source", None), indexed, Kept())


def test_a_few_wait_for_the_names_and_others_are_told() -> None:
    indexed: Future[Index] = Future()
    present, names = opened(indexed), cast("Index", object())
    with ThreadPoolExecutor(2) as threads:
        waiting = [threads.submit(present.index) for _ in range(2)]
        while present.seats._value:
            pass
        with pytest.raises(ProblemError, match="still being read"):
            present.index()
        indexed.set_result(names)
        assert [each.result() for each in waiting] == [names, names]
    assert present.index() is names


def test_names_that_are_no_longer_read_are_told_of() -> None:
    indexed: Future[Index] = Future()
    indexed.set_exception(StoppedError())
    with pytest.raises(ProblemError, match="still being read"):
        opened(indexed).index()
