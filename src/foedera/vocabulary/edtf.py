"""The days that EDTF dates can mean, for comparing tenures and years of entries."""

from __future__ import annotations


def days_of(edtf: str) -> tuple[str, str]:
    """The first and the last day that an EDTF date or interval can mean, for comparing as text.

    >>> days_of("2018-07")
    ('2018-07-01', '2018-07-31')
    >>> days_of("2011/..")
    ('2011-01-01', '9999-12-31')
    """
    begin, _, end = edtf.partition("/")
    if not _:
        end = begin
    return _bound(begin, "0000", "01-01", "01"), _bound(end, "9999", "12-31", "31")


def _bound(part: str, missing: str, day_of_year: str, day: str) -> str:
    part = part.rstrip("~?%")
    if part in ("", ".."):
        return f"{missing}-{day_of_year}"
    part = part.replace("X", "0" if day == "01" else "9")
    if len(part) == 4:
        return f"{part}-{day_of_year}"
    if len(part) == 7:
        return f"{part[:5]}{day_of_year}" if part[5:] > "12" else f"{part}-{day}"
    return part
