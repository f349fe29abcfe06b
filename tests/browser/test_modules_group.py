"""What the planner computes of mandates and of several schools, beside the figures of the case."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.plans import SCENARIO
from tests.browser.test_plan_sheets import DATA

HEAD = """async (given) => {
  const load = (name) => import(`/modules/plan/${name}.js`);
  const [mandates, counted, comparing] = await Promise.all(['mandates', 'counted', 'comparing'].map(load));
  const { schoolOf } = await load('state');
  const data = { ...given.data };
  for (const [name, value] of Object.entries(data))
    if (Array.isArray(value) && Array.isArray(value[0])) data[name] = new Map(value);
  const { plan } = given;
  const school = schoolOf(plan, 's1');
"""


@pytest.fixture
def run(page: Page) -> Any:
    page.goto("404.html")

    def program(text: str, plan: Any = SCENARIO) -> Any:
        return page.evaluate(f"{HEAD} {text} }}", {"data": DATA["nl"], "plan": plan})

    return program


def test_a_row_of_mandates_is_kept_in_order_or_not_at_all(run: Any) -> None:
    found = run("""
      mandates.agree(plan, data, school, 'own-1', { contact: ['p2'] });
      mandates.agree(plan, data, school, 'A01', { contact: ['p2'] });
      mandates.agree(plan, data, school, 'policy', { decides: ['p4', 'p1', 'p9'] });
      mandates.agree(plan, data, school, 'technical', { backup: [] });
      const keys = school.mandates.map(([key]) => key);
      const rows = Object.fromEntries(school.mandates);
      mandates.agree(plan, data, school, 'policy', { decides: [] });
      mandates.disagree(school, 'T16');
      return { keys, policy: rows.policy, technical: rows.technical, left: school.mandates.map(([key]) => key) };
    """)
    assert found == {
        "keys": ["technical", "policy", "administrative", "T16", "A01", "own-1"],
        "policy": {
            "decides": ["p1", "p4"], "carries-out": [], "follows-up": [], "contact": [], "backup": [],
        },
        "technical": {
            "decides": ["p4"], "carries-out": ["p1"], "follows-up": ["p1"], "contact": ["p5"],
            "backup": [],
        },
        "left": ["technical", "administrative", "A01", "own-1"],
    }  # fmt: skip


def test_who_does_it_later_without_what_is_settled_apart(run: Any) -> None:
    found = run("""
      const keys = ['technical', 'policy', 'T16', 'own-1', 'P12'];
      const before = keys.map((key) => mandates.doersFor(plan, data, school, key));
      for (const code of ['T01', 'T03', 'T17']) mandates.agree(plan, data, school, code, { decides: ['p1'] });
      return [...before, mandates.doersFor(plan, data, school, 'technical')];
    """)
    assert found == [
        ["p1", "p3", "p5"],
        ["p1", "p2", "p4"],
        ["p1"],
        ["p5"],
        [],
        ["p1", "p5"],  # T09; T04 and the task of one's own
    ]


def shared(*who: Any, level: str = "school-group", priority: str = "") -> dict[str, Any]:
    return {"level": level, "priority": priority, "who": [list(one) for one in who]}


def schools(*tasks: dict[str, Any], group: dict[str, Any] | None = None) -> Any:
    """A plan of schools with these tasks now, and the sheet of the group where there is one."""
    plan = copy.deepcopy(SCENARIO)
    nothing = {"level": "", "priority": "", "who": []}
    rows = [(f"s{n}", "school", one) for n, one in enumerate(tasks, 1)]
    rows += [("s9", "group", group)] if group is not None else []
    plan["schools"] = [
        {
            "id": id_, "kind": kind, "name": id_, "hours": [], "core": None, "own": [], "mandates": [],
            "tasks": [[code, {"now": side, "goal": nothing}] for code, side in one.items()],
        }
        for id_, kind, one in rows
    ]  # fmt: skip
    return plan


COUNT = "return counted.countedAgain(plan, data);"
MOVE = """
  const left = counted.moveToGroup(plan, data, counted.countedAgain(plan, data));
  return { left, schools: plan.schools.map(({ kind, tasks }) => [kind, tasks.map(([code, { now }]) => [code, now])]) };
"""


@pytest.mark.parametrize(
    ("one", "other", "times"),
    [
        (shared(["p1", 4]), shared(["p1", 4]), 1),
        (shared(["p1", 4], ["p2", 1]), shared(["p2", 1], ["p1", 4]), 2),
        (shared(["p1", 4]), shared(["p1", 4.25]), 0),
        (shared(["p1", 4]), shared(["p2", 4]), 0),
        (shared(["p1", None]), shared(["p1", None]), 0),
        (shared(["p1", 4]), shared(["p1", 4], level="school"), 0),
        (shared(["p1", 4], level=""), shared(["p1", 4], level=""), 0),
    ],
)
def test_what_is_counted_again(run: Any, one: Any, other: Any, times: int) -> None:
    assert len(run(COUNT, schools({"T16": one}, {"T16": other}))) == times
    assert run(COUNT, schools({"T16": one}, {"T05": other})) == []
    assert run(COUNT, schools({"T16": one}, group={"T16": other})) == []


def test_double_work_of_most_hours_comes_first(run: Any) -> None:
    school = {
        code: shared(["p1", hours], level="school")
        for code, hours in (("T01", 1), ("T05", 3), ("T06", 2))
    }
    found = run(
        "const { sideBySide } = await load('group');"
        "return sideBySide(plan, data, 'now').double.map(({ code, hours }) => [code, hours]);",
        schools(school, school),
    )
    assert found == [["T05", 6], ["T06", 4], ["T01", 2]]


def test_in_which_schools_it_is_counted(run: Any) -> None:
    same = {"T16": shared(["p1", 4])}
    (found,) = run(COUNT, schools(same, {}, same, same))
    assert found == {
        "code": "T16", "person": "p1", "when": "now", "hours": 4, "schools": ["s1", "s3", "s4"],
    }  # fmt: skip


def test_it_moves_to_the_sheet_of_the_group(run: Any) -> None:
    school = {
        "T01": shared(["p1", 1], level="school"),
        "T16": shared(["p1", 4], priority="long-term"),
    }
    found = run(MOVE, schools(school, school, group={"T05": shared(["p2", 2])}))
    left = [["T01", school["T01"]], ["T16", shared(priority="long-term")]]
    assert found == {
        "left": [],
        "schools": [
            ["school", left],
            ["school", left],
            ["group", [["T05", shared(["p2", 2])], ["T16", shared(["p1", 4], priority="long-term")]]],
        ],
    }  # fmt: skip
    added = run(MOVE, schools(school, school))["schools"][2]
    assert added[0] == "group"
    assert dict(added[1])["T16"] == shared(["p1", 4], priority="long-term")


def test_sortings_that_differ_stand_first(run: Any) -> None:
    a, b = shared(level="school", priority="short-term"), shared(level="school")
    plan = schools(
        {"T01": a, "T02": a, "A01": b, "T05": shared(["p1", 1], level="")},
        {"T01": a, "T02": b, "T05": shared(level="")},
        group={"T03": a},
    )
    found = run("return comparing.sortingCompared(plan, data, 'now');", plan)
    said = {"level": "school", "priority": "short-term"}
    plain = {"level": "school", "priority": ""}
    nothing = {"level": "", "priority": ""}
    assert found == [
        {"code": "T02", "sortings": [said, plain], "differs": True},
        {"code": "A01", "sortings": [plain, nothing], "differs": True},
        {"code": "T01", "sortings": [said, said], "differs": False},
    ]
    assert run("return comparing.sortingCompared(plan, data, 'goal');", plan) == []


def test_who_works_where_and_how_many_hours(run: Any) -> None:
    found = run("""
      const codes = (found) => found.map(({ school, codes }) => [school.id, codes]);
      return {
        schools: comparing.schoolsOf(plan).map(({ id }) => id),
        an: codes(comparing.placesOf(plan, data, 'now', 'p1')),
        bert: codes(comparing.placesOf(plan, data, 'now', 'p2')),
        hours: Object.fromEntries(comparing.hoursByCluster(plan, data, 'goal')),
        doers: comparing.doersByTask(plan, data, 'goal').filter(({ code }) => ['T01', 'T02', 'T05'].includes(code)),
      };
    """)
    assert found == {
        "schools": ["s1", "s2", "s3"],
        "an": [["s1", ["T01", "T03", "T04", "T16", "T17", "A01", "A02", "own-1"]], ["s4", ["T02"]]],
        "bert": [],
        "hours": {
            "technical": [14.5, 6, 1.5, 2],
            "pedagogical": [4, 0, 0, 0],
            "policy": [3, 0, 0, 0],
            "administrative": [3, 1.5, 0.5, 0],
        },
        "doers": [
            {"code": "T01", "who": [["p1", "p3"], ["p6"], ["p7"], []]},
            {"code": "T02", "who": [[], [], [], ["p1"]]},
        ],
    }
