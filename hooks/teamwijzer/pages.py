"""What the site consists of: every page of a language, and the bar that leads to them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from .addresses import Address, root_of
from .dataset import DataSet
from .documents.catalogue import Catalogue
from .documents.document import Document
from .documents.pictures import Picture, Pictures
from .glossary import Glossary
from .model import KINDS
from .offline import ZIP
from .page import SitePage
from .problems import Problem
from .prose import MARKER
from .rendering import Renderer
from .report import Findings
from .report.freshness import sourced
from .shell import Addresses, Shell, addresses_on
from .views import (
    BuilderViews,
    Context,
    DutyViews,
    FieldViews,
    MaintenanceViews,
    PeopleViews,
    ReferenceViews,
    StepViews,
    TaskViews,
    WalkViews,
)
from .views.base import shorten
from .views.maintenance import FindingsView
from .views.people import CompetenceView
from .views.steps import StepView
from .views.tasks import ClusterView, TaskView
from .views.templates import TemplateView, TemplateViews


@dataclass(frozen=True)
class Section:
    """A place in the bar on top of every page: the path it leads to, and its name."""

    path: str
    title: str


@dataclass(frozen=True)
class TemplateEntry:
    """A template on the page of templates: its size, and its picture if there is one."""

    template: TemplateView
    kilobytes: int
    picture: Picture | None


class Site:
    """The pages and documents of one language. `root` is its address: empty, or such as `en/`.

    `findings` are for maintainers; they are worked out when somebody asks for them.
    """

    def __init__(
        self,
        data: DataSet,
        language: str,
        renderer: Renderer,
        shell: Shell,
        pictures: Pictures,
        *,
        findings: Callable[[], Findings],
    ) -> None:
        self.context = Context(data, language)
        self.ui = self.context.ui
        self.root = root_of(language)
        self._shell = shell
        self._renderer = renderer
        self._tasks = TaskViews(self.context)
        self._steps = StepViews(self.context)
        self._people = PeopleViews(self.context)
        self._reference = ReferenceViews(self.context)
        self._sections = DutyViews(self.context).sections()
        self._catalogue = Catalogue(self.context, shell.address + self.root)
        self._templates = TemplateViews(self.context).templates()
        self._pictures = pictures
        self._findings = findings
        self._glossary = Glossary(self._reference.terms())
        self._prose = {page.path: page for page in data.prose if page.language == language}
        self._written: dict[str, SitePage] = {}
        self.prose_html: dict[str, str] = {}
        """Path → what Markdown made of a page of prose."""
        self.edition = data.edition
        self.edition_day = self.context.day(self.edition.date)

    def sections(self) -> list[Section]:
        """The bar on top, in order."""
        names = self.ui["nav"]
        paths = {
            "tasks": Address.tasks,
            "steps": Address.steps,
            "templates": Address.templates,
            "roles": Address.roles,
            "competences": Address.competences,
            "job_description": Address.job,
            "background": Address.background,
            "about": Address.about,
        }
        return [Section(path, names[name]) for name, path in paths.items()]

    def document(self, page: SitePage) -> str:
        """The whole page, from `<html>` to `</html>`."""
        around = self._shell.around(page, self.context.language)
        return self._whole(self.render(page), self._addresses(page), around)

    def render(self, page: SitePage) -> str:
        """The HTML of the page's content."""
        addresses = self._addresses(page)
        html = self.fill(page.template, addresses, page=page, **page.values)
        return self._glossary.link(html, addresses.to) if page.terms else html

    def lost(self, sites: list[Site]) -> str:
        """The whole page for addresses that do not exist, in the language of each site."""
        page = SitePage("404.html", self.ui["site"]["lost_title"], "", "", "lost.html", {})
        addresses = self._shell.anywhere(self.root)
        content = self.fill(page.template, addresses, sites=sites)
        around = self._shell.around(page, self.context.language, has_versions=False)
        return self._whole(content, addresses, around)

    def _addresses(self, page: SitePage) -> Addresses:
        return addresses_on(self.root + page.path, self.root)

    def _whole(self, content: str, addresses: Addresses, around: Mapping[str, Any]) -> str:
        html = Markup(content)  # noqa: S704  # our own templates made it
        return self.fill("shell.html", addresses, content=html, **around)

    def fill(self, template: str, addresses: Addresses, **values: Any) -> str:
        """A template with those values and what all templates have at hand."""
        return self._renderer.render(
            template,
            to=addresses.to,
            from_root=addresses.from_root,
            edit_address=self._shell.edit_address,
            pieces=self.context.pieces,
            ui=self.ui,
            site=self,
            **values,
        )

    def prose(self, path: str, html: str) -> SitePage:
        """A page of prose from the HTML that Markdown made of it."""
        page = self._prose[path]
        self.prose_html[path] = html
        # Markdown has made a paragraph of each marker.
        text = html.replace("<p>[[", "\n[[").replace("]]</p>", "]]\n")
        parts: list[tuple[str, Any]] = []
        position = 0
        for match in MARKER.finditer(text):
            parts.append(("html", Markup(text[position : match.start()])))  # noqa: S704  # Markdown's
            parts.append((match[1], self._marked(match[1], match[2] or "")))
            position = match.end()
        parts.append(("html", Markup(text[position:])))  # noqa: S704  # Markdown's own output
        head = page.head
        self._written[path] = SitePage(
            path=path,
            title=head.title if head else "",
            description=head.description if head else "",
            source=page.file.name,
            template="prose.html",
            values={"parts_": parts, "sources": self.context.places(head.sources) if head else []},
            search=tuple(part.striptags() for kind, part in parts if kind == "html"),
        )
        return self._written[path]

    def mistakes(self, problems: list[Problem]) -> str:
        """What is wrong with the data, as a part of a page that shows what it was before."""
        addresses = addresses_on(self.root, self.root)
        return self.fill("mistakes.html", addresses, problems=problems)

    @property
    def by_path(self) -> dict[str, SitePage]:
        """Path → page: those made from data, and those of prose that there are by now."""
        return {page.path: page for page in (*self.data_pages, *self._written.values())}

    @cached_property
    def data_pages(self) -> list[SitePage]:
        """Every page made from data."""
        return list(self._data_pages())

    def _marked(self, kind: str, name: str) -> Any:
        """What a marker stands for: see `prose.MARKERS`."""
        match kind:
            case "table":
                return self._reference.table(name)
            case "balance":
                return self._reference.balance(name)
            case "updates":
                return self._reference.updates(name)
            case _:
                return self._people.roles()

    def _data_pages(self) -> Iterator[SitePage]:
        clusters, steps = self._tasks.clusters(), self._steps.steps()
        tasks = self._tasks.tasks()
        yield from self._task_overviews(clusters, tasks)
        yield from self._step_overviews(steps)
        yield self._walk(clusters, steps)
        yield from self._people_overviews(clusters)
        yield from self._reference_overviews()
        yield from (self._cluster_page(cluster, clusters) for cluster in clusters)
        yield from (self._task_page(task) for task in tasks)
        yield from (self._step_page(step, steps) for step in steps)
        yield from self._people_pages()
        yield from self._maintainers_pages()

    def _task_overviews(
        self, clusters: list[ClusterView], tasks: list[TaskView]
    ) -> Iterator[SitePage]:
        rows = [row for cluster in clusters for row in cluster.tasks]
        counted = sum(row.counted for row in rows)
        duties = sum(len(section.duties) for section in self._sections)
        yield self._overview(
            "home",
            Address.home,
            counted,
            clusters=clusters,
            phases=self._steps.phases(),
            counted=counted,
            duties=duties,
        )
        yield self._overview(
            "tasks",
            Address.tasks,
            counted,
            scripts=("site/task-list.js",),
            clusters=clusters,
            total=len(rows),
            levels=list(self._tasks.levels.values()),
        )
        yield self._overview(
            "core-tasks", Address.core_tasks, counted, rows=[row for row in rows if row.core]
        )
        yield self._overview(
            "tasks-print", Address.tasks_print, counted, clusters=clusters, tasks=tasks, terms=False
        )
        yield self._builder(clusters, duties)

        # Called by the template: to make the documents is work that other pages need not wait for.
        yield self._overview(
            "templates", Address.templates, len(self._templates), entries=self._entries, offline=ZIP
        )

    def _walk(self, clusters: list[ClusterView], steps: list[StepView]) -> SitePage:
        views, path = WalkViews(self.context), Address.walk
        data = views.data(
            form=self._template_address("step-plan", path),
            workbook=self._template_address("task-overview", path),
        )
        return self._overview(
            "walk",
            path,
            len(steps),
            scripts=("walk/page.js",),
            terms=False,  # a link inside a label would be a trap
            phases=self._steps.phases(),
            clusters=clusters,
            actors=[(name, actor["title"]) for name, actor in data["actors"]],
            walk=data,
        )

    def _template_address(self, name: str, path: str) -> str:
        """Where a blank document is, from a page; "" where there is no such template."""
        found = next((t.path for t in self._templates if t.id == name), "")
        return posixpath.relpath(found, path) if found else ""

    def _builder(self, clusters: list[ClusterView], duties: int) -> SitePage:
        builder = BuilderViews(self.context)
        path = Address.job
        return self._overview(
            "job-description",
            path,
            duties,
            scripts=("job/page.js",),
            terms=False,  # a link inside a label would be a trap
            sections=self._sections,
            clusters=clusters,
            competences=[c for c in self._people.competences() if c.requirement != "not-required"],
            levels=list(self._tasks.levels.values()),
            presets=builder.presets(),
            builder=builder.data(self._template_address("job-description", path)),
        )

    @property
    def download_paths(self) -> set[str]:
        """Where the blank documents are, below the language's root."""
        return {template.path for template in self._templates}

    @property
    def documents(self) -> list[Document]:
        """The blank documents to download."""
        return self._catalogue.documents

    def without_picture(self) -> list[str]:
        """The templates whose picture does not show what they now look like."""
        return [entry.template.id for entry in self._entries() if not entry.picture]

    def _entries(self) -> list[TemplateEntry]:
        return [
            TemplateEntry(
                template=document.frame.template,
                kilobytes=-(-len(document.content) // 1000),
                picture=self._pictures.of(document),
            )
            for document in self.documents
        ]

    def _step_overviews(self, steps: list[StepView]) -> Iterator[SitePage]:
        phases = self._steps.phases()
        yield self._overview("steps", Address.steps, len(steps), phases=phases)
        yield self._overview(
            "steps-print", Address.steps_print, len(steps), phases=phases, terms=False
        )

    def _people_overviews(self, clusters: list[ClusterView]) -> Iterator[SitePage]:
        roles, competences = self._people.roles(), self._people.competences()
        yield self._overview(
            "roles", Address.roles, len(roles), roles=roles, groups=self._people.groups()
        )
        yield self._overview(
            "matrix",
            Address.matrix,
            len(roles),
            scripts=("site/matrix.js",),
            roles=roles,
            rows=self._people.matrix(),
            clusters=clusters,
        )
        yield self._overview(
            "competences",
            Address.competences,
            len(competences),
            clusters=clusters,
            competences=competences,
        )

    def _reference_overviews(self) -> Iterator[SitePage]:
        terms, sources = self._reference.terms(), self._reference.sources()
        # Every definition would lead to its neighbours: here they have `see` for that.
        yield self._overview(
            "glossary",
            Address.glossary,
            len(terms),
            search=tuple(f"{term.term}: {term.definition}" for term in terms),
            list_=terms,
            terms=False,
        )
        changes = self._reference.changes()
        yield self._overview(
            "changes",
            Address.changes,
            len(changes),
            changes=changes,
            editions=self._reference.editions(),
        )
        yield self._overview("sources", Address.sources, len(sources), list_=sources)

    def _maintainers_pages(self) -> Iterator[SitePage]:
        fields = FieldViews(self.context)
        yield self._overview("fields", Address.fields, len(KINDS), terms=False, fields=fields)
        yield self._overview(
            "maintenance",
            Address.maintenance,
            sum(1 for _ in sourced(self.context.data)),
            terms=False,
            findings=self._findings_view,  # called by the template, like the documents
        )

    def _findings_view(self) -> FindingsView:
        return MaintenanceViews(self.context, self._findings()).findings()

    def _cluster_page(self, cluster: ClusterView, clusters: list[ClusterView]) -> SitePage:
        return SitePage(
            path=cluster.path,
            title=self.ui["tasks"]["cluster_title"].format(cluster.title),
            description=cluster.summary,
            source=f"data/clusters/{cluster.id}.yml",
            template="cluster.html",
            search=(cluster.description,),
            values={
                "cluster": cluster,
                "clusters": clusters,
                "levels": list(self._tasks.levels.values()),
            },
        )

    def _task_page(self, task: TaskView) -> SitePage:
        return SitePage(
            path=task.row.path,
            title=f"{task.row.code} {task.row.title}",
            description=shorten(task.description),
            source=f"data/tasks/{task.row.code.lower()}.yml",
            template="task.html",
            search=(task.description, *task.examples),
            keywords=tuple(task.row.keywords),
            values={"task": task},
        )

    def _step_page(self, step: StepView, steps: list[StepView]) -> SitePage:
        return SitePage(
            path=step.path,
            title=self.ui["steps"]["page_title"].format(step.number, step.title),
            description=step.summary,
            source=f"data/steps/step-{step.number}.yml",
            template="step.html",
            search=(step.summary, *(question.text for question in step.questions), step.why),
            keywords=tuple(step.keywords),
            values={
                "step": step,
                "steps": steps,
                "templates": [t for t in self._templates if step.path in [s.path for s in t.steps]],
            },
        )

    def _people_pages(self) -> Iterator[SitePage]:
        for role in self._people.roles():
            yield SitePage(
                path=role.link.path,
                title=f"{role.link.title} ({role.link.code})"
                if role.link.code
                else role.link.title,
                description=role.purpose,
                source=f"data/roles/{role.id}.yml",
                template="role.html",
                search=(role.purpose, *role.does),
                keywords=tuple(filter(None, (role.link.code, *role.keywords))),
                values={"role": role},
            )
        for competence in self._people.competences():
            yield self._competence_page(competence)

    def _competence_page(self, competence: CompetenceView) -> SitePage:
        return SitePage(
            path=competence.link.path,
            title=self.ui["competences"]["page_title"].format(competence.link.title),
            description=shorten(competence.explanation),
            source=f"data/competences/{competence.id}.yml",
            template="competence.html",
            search=(competence.explanation, *competence.in_practice),
            keywords=tuple(competence.keywords),
            values={"competence": competence},
        )

    def _overview(
        self,
        name: str,
        path: str,
        number: int,
        *,
        scripts: tuple[str, ...] = (),
        search: tuple[str, ...] = (),
        terms: bool = True,
        **values: Any,
    ) -> SitePage:
        head = self.context.page(name, number)
        return SitePage(
            path=path,
            title=head.title,
            description=head.description,
            source=f"data/pages/{name}.yml",
            template=f"{name}.html",
            search=(head.intro, *search),
            keywords=tuple(head.keywords),
            values={"head": head, **values},
            scripts=scripts,
            terms=terms,
        )
