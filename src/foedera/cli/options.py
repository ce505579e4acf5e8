"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from foedera.records import SetAside

if TYPE_CHECKING:
    from foedera.collect import CollectOptions

F = TypeVar("F", bound=Callable[..., object])

register_option: Callable[[F], F] = click.option(
    "--register", "-r", "where", default="foedera.sqlite", show_default=True, envvar="FOEDERA_REGISTER",
    metavar="FILE_OR_URL", help="The register: a SQLite file, or the URL of a PostgreSQL database.",
)  # fmt: skip
vocabulary_option: Callable[[F], F] = click.option(
    "--vocabulary", "own_words", type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar="FOEDERA_VOCABULARY", help="A folder of YAML that extends or overrides the vocabulary.",
)  # fmt: skip
reader_option: Callable[[F], F] = click.option(
    "--reader", default=None, envvar="FOEDERA_READER", help="The reader that finds claims; `foedera doctor` lists them."
)
json_option: Callable[[F], F] = click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout.")


def collect_options(command: F) -> F:
    """The options about collecting pages."""
    for option in (
        click.option(
            "--max-size",
            default=20,
            type=click.IntRange(min=1),
            show_default=True,
            metavar="MB",
            help="Largest page, in megabytes.",
        ),
        click.option(
            "--timeout",
            default=30.0,
            type=click.FloatRange(min=0, min_open=True),
            show_default=True,
            metavar="S",
            help="Seconds to wait for a web server.",
        ),
        click.option(
            "--delay",
            default=1.0,
            type=click.FloatRange(min=0),
            show_default=True,
            metavar="S",
            help="Seconds between two pages of one host.",
        ),
        click.option("--allow-private", is_flag=True, help="Also fetch from private addresses (a server of your own)."),
        click.option("--contact", default="", help="A web or mail address to give to web servers."),
    ):
        command = option(command)
    return command


def chosen(max_size: int, timeout: float, delay: float, allow_private: bool, contact: str) -> CollectOptions:
    """The collect options from the command line."""
    from foedera.collect import CollectOptions

    return CollectOptions(
        max_bytes=max_size * 1_000_000, read_timeout=timeout, delay=delay, allow_private=allow_private, contact=contact
    )


NOTES = frozenset({"hidden", "not-pages", "claim-refused", "value-refused", "claim-twice"})
"""Reasons that only tell what was passed over: no page was lost to them."""


def is_note(entry: SetAside) -> bool:
    """Whether nothing went wrong with a page: it is only told what was passed over, or that a page was read although
    it breaks off."""
    return entry.reason in NOTES or (entry.reason == "truncated" and entry.page_id is not None)


def tell(entry: SetAside) -> None:
    """One line on stderr for what was set aside."""
    click.echo(
        f"{'note' if is_note(entry) else 'set aside'}: {entry.locator}: {entry.message} {entry.advice}", err=True
    )


def outcome(found: int, failures: int) -> int:
    """The exit code of a run over pages: 0 all were read, 3 none was, 4 some were set aside."""
    return 3 if not found else 4 if failures else 0
