"""The register in forms that other programs read.

    with open("deals.csv", "w", encoding="utf-8", newline="") as stream:
        WRITERS["deals-csv"](Selection(articles, claims, deals), stream)

A writer writes text; open its stream as UTF-8 with `newline=""`. Two runs over the same pages give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from foedera.publish.codebook import codebook_article, write_codebook
from foedera.publish.csv_files import write_cells_csv, write_claims_csv, write_deals_csv
from foedera.publish.json_files import write_json, write_json_lines
from foedera.publish.selection import Selection

Writer = Callable[[Selection, TextIO], None]

WRITERS: dict[str, Writer] = {
    "csv": write_claims_csv,
    "cells-csv": write_cells_csv,
    "deals-csv": write_deals_csv,
    "json": write_json,
    "jsonl": write_json_lines,
    "codebook": write_codebook,
}
"""Each form by the name it is asked for: `csv` one row a claim, `cells-csv` one a value, `deals-csv` one a deal."""

__all__ = ["WRITERS", "Selection", "Writer", "codebook_article"]
