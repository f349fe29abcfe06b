"""What the pages of one language are made from, each made once."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from ..addresses import HEADS
from ..documents.catalogue import Catalogue
from ..documents.pictures import Pictures
from ..later import Later, later_words, plan_sheets, task_texts, walk_tasks
from ..page import SitePage
from ..report import Findings
from ..tools import TOOLS, Tool
from ..views import (
    Context,
    DutyViews,
    GuideViews,
    JobViews,
    PeopleViews,
    ReferenceViews,
    StepViews,
    TaskViews,
)
from ..views.duties import SectionView
from ..views.guide import Doing
from ..views.job import PresetView
from ..views.people import CompetenceView, RoleView
from ..views.reference import TermView
from ..views.steps import PhaseView, StepView
from ..views.tasks import ClusterView, LevelView, TaskView
from ..views.templates import TemplateView, TemplateViews


class Kit:
    """The views of one language, and the blank documents with their pictures.

    `findings` are for maintainers; they are worked out when somebody asks for them.
    """

    def __init__(
        self,
        context: Context,
        catalogue: Catalogue,
        pictures: Pictures,
        findings: Callable[[], Findings],
    ) -> None:
        self.context = context
        self.ui = context.ui
        self.catalogue = catalogue
        self.pictures = pictures
        self.findings = findings
        self._tasks = TaskViews(context)
        self.people = PeopleViews(context)
        self.reference = ReferenceViews(context)
        self.guide = GuideViews(context)

    @cached_property
    def clusters(self) -> list[ClusterView]:
        """The clusters with their tasks."""
        return self._tasks.clusters()

    @cached_property
    def tasks(self) -> list[TaskView]:
        """All tasks."""
        return self._tasks.tasks()

    @cached_property
    def levels(self) -> list[LevelView]:
        """Where a task may be best organised."""
        return list(self._tasks.levels.values())

    @cached_property
    def phases(self) -> list[PhaseView]:
        """The phases of the plan with their steps."""
        return StepViews(self.context).phases()

    @cached_property
    def steps(self) -> list[StepView]:
        """The steps of the plan."""
        return StepViews(self.context).steps()

    @cached_property
    def sections(self) -> list[SectionView]:
        """The parts of the job description with their duties."""
        return DutyViews(self.context).sections()

    @cached_property
    def presets(self) -> list[PresetView]:
        """The jobs that a description can start from."""
        return JobViews(self.context).presets()

    @cached_property
    def roles(self) -> list[RoleView]:
        """All roles."""
        return self.people.roles()

    @cached_property
    def competences(self) -> list[CompetenceView]:
        """All competences."""
        return self.people.competences()

    @cached_property
    def terms(self) -> list[TermView]:
        """The terms of the glossary."""
        return self.reference.terms()

    @cached_property
    def templates(self) -> list[TemplateView]:
        """The blank documents, as pages speak of them."""
        return TemplateViews(self.context).templates()

    @cached_property
    def words_later(self) -> dict[str, Later]:
        """Tool → the words that its page does not carry."""
        return {tool.name: later_words(self.context, tool) for tool in TOOLS}

    @cached_property
    def task_texts(self) -> Later:
        """What tasks are searched by."""
        return task_texts(self.context, self._tasks.rows.values())

    @cached_property
    def walk_tasks(self) -> Later:
        """The tasks that a team sorts on its walk."""
        return walk_tasks(self.context)

    @cached_property
    def plan_sheets(self) -> Later:
        """What reads and fills workbooks needs to know of them."""
        return plan_sheets(self.context)

    def doings(self, kind: str, name: str) -> list[Doing]:
        """What the page of a record offers to do at once; `kind` is its collection."""
        return self.guide.doings(kind, self.context.data.records[kind][name])

    @property
    def counted(self) -> int:
        """How many tasks stand in every version of the list."""
        return sum(cluster.counted for cluster in self.clusters)

    @property
    def duties(self) -> int:
        """How many duties the job description has."""
        return sum(len(section.duties) for section in self.sections)

    def overview(
        self,
        name: str,
        number: int,
        *,
        scripts: tuple[str, ...] = (),
        search: tuple[str, ...] = (),
        terms: bool = True,
        cited: bool = False,
        **values: Any,
    ) -> SitePage:
        """The overview page of that head; `number` stands in its introduction, as in `SitePage`.

        `values` are what its template asks for.
        """
        head = self.context.page(name, number)
        return SitePage(
            path=HEADS[name],
            title=head.title,
            description=head.description,
            source=f"data/pages/{name}.yml",
            template=f"{name}.html",
            search=(head.intro, *search),
            keywords=tuple(head.keywords),
            values={"head": head, **values},
            scripts=scripts,
            terms=terms,
            cited=cited,
        )

    def tool_data(self, tool: Tool, data: Mapping[str, Any]) -> dict[str, Any]:
        """The data of a tool as its page carries them: without the words that come later."""
        first = self.context.first_words(tool)
        return {**data, "words": first, "later": self.words_later[tool.name].file}

    def forms(self, tool: Tool) -> dict[str, str]:
        """Where the blank documents of a tool are, from its page, by what its scripts call them."""
        paths = {template.id: template.path for template in self.templates}
        page = HEADS[tool.name]
        return {
            name: posixpath.relpath(paths[template], page)
            for name, template in tool.forms.items()
            if template in paths
        }
