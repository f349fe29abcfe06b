"""How a page is cited: in words, and for the two kinds of programs that keep references.

The publisher is the site: nobody else answers for it. References: https://ctan.org/pkg/biblatex for
BibTeX (`@misc` is known to every style), and for RIS the list of fields that such programs share.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

LICENCE = "CC BY 4.0"
SIGNS = re.compile(r"([&%$#_{}])")
"""What TeX reads as something else."""


@dataclass(frozen=True)
class Part:
    """A piece of a reference. `kind`: "title" or "address", which the script changes; else ""."""

    text: str
    kind: str = ""


@dataclass(frozen=True)
class Citation:
    """A page to cite. `name` is a word for it, such as `taken-t03`; `said`: its version and day.

    `address`: "" where it is not known; then references name none.
    """

    name: str
    title: str
    address: str
    site: str
    version: str
    date: datetime.date
    said: str
    language: str

    @property
    def plain(self) -> list[Part]:
        """A sentence."""
        return [
            Part(f"{self.site} ({self.date.year}). "),
            Part(self.title, "title"),
            Part(f". {self.said}. {LICENCE}."),
            *self._address(" "),
        ]

    @property
    def bibtex(self) -> list[Part]:
        """An entry of BibTeX."""
        site = _tex(self.site)
        return [
            Part("@misc{"),
            Part(f"{self.site.lower().replace(' ', '-')}-{self.name}", "name"),
            Part(f",\n  author = {{{{{site}}}}},\n  title = {{{{"),
            Part(_tex(self.title), "tex"),
            Part(f"}}}},\n  publisher = {{{site}}},\n  year = {{{self.date.year}}},\n"),
            Part(f"  date = {{{self.date}}},\n  version = {{{self.version}}},\n"),
            Part(f"  language = {{{self.language}}},\n  note = {{{LICENCE}}}"),
            *self._address(",\n  url = {", "}"),
            Part("\n}"),
        ]

    @property
    def ris(self) -> list[Part]:
        """An entry of RIS."""
        return [
            Part("TY  - ELEC\nTI  - "),
            Part(self.title, "title"),
            *map(Part, self._ris_between()),
            *self._address("\nUR  - "),
            Part("\nER  - "),
        ]

    def _address(self, before: str, after: str = "") -> list[Part]:
        return [Part(before), Part(self.address, "address"), Part(after)] if self.address else []

    def _ris_between(self) -> Iterator[str]:
        yield f"\nAU  - {self.site}\nPB  - {self.site}\n"
        yield f"PY  - {self.date.year}\nDA  - {self.date:%Y/%m/%d}\nET  - {self.version}\n"
        yield f"LA  - {self.language}\nN1  - {LICENCE}"


def _tex(text: str) -> str:
    return SIGNS.sub(r"\\\1", text)
