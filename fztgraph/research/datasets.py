"""An rdflib Dataset in which a query finds the default graph without a warning."""

import rdflib


class StoreDataset(rdflib.Dataset):
    """A Dataset of which rdflib's own queries ask the default graph by a name that rdflib warns of elsewhere."""

    @property  # type: ignore[misc]
    def default_context(self) -> rdflib.Graph:
        """The default graph."""
        graph: rdflib.Graph = self.default_graph
        return graph
