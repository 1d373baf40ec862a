"""Charts that a server draws: SVG that lives inline in a page under a strict policy, and files of SVG and PNG.

``line_chart``, ``bar_chart`` and ``timeline_chart`` return a ``Chart``, which a template shows as ``{{ chart }}``.
"""

from fztgraph.explorer.charts.bars import Bar, bar_chart
from fztgraph.explorer.charts.chart import FULL, NARROW, SMALL, SPARK, Chart, Size, responsive, warm_up
from fztgraph.explorer.charts.figures import Point, Series, by_unit
from fztgraph.explorer.charts.lines import line_chart
from fztgraph.explorer.charts.moments import Moment, timeline_chart
from fztgraph.explorer.charts.paths import Stage, Stop, path_chart
from fztgraph.explorer.charts.periods import read_stretch, tell_stretch

__all__ = [
    "FULL",
    "NARROW",
    "SMALL",
    "SPARK",
    "Bar",
    "Chart",
    "Moment",
    "Point",
    "Series",
    "Size",
    "Stage",
    "Stop",
    "bar_chart",
    "by_unit",
    "line_chart",
    "path_chart",
    "read_stretch",
    "responsive",
    "tell_stretch",
    "timeline_chart",
    "warm_up",
]
