"""What each tool in the browser counts on: records, blank documents, words.

A tool has one name everywhere: `data/pages/job.yml`, `data/ui/job.yml`, `views/job.py`,
`overrides/pages/job.html`, `content/assets/css/job.css`, `content/assets/js/job/`. Scripts know no
record by heart: what a tool needs by name stands here, the views hand it over, and a check
tells when it is gone. Plain words (`words.said_undone`) are read from the scripts; those that are
put together (`` words[`kind_${kind}`] ``) are declared as `composed`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from .layout import MANDATES
from .scripts import Scripts
from .words import Asked, asked_by_scripts

SCRIPTS = "content/assets/js"
"""From the project's root."""
DESK = "desk"
"""The area of words that all tools share."""

EITHER = "either"
"""The level of a task that a school places where it likes."""
LEVELS = ("school", "school-group")
"""The levels that a school chooses from."""
BLANK = "blank"
"""The preset from which nothing is chosen yet."""
SCHOOL_TASKS = {"programmes": "T12", "needs": "T13"}
"""What a school has → the task that it brings along."""
BUCKETS = {
    "school-group": ("school-group", "short-term"),
    "school": ("school", "short-term"),
    "later": ("", "long-term"),
    "drop": ("", "none"),
}
"""Where a task can be sorted → its level and its priority in the workbook."""
DROPPED = "none"
"""The priority of what a school does not take on."""
LOCAL, SHARED = LEVELS
ANCHORS = ("T03", "T04")
"""Tasks whose doers colleagues turn to."""
DAILY, GROWTH = ("technical", "administrative"), ("pedagogical", "policy")
"""Clusters of the work that comes in every day, and of the work that it pushes aside."""
TEAM = ("head-ict-coordinator", "administrative-staff", "ict-savvy-teacher")
"""Roles that a school group has beside the triangle."""
RECRUIT = "step-6"
"""The step in which a school finds out whom it needs."""
RECRUIT_ANSWER = "no"
"""The answer there that asks for a vacancy."""
EMPLOYERS = ("school", "school-group", "school-community")
"""Who can employ somebody."""
APPOINTMENTS = ("secondary", "bachelor", "master")
"""Diplomas that an appointment, and with it the pay, can follow."""
SCAN_LEVELS = ("not-yet", "with-help", "alone", "helps-others")
"""What somebody can say of a competence, from the least on."""
INDEPENDENT = SCAN_LEVELS[2:]
"""Who says one of these does it without help; who says the last helps others too."""
SCAN_ROWS = 10
"""How many competences a scan asks about, unless a team asks for more."""
DIPLOMAS = ("secondary-diploma", "master-level", "teacher-training")
"""Competences that are a diploma: one has it or not, and no scan asks for it."""
EDUCATION = ("secondary", "bachelor", "teacher-training", "master")
"""Diplomas that a job can ask for, from the first to the last."""


@dataclass(frozen=True)
class Tool:
    """One tool. Its scripts begin at `<name>/page.js`.

    `composed`: a word with {} for what is put in → all that can be; `borrowed`: areas of words
    that it shares with others, after its own and the desk's; `records`: collection → ids;
    `forms`: what its scripts call a blank document → the id of its template.
    """

    name: str
    composed: Mapping[str, tuple[str, ...]]
    borrowed: tuple[str, ...] = ()
    records: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)

    @property
    def script(self) -> str:
        """The module that its page loads."""
        return f"{self.name}/page.js"

    @property
    def areas(self) -> tuple[str, ...]:
        """Where its words stand: the first that has one counts."""
        return (self.name, DESK, *self.borrowed)

    def composed_words(self, patterns: Collection[str] | None = None) -> Iterator[str]:
        """Every word that its scripts put together, or only those of some patterns."""
        for pattern, ends in self.composed.items():
            if patterns is None or pattern in patterns:
                yield from (pattern.replace("{}", end) for end in ends)

    def needed(self) -> dict[str, tuple[str, ...]]:
        """Collection → ids of all records that it needs, blank documents among them."""
        templates = {"templates": tuple(self.forms.values())} if self.forms else {}
        return {"pages": (self.name,), **self.records, **templates}


