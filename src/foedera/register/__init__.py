"""From groups of claims to deals: lifecycle, conflicts, sources; and the store."""
