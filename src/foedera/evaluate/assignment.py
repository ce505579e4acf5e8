"""The one-to-one assignment with the highest sum.

scipy has it too, but is 35 times the size of everything else that the default install would need it for; tables here
have some ten rows, for which the Hungarian method below (Kuhn 1955, in the shortest-path form of Jonker and Volgenant)
takes well under a millisecond.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf


def best_assignment(table: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column) that together have the highest sum; every row or every column is used, whichever are fewer.

    >>> best_assignment([[0.9, 0.8], [0.7, 0.1]])
    [(0, 1), (1, 0)]
    """
    if not table or not table[0]:
        return []
    if len(table) > len(table[0]):
        turned = [list(column) for column in zip(*table, strict=True)]
        return sorted((row, column) for column, row in best_assignment(turned))
    rows, columns = len(table), len(table[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    row_of, came_from = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0], here = row, 0
        shortest, seen = [inf] * (columns + 1), [False] * (columns + 1)
        while row_of[here]:
            seen[here], least, following = True, inf, 0
            for column in range(1, columns + 1):
                if seen[column]:
                    continue
                cost = -table[row_of[here] - 1][column - 1] - row_price[row_of[here]] - column_price[column]
                if cost < shortest[column]:
                    shortest[column], came_from[column] = cost, here
                if shortest[column] < least:
                    least, following = shortest[column], column
            for column in range(columns + 1):
                if seen[column]:
                    row_price[row_of[column]] += least
                    column_price[column] -= least
                else:
                    shortest[column] -= least
            here = following
        while here:
            row_of[here], here = row_of[came_from[here]], came_from[here]
    return sorted((row_of[column] - 1, column - 1) for column in range(1, columns + 1) if row_of[column])
