"""The service: SPARQL over HTTP, and the pages that hang on it. ``app`` makes it, ``server`` runs it.

Nothing is imported here, since the worker processes load this package and need little of it.
"""
