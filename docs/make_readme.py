"""Put the beginning of what `foedera demo` prints into README.md.

python docs/make_readme.py            writes it
python docs/make_readme.py --check    fails where README.md shows something else
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner

from foedera.cli.demo import demo

README = Path(__file__).parent.parent / "README.md"
LINES = 62
BLOCK = re.compile(r"<!-- demo -->\n.*?<!-- /demo -->", re.DOTALL)


def shown() -> str:
    """The first lines of the demo, in a block of code."""
    os.environ["COLUMNS"] = "110"
    with tempfile.TemporaryDirectory() as folder:
        printed = (
            CliRunner().invoke(demo, ["--register", str(Path(folder) / "demo.sqlite")], catch_exceptions=False).stdout
        )
    lines = "\n".join(line.rstrip() for line in printed.splitlines()[:LINES])
    return f"<!-- demo -->\n```\n{lines}\n```\n<!-- /demo -->"


def main() -> int:
    text = README.read_text("utf-8")
    made = BLOCK.sub(lambda _: shown(), text)
    if "--check" in sys.argv:
        if made != text:
            print("README.md shows an older demo; run python docs/make_readme.py", file=sys.stderr)
        return int(made != text)
    README.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
