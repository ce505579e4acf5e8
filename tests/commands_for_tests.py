"""Runs commands as a shell would: arguments, bytes on standard input, and what comes out where."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from foedera.cli import main

SAMPLES = Path(__file__).parents[1] / "src" / "foedera" / "samples"
PAGES = sorted(page.name for page in SAMPLES.iterdir() if page.suffix in (".txt", ".html"))


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        """Standard output as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


def run_foedera(*arguments: object, stdin: bytes = b"") -> Ran:
    """Run `foedera` with these arguments in this process."""
    streams = sys.stdin, sys.stdout, sys.stderr, sys.argv
    # Kept here, since a stream that nobody holds any more closes what is below it.
    given, out, err = (io.TextIOWrapper(io.BytesIO(content), "utf-8") for content in (stdin, b"", b""))
    sys.stdin, sys.stdout, sys.stderr, sys.argv = given, out, err, ["foedera", *map(str, arguments)]
    try:
        with pytest.raises(SystemExit) as stopped:
            main()
    finally:
        sys.stdin, sys.stdout, sys.stderr, sys.argv = streams
    code = stopped.value.code
    assert code is None or isinstance(code, int)
    return Ran(code or 0, _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    below = stream.buffer
    assert isinstance(below, io.BytesIO)
    return below.getvalue().decode()


def deals_of(register: Path, *options: object) -> list[Any]:
    """The deals that `foedera list --json` gives."""
    return run_foedera("list", "-r", register, "--json", *options).lines
