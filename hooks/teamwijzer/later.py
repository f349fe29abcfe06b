"""Words that only scripts on demand ask for: a script of their own, a tool and language.

A page carries the words that it can say at once. The others would be a good part of a first
visit, so they come with the scripts that ask for them: see `words` in plan/late.js.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from .scripts import with_digest
from .tools import Tool
from .views import Context


@dataclass(frozen=True)
class LaterWords:
    """`file`: the name of the script, beside those of the tool."""

    file: str
    script: str


def later_words(context: Context, tool: Tool) -> LaterWords:
    """The words of a tool that its page does not carry, as a script that hands them over."""
    first = context.first_words(tool)
    later = {name: text for name, text in context.words(tool).items() if name not in first}
    name = f"{tool.name}-words"
    text = json.dumps(later, ensure_ascii=False, sort_keys=True)
    script = f"globalThis[{json.dumps(f'teamwijzer {name}')}] = {text};\n"
    return LaterWords(with_digest(f"{name}-{context.language}.js", script), script)
