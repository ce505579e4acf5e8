"""`foedera config`: what is set, by what, and what can be set."""

from __future__ import annotations

import os

import click

SETTINGS = (
    ("FOEDERA_REGISTER", "foedera.sqlite", "the register: a SQLite file or the URL of a PostgreSQL database"),
    ("FOEDERA_VOCABULARY", "", "a folder of YAML that extends or overrides the vocabulary"),
    ("FOEDERA_READER", "rules", "the reader that finds claims"),
    ("FOEDERA_DATA", "../shared/data", "where the benchmarks find their data"),
)
"""Name of the environment variable, default, meaning. Options on the command line come first."""


@click.command()
def config() -> None:
    """Show every setting, its value and where the value comes from."""
    for name, default, meaning in SETTINGS:
        value, origin = (os.environ[name], "environment") if name in os.environ else (default, "default")
        click.echo(f"{name}={value}  ({origin}; {meaning})")
