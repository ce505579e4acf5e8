"""What the program knows of the world, as data."""
