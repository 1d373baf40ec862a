from decimal import Decimal
from pathlib import Path

import pytest

from fztgraph.errors import OntologyError
from fztgraph.mentions.units import Unit, load_units, read_units

WHOLE = '[[unit]]\ncode = "m2"\nwords = ["公顷"]\nfactor = 10000\n[measures]\nwords = ["家"]\n'


def test_a_unit_has_a_code_and_a_factor_and_a_measure_word_is_its_own(tmp_path: Path) -> None:
    path = tmp_path / "units.toml"
    path.write_text(WHOLE, encoding="utf-8")
    assert read_units(path).by_word == {"公顷": Unit("m2", Decimal(10000)), "家": Unit("家")}


@pytest.mark.parametrize(
    "text",
    [
        "not toml [",
        '[measures]\nwords = ["家"]\n',
        '[[unit]]\nwords = ["元"]\n[measures]\nwords = []\n',
        WHOLE + '[not_before]\n"亩" = "均"\n',
        WHOLE + '[not_before]\n"家" = "("\n',
        '[[unit]]\ncode = "m"\nwords = ["米"]\nfactor = "x"\n[measures]\nwords = []\n',
    ],
)
def test_a_wrong_file_is_named_in_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "units.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"units\.toml") as error:
        read_units(path)
    assert "\n" not in str(error.value)


def test_the_units_of_the_guidelines_are_known() -> None:
    codes = {unit.code for unit in load_units().by_word.values()}
    assert codes >= {
        "CNY",
        "USD",
        "EUR",
        "RUB",
        "m2",
        "m3",
        "km2",
        "mu",
        "km",
        "m",
        "t",
        "TEU",
        "a",
        "mo",
        "d",
        "h",
        "min",
        "s",
    }
