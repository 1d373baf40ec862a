"""pandas, which is an extra: asked for where a data frame is, and missed in one line."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from fztgraph.errors import UsageError

if TYPE_CHECKING:
    import pandas as pd


def make_frame(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> "pd.DataFrame":
    """Return rows as a data frame with these columns, also where there are none.

    Raises UsageError where pandas is not installed.
    """
    try:
        import pandas as pd  # noqa: PLC0415
    except ImportError as error:
        raise UsageError(
            "a data frame needs pandas, which is not installed; pip install 'fztgraph[research]'"
        ) from error
    return pd.DataFrame([[row[name] for name in columns] for row in rows], columns=list(columns))
