"""What the site consists of: every page made from data, and the bar that leads to them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .dataset import DataSet
from .model import DEFAULT_LANGUAGE
from .rendering import Renderer
from .views import ClusterView, PhaseView, Views


@dataclass(frozen=True)
class SitePage:
    """One page in one language.

    `path` is its address below the language's root, such as `taken/t01/`; `source`
    the file that a maintainer edits to change it, from the project's root; `search`
    the texts that the search finds it by; `scripts` the modules below `assets/js`
    that it needs.
    """

    path: str
    title: str
    description: str
    source: str
    template: str
    values: Mapping[str, Any] = field(repr=False)
    search: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A place in the bar on top of every page: the path it leads to, and its name."""

    path: str
    title: str


class Site:
    """The pages of one language. `root` is its address: empty, or such as `en/`."""

    def __init__(self, data: DataSet, language: str, templates: Path) -> None:
        self.views = Views(data, language)
        self.ui = self.views.ui
        self.root = "" if language == DEFAULT_LANGUAGE else f"{language}/"
        self._renderer = Renderer(templates)

    def sections(self) -> list[Section]:
        """The bar on top, in order. The last one is hand-written prose."""
        names = self.ui["nav"]
        paths = {
            "tasks": "taken/",
            "steps": "stappenplan/",
            "job_description": "functiebeschrijving/",
            "about": "over/",
        }
        return [Section(path, names[name]) for name, path in paths.items()]

    def render(self, page: SitePage) -> str:
        """The HTML of the page's content."""

        def to(target: str) -> str:
            """The address of a page of this site, from the page that is being made."""
            path, hash_, anchor = target.partition("#")
            relative = posixpath.relpath("/" + path, "/" + page.path)
            return ("./" if relative == "." else relative + "/") + hash_ + anchor

        return self._renderer.render(
            page.template,
            page=page,
            to=to,
            pieces=self.views.pieces,
            ui=self.ui,
            **page.values,
        )

    def pages(self) -> Iterator[SitePage]:
        """Every page made from data."""
        clusters, phases = self.views.clusters(), self.views.phases()
        yield from self._overviews(clusters, phases)
        levels = list(self.views.levels.values())
        for cluster in clusters:
            yield SitePage(
                path=cluster.path,
                title=self.ui["tasks"]["cluster_title"].format(cluster.title),
                description=cluster.summary,
                source=f"data/clusters/{cluster.id}.yml",
                template="cluster.html",
                search=(cluster.description,),
                values={"cluster": cluster, "clusters": clusters, "levels": levels},
            )
        for task in self.views.tasks():
            yield SitePage(
                path=task.row.path,
                title=f"{task.row.code} {task.row.title}",
                description=shorten(task.description),
                source=f"data/tasks/{task.row.code.lower()}.yml",
                template="task.html",
                search=(task.description, *task.examples, ", ".join(task.row.keywords)),
                values={"task": task},
            )
        steps = [step for phase in phases for step in phase.steps]
        for step in steps:
            yield SitePage(
                path=step.path,
                title=self.ui["steps"]["page_title"].format(step.number, step.title),
                description=step.summary,
                source=f"data/steps/step-{step.number}.yml",
                template="step.html",
                search=(
                    step.summary,
                    *(question.text for question in step.questions),
                    step.why,
                    ", ".join(step.keywords),
                ),
                values={"step": step, "steps": steps},
            )

    def _overviews(
        self, clusters: list[ClusterView], phases: list[PhaseView]
    ) -> Iterator[SitePage]:
        """The pages that list records, each with a head of its own in `data/pages`."""
        sections = self.views.sections()
        rows = [row for cluster in clusters for row in cluster.tasks]
        counted = sum(row.counted for row in rows)
        duties = sum(len(section.duties) for section in sections)
        yield self._overview(
            "home", "", counted, clusters=clusters, phases=phases, counted=counted, duties=duties
        )
        yield self._overview(
            "tasks",
            "taken/",
            counted,
            scripts=("task-list.js",),
            clusters=clusters,
            total=len(rows),
            levels=list(self.views.levels.values()),
        )
        yield self._overview(
            "core-tasks", "taken/kerntaken/", counted, rows=[r for r in rows if r.core]
        )
        yield self._overview("steps", "stappenplan/", len(phases), phases=phases)
        yield self._overview("job-description", "functiebeschrijving/", duties, sections=sections)

    def _overview(
        self, name: str, path: str, number: int, *, scripts: tuple[str, ...] = (), **values: Any
    ) -> SitePage:
        head = self.views.page(name, number)
        return SitePage(
            path=path,
            title=head.title,
            description=head.description,
            source=f"data/pages/{name}.yml",
            template=f"{name}.html",
            search=(head.intro,),
            values={"head": head, **values},
            scripts=scripts,
        )


def shorten(text: str, length: int = 155) -> str:
    """As many whole sentences as fit in `length` characters; else as many whole words."""
    if len(text) <= length:
        return text
    head = text[: length + 1]
    if (end := head.rfind(". ")) > length // 3:
        return head[: end + 1]
    return head[: head.rfind(" ")].rstrip(",;:") + " …"
