"""Turn articles about free-trade zones into a knowledge graph with evidence for every fact."""

__version__ = "0.1.0"
