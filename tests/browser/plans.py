"""Plans made at random, to go through a workbook and back."""

from __future__ import annotations

import random
from typing import Any

from teamwijzer.layout import KINDS, MANDATES

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
