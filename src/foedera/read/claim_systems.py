"""The systems that a claim is about, as the register prints them (CODEBOOK, `systems`)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from foedera.read.systems import SystemMention
from foedera.records import Article, Cell, Kind, Span, System
from foedera.vocabulary import Vocabulary

WITHOUT_SYSTEMS = frozenset(["exercise", "consultation"])
"""Kinds whose claims are not about systems: the ships of a drill take part in it."""


def systems_of_claim(
    article: Article, kind: Kind, mentions: Sequence[SystemMention], vocabulary: Vocabulary
) -> tuple[Cell[System], ...]:
    """One cell a system: "six F-16s" is the F-16, and a class ("jets") counts only where no system of it is named.

    Training is about systems only where they are named ("on the Leopard 2"), drills and talks never.
    """
    wanted = [s for s in mentions if kind not in WITHOUT_SYSTEMS and (s.name or kind != "training")]
    named = {s.system_class for s in wanted if s.name}
    cells: dict[tuple[str | None, str], Cell[System]] = {}
    for s in wanted:
        if s.generic and s.system_class in named:
            continue
        system = System(_designation(s, vocabulary), s.system_class, s.entry if s.name else None)
        cells.setdefault((s.name, s.system_class), Cell(system, Span.of(article, s.start, s.end)))
    alone = len(cells) == 1
    return tuple(cell for (name, system_class), cell in cells.items() if alone or name or system_class != "other")


def _designation(system: SystemMention, vocabulary: Vocabulary) -> str | None:
    """The designation as printed, without the plural and class nouns an alias may hold ("F-16s", "Lynx IFV")."""
    entry = vocabulary.system(system.entry) if system.name and system.entry else None
    if system.name is None or entry is None:
        return system.name
    if system.name.casefold().startswith(entry.name.casefold() + " "):
        return system.name[: len(entry.name)]
    return system.name if entry.name.endswith("s") else re.sub(r"(?<=[\w-]{3})s$", "", system.name)
