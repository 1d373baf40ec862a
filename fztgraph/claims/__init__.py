"""``Doc`` with entities to relations, dated events and observations, each with its evidence."""
