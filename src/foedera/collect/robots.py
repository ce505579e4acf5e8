"""robots.txt as RFC 9309 has it: the group for foedera or else for `*`, the longest rule wins, `allow` on a tie.

The standard library's parser takes the first rule that fits and knows neither `*` nor `$` in paths.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

NAME = "foedera"
MOST_RULES = 20_000


@dataclass(frozen=True, slots=True)
class Robots:
    """What a host asks of foedera: `rules` as (path pattern, allowed), `delay` in seconds between two pages."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allows(self, url: str) -> bool:
        """Whether a page may be fetched."""
        parts = urlsplit(url)
        path = _normal((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        fitting = [(len(pattern), allowed) for pattern, allowed in self.rules if _fits(pattern, path)]
        return max(fitting)[1] if fitting else True


def parse_robots(text: str) -> Robots:
    """Read a robots.txt.

    >>> parse_robots("User-agent: *\\nDisallow: /search\\nAllow: /search/about").allows("https://a.example/search?q=1")
    False
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    names: list[str] = []
    last_was_name = False
    for line in text.lstrip("\ufeff").splitlines()[:MOST_RULES]:
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "user-agent":
            names = [*names, value.lower()] if last_was_name else [value.lower()]
            groups.setdefault(value.lower(), [])
        elif colon and key in {"allow", "disallow", "crawl-delay"}:
            for name in names:
                groups[name].append((key, value))
        if colon:
            last_was_name = key == "user-agent"
    ours = [name for name in groups if name and re.match(r"[a-z_-]*", name)[0] == NAME]  # type: ignore[index]
    lines = [pair for name in ours or ["*"] for pair in groups.get(name, [])]
    rules = tuple((_normal(value), key == "allow") for key, value in lines if key != "crawl-delay" and value)
    delays = [float(value) for key, value in lines if key == "crawl-delay" and re.fullmatch(r"\d{1,6}(\.\d+)?", value)]
    return Robots(rules, max(delays, default=None))


def _normal(path: str) -> str:
    """One way of writing a path: percent signs only where they are needed."""
    return quote(unquote(path, errors="replace"), safe="/*$?&=:@!'()+,;~%#[]")


def _fits(pattern: str, path: str) -> bool:
    """Whether a pattern fits the beginning of a path; in time linear in both for each `*`."""
    ends = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not pieces:
        return not ends or at == len(path)
    *middle, final = pieces
    for piece in middle:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return path.endswith(final) and len(path) - len(final) >= at if ends else path.find(final, at) >= 0
