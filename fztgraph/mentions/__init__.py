"""Article to ``Doc`` with typed spans: sentences, known names, name grammar, dates and quantities."""
