"""The workbook as the scripts know it: where things stand, and the words on its sheets."""

from __future__ import annotations

from typing import Any

from .. import layout, model
from .base import Context

PLACES = ("current", "target", "mandates", "insights", "school", "group", "available", "code",
          "cluster", "task", "core", "level", "priority", "hours", "people", "person", "apart",
          "whose", "name", "role", "kind")  # fmt: skip
"""The words that something on a sheet is found by."""


class SheetViews:
    """The workbook, of which one language is the page's."""

    def __init__(self, context: Context) -> None:
        self.context = context

    def layout(self) -> dict[str, Any]:
        """What fills a workbook needs: columns and rows, from 0, and the titles of sheets."""
        words = self.context.ui["workbook"]
        return {
            "columns": {
                "code": layout.CODE,
                "cluster": layout.CLUSTER,
                "task": layout.TASK,
                "core": layout.CORE,
                "level": layout.LEVEL,
                "priority": layout.PRIORITY,
                "first": layout.FIRST,
                "last": layout.LAST,
                "whose": layout.WHOSE,
            },
            "rows": {
                "school": layout.SCHOOL_ROW,
                "available": layout.AVAILABLE_ROW,
                "head": layout.HEAD_ROW,
                "top": layout.TOP,
            },
            **{name: words[name] for name in ("current", "target", "mandates")},
        }

    def data(self) -> dict[str, Any]:
        """The same, and what reads one needs: its words in every language."""
        return {
            **self.layout(),
            "meta": layout.META,
            "format": layout.FORMAT,
            "marks": [layout.NAMED, layout.DERIVED],
            "languages": [[language, self._words(language)] for language in model.LANGUAGES],
        }

    def _words(self, language: str) -> dict[str, Any]:
        """Words, and for what one can choose lists of [id, texts that mean it]."""
        data = self.context.data
        ui = data.ui

        def texts(kind: Any, *names: str) -> list[list[Any]]:
            return [
                [record.id, [getattr(record, name).in_language(language) for name in names]]
                for record in data.of(kind).values()
            ]

        def named(area: str, prefix: str, names: tuple[str, ...]) -> list[list[Any]]:
            return [[n, [ui[area][f"{prefix}{n}"].in_language(language)]] for n in names]

        return {
            "words": {name: ui["workbook"][name].in_language(language) for name in PLACES},
            "clusters": texts(model.Cluster, "title"),
            "levels": texts(model.Level, "short", "title"),
            "priorities": texts(model.Priority, "short", "title"),
            "roles": texts(model.Role, "title"),
            "kinds": named("workbook", "kind_", layout.KINDS),
            "mandates": named("forms", "mandate_", layout.MANDATES),
        }
