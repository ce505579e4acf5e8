"""Which articles are copies, and which claims speak of one deal."""
