"""Which documents there are, and what each is made of.

A template with parts only needs no line here: `_form("questionnaire")` makes it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import cached_property

from .. import model
from ..views import Context, DutyViews, PeopleViews, StepViews, TaskViews
from ..views.base import shorten
from ..views.templates import TemplateView, TemplateViews
from .content import Content
from .document import Document
from .frame import Frame

Contents = dict[tuple[str, str], tuple[str, bytes]]
"""(language, template) → digest of what a document is made of, and the document."""


class Made:
    """The documents that were made last: who keeps one does not make the same document again.

    `ahead` gives those that were made beforehand, or None where none were.
    """

    def __init__(self) -> None:
        self._last: dict[tuple[str, str], tuple[str, Document]] = {}
        self.ahead: Callable[[], Contents | None] = dict

    @property
    def contents(self) -> Contents:
        """Those documents, as another process can take them over."""
        return {place: (digest, made.content) for place, (digest, made) in self._last.items()}

    def document(
        self, frame: Frame, build: Callable[..., bytes], content: tuple[object, ...]
    ) -> Document:
        """What `build` makes of these; the last one where they are what it was made of."""
        digest = hashlib.sha256(repr((frame, content)).encode()).hexdigest()
        place = (frame.language, frame.template.id)
        if place not in self._last or self._last[place][0] != digest:
            given, made = (self.ahead() or {}).get(place, ("", b""))
            made = made if given == digest else build(frame, *content)
            self._last[place] = digest, Document(frame, made)
        return self._last[place][1]


class Catalogue:
    """The documents of one language.

    `address` is where the site of this language is published, with a slash at the end, or "";
    `made` holds those of an earlier catalogue, and of this one afterwards.
    """

    def __init__(self, context: Context, address: str, made: Made) -> None:
        self.context = context
        self.address = address
        self._made = made
        self._tasks = TaskViews(context)
        self._people = PeopleViews(context)
        self._edition = context.data.edition

    @cached_property
    def documents(self) -> list[Document]:
        """All documents in order."""
        return list(self._documents())

    def _documents(self) -> Iterator[Document]:
        for template in TemplateViews(self.context).templates():
            match template.id:
                case "task-overview":
                    yield self._make(template, "workbook", _workbook, self._content())
                case "job-description":
                    sections = DutyViews(self.context).sections()
                    yield self._make(template, "forms", _form("job_description"), sections)
                case "step-plan":
                    phases = StepViews(self.context).phases()
                    yield self._make(template, "forms", _form("step_plan"), phases)
                case "agreements":
                    named = [
                        row
                        for row in self._tasks.rows.values()
                        if row.core and row.core.status == "named"
                    ]
                    groups = self._people.groups()
                    content = (self._tasks.clusters(), named, groups)
                    yield self._make(template, "forms", _form("agreements"), *content)
                case _:
                    yield self._make(template, "forms", _form("questionnaire"))

    def _content(self) -> Content:
        data, text = self.context.data, self.context.text
        return Content(
            clusters=self._tasks.clusters(),
            descriptions={
                t.id: shorten(text(t.description), 240) for t in data.of(model.Task).values()
            },
            competences=self._people.competences(),
            levels=[
                (level.id, text(level.short))
                for level in data.of(model.Level).values()
                if level.id != "either"  # a suggestion, not a choice
            ],
            priorities=[(p.id, text(p.short)) for p in data.of(model.Priority).values()],
            roles=[(role.id, text(role.title)) for role in data.of(model.Role).values()],
        )

    def _make(
        self, template: TemplateView, area: str, build: Callable[..., bytes], *content: object
    ) -> Document:
        ui, edition = self.context.ui, self._edition
        # Only the strings that documents use, so that no other string makes them anew.
        used = (area, "competences", "duties", "forms", "steps")
        day = self.context.day(edition.date)
        frame = Frame(
            template=template,
            language=self.context.language,
            ui={name: ui[name] for name in used},
            site=ui["site"]["name"],
            address=self.address,
            edition=edition.version,
            date=edition.date,
            version=ui["site"]["version"].format(edition.version, day),
        )
        return self._made.document(frame, build, content)


def _workbook(frame: Frame, content: Content) -> bytes:
    from .workbook import workbook  # noqa: PLC0415  # the library behind it takes long to load

    return workbook(frame, content)


def _form(name: str) -> Callable[..., bytes]:
    def build(frame: Frame, *content: object) -> bytes:
        from . import forms  # noqa: PLC0415  # likewise

        made: bytes = getattr(forms, name)(frame, *content)
        return made

    return build
