"""`foedera doctor`: is the installation whole, and the register sound?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from foedera.cli.options import register_option


@click.command()
@register_option
def doctor(where: str) -> None:
    """Check the installation, and the register's integrity where there is one.

    Hashes must match the stored pages, every span must stand in its article, every deal's claims must exist.
    """
    from foedera import __version__
    from foedera.read.claims import READERS
    from foedera.register.store import open_register
    from foedera.vocabulary import load_vocabulary

    vocabulary = load_vocabulary()
    click.echo(f"foedera {__version__}, Python {sys.version.split()[0]}")
    click.echo(f"vocabulary {vocabulary.version}; readers: {', '.join(READERS)}")
    if "://" not in where and not Path(where).exists():
        click.echo(f"no register at {where}; `foedera add PAGES…` makes one")
        return
    with open_register(where, create=False) as register:
        for key, value in register.facts().items():
            click.echo(f"register {key}: {value}")
        click.echo(", ".join(f"{count} {name.replace('_', ' ')}" for name, count in register.counts().items()))
        problems = register.check_integrity()
    for problem in problems:
        click.echo(str(problem))
    click.echo(
        "the register is sound" if not problems else f"{len(problems)} problems; restore a copy, or add its pages anew"
    )
    raise click.exceptions.Exit(1 if problems else 0)
