"""What one comparison of two claims found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """`comparison` and `level` as `vocabulary/linking.yml` lists them; `why` what was seen, as part of a sentence."""

    comparison: str
    level: str
    why: str
