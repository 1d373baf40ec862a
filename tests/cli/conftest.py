"""Stores of small generations, for the commands that tell, compare and change them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sample_generations import Articles, publish


@pytest.fixture
def published(tmp_path: Path) -> Callable[..., Path]:
    """A function that publishes generations one after the other, and returns the folder of their store."""

    def run(*generations: Articles) -> Path:
        for articles in generations:
            publish(tmp_path / "store", articles)
        return tmp_path / "store"

    return run
