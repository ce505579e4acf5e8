"""Every reason for which something is set aside is explained in the how-to, and every reason explained exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOW_TO = ROOT / "docs" / "how-to" / "collect-pages.md"
CODE = [*(ROOT / "src/foedera/collect").glob("*.py"), ROOT / "src/foedera/read/pdf.py", ROOT / "src/foedera/run.py"]


@pytest.mark.skipif(not HOW_TO.exists(), reason="the documentation is not part of this copy")
def test_the_how_to_names_the_reasons_of_the_code() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in CODE)
    raised = set(re.findall(r"""(?:Error|SetAside|aside|_unreadable|_broken)\(\s*(?:\w+, )?"([a-z][a-z-]+)",""", code))
    table = HOW_TO.read_text(encoding="utf-8").split("## What could not be used")[1]
    named = {name for row in re.findall(r"^\| (`.+?) \|", table, re.M) for name in re.findall(r"`([a-z-]+)`", row)}
    assert len(raised) > 30
    assert raised <= named
    assert {name for name in named if f'"{name}"' not in code} == set()
