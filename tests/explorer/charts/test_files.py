import io
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from fztgraph.errors import FztError
from fztgraph.explorer.charts import Point, Series, fonts, line_chart, responsive, warm_up

CHART = line_chart([Series("绥芬河片区", (Point("2023", 9.6e9),), "CNY")], title="进出口总值")


def test_a_file_of_svg_has_its_title_above():
    text = CHART.file("svg").decode()
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<svg ')
    assert ">进出口总值</text>" in text


def test_a_png_has_the_same_bytes_each_time():
    picture = CHART.file("png")
    assert picture == CHART.file("png")
    assert Image.open(io.BytesIO(picture)).size == (1440, 2 * (340 + 34))


def test_a_png_without_a_font_says_what_to_install(monkeypatch):
    monkeypatch.setattr(fonts, "chinese_family", lambda: None)
    with pytest.raises(FztError, match=r"install Noto Sans CJK .* or write SVG"):
        CHART.file("png")


def test_threads_draw_what_one_draws():
    with ThreadPoolExecutor(8) as pool:
        drawn = set(pool.map(lambda _: str(CHART.svg()), range(64)))
    assert drawn == {str(CHART.svg())}


def test_two_drawings_stand_in_for_each_other():
    assert responsive(CHART, CHART).count("<svg ") == 2


def test_charts_are_drawn_with_what_was_loaded_before():
    warm_up()
    assert "matplotlib.figure" in sys.modules
