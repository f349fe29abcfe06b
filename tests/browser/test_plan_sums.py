"""What the planner makes of a plan: its sums, its changes, and plans from anywhere.

The pure modules run in the browser, beside a page, on the real data. The case in
`tests/cases/planner` was worked out by a program that shares nothing with ours.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from teamwijzer.loading import read
from teamwijzer.views import Context, PlanViews
from tests.conftest import ROOT

CASE = ROOT / "tests/cases/planner"
MODULES = (
    "plan",
    "clean",
    "changes",
    "starting",
    "sums",
    "moves",
    "group",
    "mandates",
    "links",
    "hours",
)
HEAD = "const data = { ...given.data }; for (const name of ['tasks', 'clusters', 'levels', 'priorities', 'roles']) data[name] = new Map(data[name]);"
RANDOM = """
let seed = 20261126;
const random = (n) => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % n; };
const pick = (list) => list[random(list.length)];
const anyPlan = () => {
  const plan = plans.empty(data);
  for (let n = random(12) + 1; n > 0; n -= 1) changes.addPerson(plan, plan.schools[0], { name: `P${n}`, kind: pick(plans.KINDS), role: pick(['', ...data.roles.keys()]) });
  for (let n = random(3); n > 0; n -= 1) changes.addSchool(plan, data, { name: `S${n}`, kind: pick(['school', 'group']) });
  for (const school of plan.schools) {
    for (let n = random(4); n > 0; n -= 1) changes.addOwn(school, { cluster: pick([...data.clusters.keys()]), text: `eigen ${n}`, lang: 'nl' });
    const codes = [...data.tasks.keys(), ...school.own.map((own) => own.id)];
    for (let n = random(200); n > 0; n -= 1) {
      const code = pick(codes), when = pick(plans.WHEN);
      changes.setHours(plan, data, school, { code, when, person: pick(plan.people).id, hours: pick([null, undefined, 0.25, 0.1, 0.2, 3.33, 40, random(4000) / 100]) });
      changes.setSorting(data, school, { code, when, field: 'priority', value: pick(['', ...data.priorities.keys()]) });
      changes.setSorting(data, school, { code, when, field: 'level', value: pick(['', ...data.levels.keys()]) });
    }
    for (const { id } of plan.people) changes.setAvailable(plan, school, id, pick(plans.WHEN), pick([null, 0, 2.5, 40]));
    for (const key of [pick([...data.clusters.keys()]), pick(codes)]) {
      const row = plans.mandate();
      row.backup = [pick(plan.people).id]; row.contact = [pick(plan.people).id];
      school.mandates = plans.put(school.mandates, key, row, [...data.clusters.keys(), ...codes]);
    }
  }
  return plan;
};
"""


@pytest.fixture
def run(page: Page) -> Any:
    """Runs a program on the modules, the data of a language and what it is given."""
    page.goto("404.html")
    data = PlanViews(Context(read(ROOT / "data"), "nl")).data({})
    imports = "".join(
        f"const {'plans' if name == 'plan' else name} = await import('/modules/plan/{'state' if name == 'plan' else name}.js');"
        for name in MODULES
    )

    def program(text: str, **given: Any) -> Any:
        body = f"async (given) => {{ {imports} {HEAD} {text} }}"
        return page.evaluate(body, {"data": data, **given})

    return program


def scenario() -> Any:
    return json.loads((CASE / "scenario.json").read_text(encoding="utf-8"))


def expected() -> dict[str, list[Any]]:
    """Heading → its lines: [name, value], or a value alone."""
    found: dict[str, list[Any]] = {}
    for line in (CASE / "expected.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            found[line[3:]] = here = []
        elif line.startswith("- "):
            name, _, value = line[2:].partition(": ")
            here.append((name, json.loads(value)))
        elif line.strip():
            here.append(json.loads(line))
    return found


NAMED = """
const { state } = clean.clean(given.plan, data);
const name = (id) => state.people.find((person) => person.id === id).name;
const names = (ids) => ids.map(name);
const title = (id) => state.schools.find((school) => school.id === id).name;
const titles = (ids) => ids.map(title);
const from = (map) => Object.fromEntries(map);
"""


@pytest.mark.parametrize("when", ["now", "goal"])
def test_a_school_to_the_last_figure(run: Any, when: str) -> None:
    found = run(
        NAMED
        + """
        const found = sums.insights(state, data, plans.schoolOf(state, 's1'), given.when);
        const { nobody, nobodyBy } = found;
        return {
          total: found.total,
          per: from(found.people.map((p) => [name(p.id), { hours: p.hours, tasks: p.tasks, unknown: p.unknown,
            available: p.available, over: p.over, left: p.left, clusters: p.clusters, alone: p.alone }])),
          clusters: from([...found.clusters].map(([id, { hours }]) => [id, hours])),
          share: from([...found.clusters].map(([id, { share }]) => [id, share])),
          TA: found.balance.daily,
          levels: from([...found.levels].map(([id, { hours }]) => [id || '-', hours])),
          nobody: { n: nobody.length, short: nobodyBy.get('short-term'), long: nobodyBy.get('long-term'), unsaid: nobodyBy.get('').length },
          nobody_of: from([...found.clusters].map(([id, { open, tasks }]) => [id, [open, tasks]])),
          one: found.one, spof: found.single, shared: found.shared, dropped: found.dropped,
          dropped_done: found.contradiction, available: found.available, planned_of_known: found.planned,
        };
        """,
        plan=scenario(),
        when=when,
    )
    assert found == dict(expected()[when])


def test_the_change_to_the_last_figure(run: Any) -> None:
    found = run(
        NAMED
        + """
        const found = moves.moves(data, plans.schoolOf(state, 's1'));
        const people = (pairs) => from(pairs.map(([id, hours]) => [name(id), hours]));
        return [...found.tasks.map((task) => ({
          code: task.code, frm: people(task.gives), to: people(task.takes), moved: task.moved, new: task.fresh,
          gone: task.gone, joins: names(task.joins), leaves: names(task.leaves), level: task.level,
        })), { moved: found.moved, new: found.fresh, gone: found.gone }];
        """,
        plan=scenario(),
    )
    assert sorted(found, key=json.dumps) == sorted(expected()["change"], key=json.dumps)


def test_mandates_to_the_last_flag(run: Any) -> None:
    found = run(
        NAMED
        + """
        const found = mandates.mandateFlags(data, plans.schoolOf(state, 's1'));
        return { rows: from([...found.rows].map(([key, flags]) => [key, {
          empty: flags.empty, carries_without_task: names(flags.idle), does_without_mandate: names(flags.unnamed),
          backup_is_only_doer: flags.backupIsCarrier,
        }])), clusters_without: found.clusters };
        """,
        plan=scenario(),
    )
    assert [found] == expected()["mandates"]


@pytest.mark.parametrize("when", ["now", "goal"])
def test_schools_side_by_side_to_the_last_figure(run: Any, when: str) -> None:
    found = run(
        NAMED
        + """
        const found = group.sideBySide(state, data, given.when);
        return {
          people: from(found.people.map(({ id, hours, available }) => [name(id), [hours, available]])),
          overlap: found.double.map((one) => [one.code, titles(one.schools), one.hours, data.tasks.get(one.code).level]),
          overlap_hours: found.doubleHours,
          nobody_anywhere: found.nobody.length,
          nobody_anywhere_first: found.nobody.slice(0, 4),
          nobody_somewhere: found.somewhere.map(({ code, schools, who }) => [code, titles(schools), names(who)]),
          anchors: from([...found.anchors].map(([id, people]) => [title(id), names(people)])),
          expertise: from([...found.expertise].map(([cluster, schools]) => [cluster, from([...schools].map(([id, people]) => [title(id), names(people)]))])),
          shared: found.double.filter((one) => one.shared).map((one) => one.code),
        };
        """,
        plan=scenario(),
        when=when,
    )
    wanted = dict(expected()[f"group {when}"])
    assert found.pop("shared") == [o[0] for o in wanted["overlap"] if o[3] == "school-group"]
    assert found == wanted


def test_the_case_is_lost_in_nothing_but_the_scan(run: Any) -> None:
    found = run("return clean.clean(given.plan, data);", plan=scenario())
    assert found["lost"] == ["scan"]
    wanted = scenario()
    del wanted["scan"]
    for school in (*wanted["schools"], *found["state"]["schools"]):
        school["tasks"].sort()
    assert found["state"] == wanted


def test_a_goal_is_now_and_new_without_what_is_gone(run: Any) -> None:
    """Over random plans: sums hold, cleaning changes nothing, taking out leaves nothing behind."""
    found = run(
        RANDOM
        + """
        const wrong = [];
        for (let n = 0; n < 150; n += 1) {
          const plan = anyPlan();
          const text = JSON.stringify(plan);
          const once = clean.clean(JSON.parse(text), data);
          if (JSON.stringify(once.state) !== text || once.lost.length) wrong.push(['clean', text, JSON.stringify(once)]);
          for (const school of plan.schools) {
            const [now, goal] = plans.WHEN.map((when) => sums.insights(plan, data, school, when));
            const change = moves.moves(data, school);
            if (Math.round(goal.total * 100) !== Math.round((now.total + change.fresh - change.gone) * 100)) wrong.push(['goal', text]);
            const each = moves.perPerson(change.tasks);
            for (const { id } of plan.people) {
              const [before, after] = [now, goal].map((one) => one.people.find((p) => p.id === id)?.hours ?? 0);
              const { gives, gets } = each.get(id) ?? { gives: 0, gets: 0 };
              if (Math.abs(after - before - gets + gives) > 1e-9) wrong.push(['person', id, text]);
            }
            for (const sum of [now, goal]) {
              const people = sum.people.reduce((all, { hours }) => all + hours, 0);
              if (Math.abs(people - sum.total) > 1e-9) wrong.push(['people', text]);
              if (sum.one.length + sum.nobody.length + sum.shared.length + sum.dropped.length !== plans.rowsOf(school, data).length) wrong.push(['tasks', text]);
            }
          }
          const gone = pick(plan.people).id;
          const left = changes.withoutPerson(plan, gone, 'goal');
          if (JSON.stringify(plan) !== text) wrong.push(['copy', text]);
          changes.removePerson(plan, gone);
          if (JSON.stringify(plan).includes(`"${gone}"`)) wrong.push(['removed', gone, JSON.stringify(plan)]);
        }
        return wrong.slice(0, 1);
        """
    )
    assert found == []


def test_hostile_plans_do_no_harm(run: Any) -> None:
    found = run(
        RANDOM
        + """
        const evil = '<img src=x onerror="globalThis.pwned=1">';
        const values = [evil, null, 7, -1, 1e308, true, [], {}, [[evil, evil]], [['p1', -5], ['p1', 'x'], ['p99', 1]], [[evil, { now: { who: evil } }]],
          'x'.repeat(100000), '__proto__', [evil], Array(5000).fill({ id: 'p1' }), Array(5000).fill(['T01', {}]), { __proto__: null, constructor: 1 }];
        const places = [];
        const walk = (value) => {
          if (typeof value !== 'object' || value === null) return;
          for (const key of Object.keys(value)) { places.push([value, key]); walk(value[key]); }
        };
        const wrong = [];
        let slowest = 0;
        for (let n = 0; n < 200; n += 1) {
          const plan = JSON.parse(JSON.stringify(given.plan));
          places.length = 0;
          walk(plan);
          for (let m = 0; m < 3; m += 1) {
            const [target, key] = pick(places);
            Object.defineProperty(target, random(5) ? key : '__proto__', { value: pick(values), enumerable: true, configurable: true, writable: true });
          }
          const text = JSON.stringify(plan);
          const start = performance.now();
          const { state } = clean.clean(JSON.parse(text), data);
          slowest = Math.max(slowest, performance.now() - start);
          if (!state) continue;
          const again = clean.clean(JSON.parse(JSON.stringify(state)), data);
          if (JSON.stringify(again.state) !== JSON.stringify(state) || again.lost.length) wrong.push([text, again.lost]);
          for (const when of plans.WHEN) {
            for (const school of state.schools) {
              sums.insights(state, data, school, when); moves.moves(data, school); mandates.mandateFlags(data, school);
              for (const { id } of state.people.slice(0, 3)) { moves.ifGone(state, data, school, when, id); links.toJob(state, data, id, when, 'job'); }
            }
            group.sideBySide(state, data, when);
          }
        }
        return { wrong: wrong.slice(0, 1), slowest, pwned: globalThis.pwned ?? null };
        """,
        plan=scenario(),
    )
    assert found["pwned"] is None
    assert found["wrong"] == []


def test_over_a_limit_the_first_stay_and_the_others_are_named(run: Any) -> None:
    found = run(
        """
        const side = { level: '', priority: '', who: [] };
        const people = Array.from({ length: 43 }, (_, n) => ({ id: `p${n + 1}`, name: `Naam ${n + 1}`, kind: 'person', role: '' }));
        const school = { id: 's1', kind: 'school', name: 'A', hours: [], core: null, own: Array.from({ length: 21 }, (_, n) => ({ id: `own-${n + 1}`, cluster: 'technical', text: `Taak ${n + 1}`, lang: 'nl' })),
          tasks: [['T01', { now: { ...side, who: people.slice(0, 14).map(({ id }) => [id, 41]) }, goal: side }]], mandates: [] };
        const schools = [school, ...Array.from({ length: 12 }, (_, n) => ({ id: `s${n + 2}`, name: `School ${n + 2}` })),
          { id: 's20', kind: 'group', name: 'Groep' }, { id: 's21', kind: 'group', name: 'Tweede groep' }];
        const { state, lost } = clean.clean({ v: 1, name: 'n'.repeat(61), people, schools }, data);
        return { people: state.people.length, schools: state.schools.map(({ name }) => name), own: state.schools[0].own.length,
          who: state.schools[0].tasks[0][1].now.who, name: state.name.length, lost };
        """
    )
    assert (found["people"], found["own"], found["name"]) == (40, 20, 60)
    assert len(found["who"]) == 12
    assert {hours for _, hours in found["who"]} == {None}
    assert found["schools"] == ["A", *(f"School {n}" for n in range(2, 13)), "Groep"]
    assert {
        "name",
        "Naam 41",
        "Naam 43",
        "Taak 21",
        "Naam 13",
        "School 13",
        "Tweede groep",
        "hours 41",
    } <= set(found["lost"])


def test_a_task_that_the_data_lost_becomes_the_schools_own(run: Any) -> None:
    found = run(
        """
        const plan = plans.empty(data);
        const id = changes.addPerson(plan, plan.schools[0], { name: 'An' });
        changes.setHours(plan, data, plan.schools[0], { code: 'T16', when: 'now', person: id, hours: 3 });
        const packed = plans.pack(plan, data);
        const less = { ...data, tasks: new Map([...data.tasks].filter(([code]) => code !== 'T16')) };
        const { state, lost } = clean.clean(packed, less);
        return { school: state.schools[0], lost, title: data.tasks.get('T16').title };
        """
    )
    own = found["school"]["own"]
    assert [o["text"] for o in own] == [found["title"]]
    assert dict(found["school"]["tasks"])[own[0]["id"]]["now"]["who"] == [["p1", 3]]
    assert found["lost"] == ["T16"]


def test_a_task_of_ones_own_says_its_language_or_has_that_of_the_page(run: Any) -> None:
    found = run(
        """
        const plan = plans.empty(data);
        changes.addOwn(plan.schools[0], { cluster: '', text: 'Repairs drones', lang: 'en' });
        const packed = plans.pack(plan, data);
        const langs = ['en', 'engels', 'E', 7, ['en'], null].map((lang) => {
          packed.schools[0].own[0].lang = lang;
          return clean.clean(packed, data).state.schools[0].own[0].lang;
        });
        return langs;
        """
    )
    assert found == ["en", "nl", "nl", "nl", "nl", "nl"]


def test_what_goes_leaves_nothing_behind(run: Any) -> None:
    found = run(
        """
        const plan = plans.empty(data);
        const [school] = plan.schools;
        const [an, bo] = ['An', 'Bo'].map((name) => changes.addPerson(plan, school, { name }));
        for (const id of [an, bo]) changes.setAvailable(plan, school, id, 'now', 8);
        const own = changes.addOwn(school, { cluster: 'technical', text: 'Drones', lang: 'nl' });
        for (const code of ['T01', own]) for (const person of [an, bo])
          changes.setHours(plan, data, school, { code, when: 'now', person, hours: 1 });
        mandates.agree(plan, data, school, own, { decides: [an] });
        mandates.agree(plan, data, school, 'T02', { decides: [an], contact: [bo] });
        mandates.agree(plan, data, school, 'T03', { decides: [an] });
        changes.removeOwn(school, own);
        const without = { own: school.own, tasks: new Map(school.tasks).has(own), mandates: school.mandates.map(([key]) => key) };
        changes.removePerson(plan, an);
        return { without, people: plan.people.map(({ id }) => id), hours: school.hours,
          who: Object.fromEntries(school.tasks).T01.now.who, mandates: school.mandates.map(([key, row]) => [key, row.decides, row.contact]) };
        """
    )
    assert found == {
        "without": {"own": [], "tasks": False, "mandates": ["T02", "T03"]},
        "people": ["p2"],
        "hours": [["p2", [8, None]]],
        "who": [["p2", 1]],
        "mandates": [["T02", [], ["p2"]]],
    }


def test_who_does_it_now_goes_on_where_nobody_was_chosen(run: Any) -> None:
    found = run(
        """
        const plan = plans.empty(data);
        const [school] = plan.schools;
        const [an, bo] = ['An', 'Bo'].map((name) => changes.addPerson(plan, school, { name }));
        const set = (code, when, person) => changes.setHours(plan, data, school, { code, when, person, hours: 2 });
        set('T01', 'now', an);
        set('T02', 'now', an);
        set('T02', 'goal', bo);
        set('T03', 'goal', bo);
        changes.setSorting(data, school, { code: 'T01', when: 'now', field: 'level', value: 'school' });
        const count = changes.carryOver(data, school);
        return { count, goals: ['T01', 'T02', 'T03'].map((code) => new Map(school.tasks).get(code).goal).map(({ level, who }) => [level, who]) };
        """
    )
    assert found == {
        "count": 1,
        "goals": [["school", [["p1", 2]]], ["", [["p2", 2]]], ["", [["p2", 2]]]],
    }


def test_as_many_schools_as_there_is_room_for(run: Any) -> None:
    found = run(
        """
        const plan = plans.empty(data);
        const added = (kind) => Array.from({ length: 20 }, () => changes.addSchool(plan, data, { name: 'S', kind })).filter(Boolean).length;
        return [added('group'), added('school'), plan.schools.length, plans.MOST.groups, plans.MOST.schools];
        """
    )
    groups, schools, all_, most_groups, most = found
    assert (groups, schools, all_) == (most_groups, most - 1, most_groups + most)


def test_a_start_from_what_the_walk_sorted(run: Any) -> None:
    found = run(
        """
        const plan = plans.empty(data);
        const [school] = plan.schools;
        changes.setSorting(data, school, { code: 'T02', when: 'goal', field: 'priority', value: 'long-term' });
        changes.setSorting(data, school, { code: 'T03', when: 'goal', field: 'priority', value: 'short-term' });
        const told = starting.fromSorting(data, school, new Map([
          ['T01', { level: 'school', priority: 'short-term' }], ['T02', { level: '', priority: 'none' }],
          ['T03', { level: '', priority: 'short-term' }], ['T99', { level: 'school', priority: '' }]]));
        return { told, tasks: Object.fromEntries(school.tasks) };
        """
    )
    assert found["told"] == {"filled": 2, "kept": 1}
    assert found["tasks"]["T01"]["goal"] == {"level": "school", "priority": "short-term", "who": []}
    assert found["tasks"]["T01"]["now"] == {"level": "", "priority": "", "who": []}
    assert found["tasks"]["T02"]["goal"]["priority"] == "long-term"
    assert "T99" not in found["tasks"]


def test_a_start_from_a_team_with_a_proposal(run: Any) -> None:
    found = run(
        """
        const plan = plans.empty(data);
        const [school] = plan.schools;
        const triangle = [...data.roles].filter(([, role]) => role.triangle).map(([id]) => id);
        starting.fromTeam(plan, data, school, [...triangle, 'head-ict-coordinator', 'external-partners', ...triangle]);
        const told = starting.suggest(plan, data, school, plans.peopleOf(plan, school));
        const again = starting.suggest(plan, data, school, plans.peopleOf(plan, school));
        return { people: plan.people, told, again, tasks: Object.fromEntries(school.tasks),
          total: sums.insights(plan, data, school, 'goal').total, now: sums.insights(plan, data, school, 'now').people.map((p) => p.tasks) };
        """
    )
    assert [(p["name"], p["kind"]) for p in found["people"]] == [
        ("Directie", "person"),
        ("Technisch ICT-coördinator", "person"),
        ("Pedagogisch ICT-coördinator", "person"),
        ("Hoofd-ICT-coördinator", "person"),
        ("Externe partners", "external"),
    ]
    assert found["told"]["open"] == ["A06", "A07"]
    assert found["again"] == {"filled": [], "open": ["A06", "A07"]}
    assert found["total"] == 0
    assert set(found["now"]) == {0}
    assert found["tasks"]["T16"]["goal"] == {
        "level": "school-group",
        "priority": "",
        "who": [["p2", None]],
    }
    assert "B17" not in found["told"]["filled"]


def test_what_if_somebody_leaves(run: Any) -> None:
    found = run(
        NAMED
        + """
        const found = moves.ifGone(state, data, plans.schoolOf(state, 's1'), 'goal', 'p1');
        return { ...found, falls: found.falls.map(({ code, elsewhere }) => [code, elsewhere.map(({ person, school }) => [name(person), title(school)])]) };
        """,
        plan=scenario(),
    )
    assert found["hours"] == 10.5
    assert found["falls"] == [
        ["T09", [["Greet", "De Es"]]],
        ["T16", [["Farid", "De Beuk"]]],
        ["A01", [["Farid", "De Beuk"]]],
    ]
    # Elif stands in for Chris in T01, but T17 would be hers alone; A02 and A09 lose An, who stands in for Chris.
    assert found["single"] == ["T17", "B01", "A02", "A09"]


def test_a_person_becomes_a_state_of_the_builder_without_a_name(run: Any) -> None:
    found = run(
        NAMED
        + "return [links.toJob(state, data, 'p1', 'goal', 'vacancy'), links.toJob(state, data, 'p5', 'goal', 'job'), links.nameless(state)];",
        plan=scenario(),
    )
    an, elif_, nameless = found
    assert an == {
        "v": 1,
        "kind": "vacancy",
        "hours": "12,5",
        "unit": "hours",
        "level": "",
        "preset": "technical-ict-coordinator",
        "tasks": ["T01", "T02", "T09", "T16", "T17", "B01", "A01"],
        "own": [],
    }
    assert elif_["level"] == "school"
    assert elif_["own"] == [{"id": "own-1", "text": "3D-printer onderhouden", "lang": "nl"}]
    assert "An" not in json.dumps(an)
    assert [person["name"] for person in nameless["people"]] == [""] * 7


@pytest.mark.parametrize(
    ("typed", "hours", "wrong"),
    [
        ("1", 1, ""),
        ("1,5", 1.5, ""),
        (" 1.5 ", 1.5, ""),
        ("0,25", 0.25, ""),
        (",5", 0.5, ""),
        ("½", 0.5, ""),
        ("1½", 1.5, ""),
        ("x", None, ""),
        ("Ja", None, ""),
        ("yes", None, ""),
        ("0", None, ""),
        ("x2", 2, ""),
        ("x 1,5", 1.5, ""),
        ("xx", None, "form"),
        ("40", 40, ""),
        ("40,5", None, "most"),
        ("-1", None, "form"),
        ("1,5,5", None, "form"),
        ("1,234", None, "form"),
        ("twee", None, "form"),
        ("1,5½", None, "form"),
        (".", None, "form"),
    ],
)
def test_a_cell_is_read(run: Any, typed: str, hours: float | None, wrong: str) -> None:
    found = run("return hours.readCell(given.typed);", typed=typed)
    assert found == {"hours": hours, "wrong": wrong}


def test_an_empty_cell_does_not(run: Any) -> None:
    assert run("return 'hours' in hours.readCell('') && hours.readCell('').hours === undefined;")
