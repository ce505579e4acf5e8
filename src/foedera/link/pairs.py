"""Two claims compared: the points, the sentence that explains them, and whether they may be one deal."""

from __future__ import annotations

from dataclasses import dataclass

from foedera.link.comparisons import COMPARISONS
from foedera.link.finding import Finding
from foedera.link.traits import Traits
from foedera.link.weights import linking_table


@dataclass(frozen=True, slots=True)
class PairScore:
    """What the comparisons of two claims come to.

    `apart`: a hard fact contradicts. `enough`: the points are reached, and by evidence of two kinds.
    """

    points: float
    apart: bool
    enough: bool
    findings: tuple[Finding, ...]

    @property
    def why(self) -> str:
        """One sentence: what was seen and what it was worth."""
        table = linking_table()
        said = []
        for found in self.findings:
            points = table.level(found.comparison, found.level).points
            said.append(f"{found.why} ({points})" if points == "apart" else f"{found.why} ({points:+g})")
        return f"{'; '.join(said)}: {self.points:g} of {table.needed:g} needed."


def compare_pair(left: Traits, right: Traits) -> PairScore:
    """Run every comparison over two claims and add the points up. The order of the two does not matter."""
    if (left.time, left.claim_id) > (right.time, right.claim_id):
        left, right = right, left
    table = linking_table()
    points, apart = 0.0, False
    found, supporting = [], set()
    for comparison in COMPARISONS:
        finding = comparison(left, right)
        if finding is None:
            continue
        found.append(finding)
        worth = table.level(finding.comparison, finding.level).points
        if worth == "apart":
            apart = True
        else:
            points += worth
            if worth > 0:
                supporting.add((finding.comparison, finding.level))
    points = round(points, 6)
    second = {level for comparison, level in supporting if comparison != "parties"}
    kinds = {left.kind, right.kind}
    two_kinds = any(comparison == "parties" for comparison, _ in supporting) and all(
        second & set(table.second_evidence.get(kind, table.second_evidence["other"])) for kind in kinds
    )
    return PairScore(points, apart, not apart and two_kinds and points >= table.needed, tuple(found))
