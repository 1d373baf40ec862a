"""Computing with the graph: who stands in the middle, who belongs together, how zones differ, how things spread.

Every function takes a ``Graph`` or a network of one, and returns a pandas data frame in one order. The same graph and
the same seed give the same frame.
"""

from fztgraph.analysis.comparison import compare_figures, compare_zones
from fztgraph.analysis.cooperation import cooperation
from fztgraph.analysis.diffusion import diffusion
from fztgraph.analysis.measures import centrality, communities

__all__ = ["centrality", "communities", "compare_figures", "compare_zones", "cooperation", "diffusion"]
