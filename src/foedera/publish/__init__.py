"""The register in forms that other programs read."""
