"""What every document of the site carries, whatever its format."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from ..views.base import Ui
from ..views.templates import TemplateView


@dataclass(frozen=True)
class Frame:
    """A blank document with its language, strings and edition.

    `address` is where the site of this language stands, with a slash at the end, or "" where that
    is not known; `version` the line that names the edition.
    """

    template: TemplateView
    language: str
    ui: Ui
    site: str
    address: str
    edition: str
    date: datetime.date
    version: str

    def origin(self, path: str = "") -> str:
        """Where the document comes from: that path of the site, or its name where it has no
        address.
        """
        return self.address + path if self.address else self.site

    @property
    def moment(self) -> datetime.datetime:
        """When the document was made, as far as the document says: the day of the edition."""
        return datetime.datetime.combine(self.date, datetime.time(), datetime.UTC)
