"""Build hook: puts the compiled vocabulary into the package, so that an installed foedera starts fast."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileVocabulary(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles `src/foedera/vocabulary` to `compiled.json` in the wheel; an editable install compiles on demand."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel" or version == "editable":
            return
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        try:
            from foedera.vocabulary.compile import COMPILED, compile_vocabulary, write_compiled
        finally:
            sys.path.remove(str(source))
        compiled = Path(self.directory) / COMPILED
        write_compiled(compile_vocabulary(), compiled)
        build_data["force_include"][str(compiled)] = f"foedera/vocabulary/{COMPILED}"
