"""Plans: the case of three schools, what tests do on the page, and plans made at random."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, ViewportSize, expect

from teamwijzer.layout import KINDS, MANDATES
from tests.conftest import ROOT

PATH = "taakverdeling/"
SCENARIO = json.loads((ROOT / "tests/cases/planner/scenario.json").read_text(encoding="utf-8"))
del SCENARIO["scan"]
WIDE: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}

NAMES = (
    "An", "Bert & Bo", "=1+1", "+32 478", "Zoë O'Hara", "Pieter, de tweede", "  spatie", "x", "0",
    "12", "Ünal <b>", "Liesbeth van de Keybus-Vandermeulen en haar hele grote team", "école", "T01",
    "Code", "女の子", "ja", "School", "Uren per week", "naam;ander", '"aanhaling"', "😀 team",
)  # fmt: skip
"""Names that a program could take for something else; cut to what a plan holds."""
TEXTS = (
    "3D-printer onderhouden",
    "=SUM(A1)",
    "Eigen & <taak>",
    "T01",
    "drones",
    "Drönes",
    "  ",
    "a" * 200,
)
HOURS = (None, 0.25, 0.1, 0.3, 1, 2.5, 3.33, 39.99, 40)


# On the page


def open_state(page: Page, state: Any, folder: Path) -> None:
    path = folder / "plan.json"
    path.write_text(json.dumps({"kind": "urn:ict-teamwijzer:plan", "state": state}), "utf-8")
    page.locator("[data-do=kept]:visible").first.click()
    page.locator("#desk-file").set_input_files(path)
    expect(page.locator("[data-part=start]")).to_be_hidden()


def file_of(state_: Any, name: str = "plan.json") -> FilePayload:
    text = json.dumps({"kind": "urn:ict-teamwijzer:plan", "state": state_})
    return {"name": name, "mimeType": "", "buffer": text.encode()}


def give(page: Page, *files: FilePayload) -> None:
    page.locator("[data-do=kept]:visible").last.click()
    page.locator("#desk-file").set_input_files(list(files))


def choose(page: Page, label: str) -> None:
    page.locator("[data-part=ask][open]").get_by_role("button", name=label, exact=True).click()


def book(page: Page, do: str = "workbook") -> FilePayload:
    """The workbook that a button hands over."""
    with page.expect_download() as waiting:
        page.locator(f"[data-do={do}]").click()
    content = Path(waiting.value.path()).read_bytes()
    return {"name": waiting.value.suggested_filename, "mimeType": "", "buffer": content}


def state(page: Page) -> Any:
    """The plan as a file holds it."""
    page.locator("[data-do=kept]:visible").last.click()
    with page.expect_download() as download:
        page.locator("[data-do=export]").click()
    page.keyboard.press("Escape")
    found = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert found["kind"] == "urn:ict-teamwijzer:plan"
    return found["state"]


def said(page: Page) -> Locator:
    return page.locator("[data-part=said]")


def cell(page: Page, code: str, person: str) -> Locator:
    return page.locator(f"[data-row='{code}'] [data-cell][data-person='{person}']")


def add_people(page: Page, *names: str) -> None:
    for name in names:
        page.locator("#p-name").fill(name)
        page.keyboard.press("Enter")


# At random


class Maker:
    """Plans as `plan.js` describes them; `data` is what the planner's page carries."""

    def __init__(self, data: dict[str, Any], seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - for tests
        self.codes = [code for code, _ in data["tasks"]]
        self.uncounted = [code for code, task in data["tasks"] if not task["counted"]]
        self.clusters = [id_ for id_, _ in data["clusters"]]
        self.roles = [id_ for id_, _ in data["roles"]]

    def plan(self) -> dict[str, Any]:
        """A plan of one to three schools, each with at most twelve people."""
        pick, chance = self.random.choice, self.random.random
        names = self.random.sample(NAMES, self.random.randint(0, 12))
        people = [
            {
                "id": f"p{at}",
                "name": name.strip()[:60],
                "kind": pick(KINDS),
                "role": pick(["", *self.roles]),
            }
            for at, name in enumerate(names, 1)
        ]
        kinds = pick((["school"], ["school"], ["group"], ["school", "group"], ["school"] * 3))
        schools = [self._school(f"s{at}", kind, people) for at, kind in enumerate(kinds, 1)]
        if len(schools) > 1 or chance() < 0.8:
            for school in schools:
                school["name"] = f"{pick(('De Linde', 'Óns <Huis>', 'A/B*C', 'SG'))} {school['id']}"
        return {"v": 1, "people": people, "schools": schools}

    def _school(self, id_: str, kind: str, people: list[dict[str, Any]]) -> dict[str, Any]:
        pick, chance = self.random.choice, self.random.random
        texts = self.random.sample([t for t in TEXTS if t.strip()], self.random.randint(0, 4))
        own = [
            {"id": f"own-{at}", "cluster": pick(["", *self.clusters]), "text": text, "lang": "nl"}
            for at, text in enumerate(texts, 1)
        ]
        keys = [*self.codes, *(task["id"] for task in own)]
        full = chance()
        tasks = []
        for key in keys:
            sides = {
                when: self._side(people, full, key in self.uncounted) for when in ("now", "goal")
            }
            if any(any(side.values()) for side in sides.values()):
                tasks.append([key, sides])
        hours = [
            [p["id"], both]
            for p in people
            if (both := [pick((None, 0, 2.5, 40)), pick((None, 0, 7.25))]) != [None, None]
        ]
        core = None if chance() < 0.6 else [c for c in self.codes if chance() < 0.2]
        mandates = []
        for key in [*self.clusters, *keys]:
            row = {field: [p["id"] for p in people if chance() < 0.2] for field in MANDATES}
            if chance() < 0.2 and any(row.values()):
                mandates.append([key, row])
        return {
            "id": id_, "kind": kind, "name": "", "hours": hours, "core": core,
            "own": own, "tasks": tasks, "mandates": mandates,
        }  # fmt: skip

    def _side(self, people: list[dict[str, Any]], full: float, dropped: bool) -> dict[str, Any]:
        pick, chance = self.random.choice, self.random.random
        who = [[p["id"], pick(HOURS)] for p in people if chance() < full * 0.4]
        priority = pick(("none", "")) if dropped else pick(("", "short-term", "long-term", "none"))
        return {"level": pick(("", "school", "school-group")), "priority": priority, "who": who}


def comparable(plan: dict[str, Any]) -> Any:
    """What a workbook holds of a plan, whatever the order in which people were met.

    Not: what is shown, the name of the plan, the wish, and the ids of people.
    """
    names = {person["id"]: person["name"] for person in plan["people"]}

    def named(ids: list[str]) -> list[str]:
        return sorted(names[id_] for id_ in ids)

    return {
        "people": sorted((p["name"], p["kind"], p["role"]) for p in plan["people"]),
        "schools": [
            {
                "kind": school["kind"],
                "name": school["name"],
                "hours": sorted([names[id_], both] for id_, both in school["hours"]),
                "core": school["core"],
                "own": school["own"],
                "tasks": {
                    code: {
                        when: {**side, "who": sorted([names[i], h] for i, h in side["who"])}
                        for when, side in sides.items()
                    }
                    for code, sides in school["tasks"]
                },
                "mandates": {
                    key: {field: named(ids) for field, ids in row.items()}
                    for key, row in school["mandates"]
                },
            }
            for school in plan["schools"]
        ],
    }
