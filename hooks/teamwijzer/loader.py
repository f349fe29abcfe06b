"""What reads YAML: libyaml where PyYAML has it, else PyYAML's own, which takes longer.

Not every machine has a PyYAML with libyaml in it. Where the two differ in what they take, the
slow one is brought in line; how each words a mistake is known to `syntax`.
"""

from __future__ import annotations

import re

import yaml
from yaml.scanner import ScannerError

NO_SIGN = re.compile(
    r"""(?:[^"\\\s]|\\[^uU]|\\u(?![dD][89a-fA-F])
        |\\U(?=0000(?![dD][89a-fA-F])|000[1-9a-fA-F]|0010))*+
        (?=\\u[dD][89a-fA-F]|\\U[0-9a-fA-F]{8})""",
    re.VERBOSE,
)
"""Up to a number behind a \\u or \\U that no sign has: half of a pair, or beyond the last."""
TABBED = re.compile(r"[ ]*\t[ \t]*")


class SlowLoader(yaml.SafeLoader):
    """PyYAML's own, which takes what libyaml takes and stops where that stops."""

    def scan_to_next_token(self) -> None:
        """To libyaml a tab is a space wherever no line is indented by it."""
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def scan_plain_spaces(self, indent: int, start_mark: yaml.Mark) -> list[str] | None:
        """The same inside a text without quotes, and at the end of its lines."""
        blanks = TABBED.match(self.buffer, self.pointer)
        if blanks:
            self.forward(len(blanks[0]))
            if self.peek() not in "\r\n\0":
                return [blanks[0]]
        spaces: list[str] | None = super().scan_plain_spaces(indent, start_mark)
        return spaces

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: yaml.Mark) -> list[str]:
        """Between quotes, up to the next space: numbers that no sign has are refused."""
        if double and (before := NO_SIGN.match(self.buffer, self.pointer)):
            self.forward(len(before[0]))
            doing, found = "while scanning a double-quoted scalar", "found an unknown escape"
            raise ScannerError(doing, start_mark, found, self.get_mark())
        chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
        return chunks


LOADER: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", SlowLoader)
