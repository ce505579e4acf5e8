"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

register_option: Callable[[F], F] = click.option(
    "--register", "-r", "where", default="foedera.sqlite", show_default=True, envvar="FOEDERA_REGISTER",
    metavar="FILE_OR_URL", help="The register: a SQLite file, or the URL of a PostgreSQL database.",
)  # fmt: skip
vocabulary_option: Callable[[F], F] = click.option(
    "--vocabulary", "own_words", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="FOEDERA_VOCABULARY",
    help="A folder of YAML that extends or overrides the vocabulary.",
)  # fmt: skip
reader_option: Callable[[F], F] = click.option(
    "--reader", default=None, envvar="FOEDERA_READER", help="The reader that finds claims (see `foedera config`)."
)
json_option: Callable[[F], F] = click.option("--json", "as_json", is_flag=True, help="JSON Lines on stdout.")


def collect_options(command: F) -> F:
    """The options about collecting pages."""
    for option in (
        click.option("--max-size", default=20, show_default=True, metavar="MB", help="Largest page, in megabytes."),
        click.option(
            "--timeout", default=30.0, show_default=True, metavar="S", help="Seconds to wait for a web server."
        ),
        click.option(
            "--delay", default=1.0, show_default=True, metavar="S", help="Seconds between two pages of one host."
        ),
        click.option("--allow-private", is_flag=True, help="Also fetch from private addresses (a server of your own)."),
        click.option("--contact", default="", help="A web or mail address to give to web servers."),
    ):
        command = option(command)
    return command


def chosen(max_size: int, timeout: float, delay: float, allow_private: bool, contact: str) -> Any:
    """The collect options from the command line."""
    from foedera.collect import CollectOptions

    return CollectOptions(
        max_bytes=max_size * 1_000_000, read_timeout=timeout, delay=delay, allow_private=allow_private, contact=contact
    )


def tell(entry: Any) -> None:
    """One line on stderr for what was set aside."""
    click.echo(f"set aside: {entry.locator}: {entry.message} {entry.advice}", err=True)
