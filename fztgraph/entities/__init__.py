"""Spans to entities: in-document aliases, references back, linking to the gazetteer, minted IRIs."""
