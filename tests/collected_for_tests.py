"""What was collected, in short."""

from foedera.records import Page, SetAside


def reasons(found: list[Page | SetAside]) -> list[str]:
    """Why each was set aside, or "page" where it was not."""
    return [f.reason if isinstance(f, SetAside) else "page" for f in found]
