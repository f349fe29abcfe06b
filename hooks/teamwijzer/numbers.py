"""Numbers that texts take from the data: `{tasks}` in a text is how many tasks there are.

So a task more or less changes no text. It works in every text of a record and in prose, but not in
`data/ui`, where a blank is filled when the words are shown. What a source itself counts is
written as the source has it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

BLANK = re.compile(r"\{([a-z]+)\}")
"""A number to fill in. {} is another thing: the introduction of a page has it for what it lists."""
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
"""What prose shows as code, which may hold such signs of its own."""
HTML_CODE = re.compile(r"(<code\b.*?</code>)", re.DOTALL)


def filled(value: Any, known: Mapping[str, str]) -> Any:
    """What a file holds, with the numbers in every text of it."""
    match value:
        case str():
            return BLANK.sub(lambda blank: known.get(blank[1], blank[0]), value)
        case list():
            return [filled(part, known) for part in value]
        case dict():
            return {name: filled(part, known) for name, part in value.items()}
        case _:
            return value


def filled_html(html: str, known: Mapping[str, str]) -> str:
    """The same of a page that Markdown made; code is left as it is."""
    parts = HTML_CODE.split(html)
    parts[::2] = [filled(part, known) for part in parts[::2]]
    return "".join(parts)