TOOLS = (
    Tool(
        name="job",
        composed={
            "kind_{}": ("job", "vacancy"),
            "subject_{}": ("job", "vacancy"),
            "{}_short": ("up", "down", "take_out"),
            "{}": ("up", "down", "take_out"),
            "left_out_{}": ("preset", "core"),
            "head_{}": ("institution", "number", "board", "evaluator-1", "evaluator-2"),
            "part_{}": ("a", "b", "c"),
            "sign_{}": ("coordinator", "evaluator-1", "evaluator-2"),
            "hours_{}": ("hours", "percent"),
            "education_{}": EDUCATION,
            "profile_{}": EDUCATION,
            "appointment_{}": APPOINTMENTS,
            "office_{}": ("ict", "bpt", "teaching", "contract"),
            "name_{}": EMPLOYERS,
            "about_{}": EMPLOYERS,
            "level_{}": EMPLOYERS[1:],
            "school_{}": tuple(SCHOOL_TASKS),
            "vacancy_{}": tuple(SCHOOL_TASKS),
            "group_{}": tuple(SCHOOL_TASKS),
            "job_{}": ("required", "preferred"),
            "fact_{}": (
                *("hours", "place", "office", "level", "education", "reports", "leads", "school"),
                *("contract", "start", "salary", "extra"),
            ),
            "blank_{}": ("contract", "start", "salary"),
            "more_{}": ("contact", "website", "annex"),
        },
        borrowed=("forms", "competences", "tasks"),
        records={
            "steps": (RECRUIT,),
            "presets": (BLANK,),
            "tasks": tuple(SCHOOL_TASKS.values()),
            "levels": LEVELS,
        },
        forms={"form": "job-description"},
    ),
    Tool(
        name="walk",
        composed={
            "{}": ("owner", "due", "note"),
            "field_{}": ("owner", "due", "note", "state"),
            "state_{}": ("none", "todo", "busy", "done"),
            "turn_{}": ("again", "choose", "done"),
            "bucket_{}": (*BUCKETS, "none"),
        },
        borrowed=("forms",),
        records={
            "levels": LEVELS,
            "priorities": tuple(dict.fromkeys(priority for _, priority in BUCKETS.values())),
        },
        forms={"form": "step-plan", "workbook": "task-overview"},
    ),
    Tool(
        name="plan",
        composed={
            "{}": (),  # what `format` is given
            "wrong_{}": ("form", "most"),
            "kind_{}": ("person", "vacancy", "external"),
            "available_{}": ("now", "goal"),
            "when_{}": ("now", "goal"),
            "make_{}": ("job", "vacancy"),
            "column_{}": ("level", "priority"),
            "m_part_{}": ("leads", "helps", "takes-over"),
            "p_mandate_{}": MANDATES,
            "mandate_{}": MANDATES,
        },
        borrowed=("group", "forms"),
        records={
            "levels": LEVELS,
            "priorities": tuple(dict.fromkeys(priority for _, priority in BUCKETS.values())),
            "tasks": ANCHORS,
            "clusters": (*DAILY, *GROWTH),
            "roles": TEAM,
        },
        forms={"workbook": "task-overview", "agreements": "agreements"},
    ),
    Tool(
        name="scan",
        composed={
            "{}": (),  # what `format` is given
            "level_{}": (*SCAN_LEVELS, "none"),
        },
        records={"competences": DIPLOMAS},
    ),
)
"""Every tool. A new one is an entry here, and the files that its name promises."""


def tool(name: str) -> Tool:
    """The tool of that name."""
    return next(tool for tool in TOOLS if tool.name == name)


def asked_by_tools(project: Path) -> dict[str, Asked]:
    """Tool → what its scripts ask for. A project without its scripts does not have the tool."""
    folder = project / SCRIPTS
    scripts = Scripts(folder)

    def asked(modules: Iterable[str]) -> Asked:
        return asked_by_scripts(
            (f"{SCRIPTS}/{module}", (folder / module).read_text(encoding="utf-8"))
            for module in modules
        )

    return {
        tool.name: replace(
            asked(scripts.modules(tool.script)), first=asked(scripts.first(tool.script))
        )
        for tool in TOOLS
        if (folder / tool.script).is_file()
    }
