"""Modules are linked into one script that does the same, or not at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from teamwijzer.scripts import ScriptError, Scripts
from tests.conftest import ROOT

MODULES = ROOT / "content" / "assets" / "js"


def write(folder: Path, **modules: str) -> Scripts:
    for name, text in modules.items():
        path = folder / f"{name.replace('__', '/')}.js"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Scripts(folder)


def test_a_module_comes_once_and_before_those_that_need_it(tmp_path: Path) -> None:
    scripts = write(
        tmp_path,
        top='import { one } from "./a.js";\nimport * as b from "./b.js";\nresult = one + b.two;\n',
        a='import { two } from "./b.js";\nexport const one = two - 1;\n',
        b="export const two = 2;\n",
    )
    linked = scripts.linked("top.js")
    order = [linked.index(f"const module_{name}=") for name in ("b", "a", "top")]
    assert order == sorted(order)
    assert linked.count("const two=2;") == 1
    assert "import" not in linked
    assert "export" not in linked


def test_what_only_developers_read_stays_behind(tmp_path: Path) -> None:
    text = """/**
 * What it is.
 */
export function one(/** @type {number} */ a) {
  /** @type {string[]} */
  const found = [];
  return found.concat(
    /** @type {string[]} */ (a),
  );
}
"""
    linked = write(tmp_path, top=text).linked("top.js")
    assert "What it is" not in linked
    assert "const found=[];return found.concat((a),);" in linked
    lines = "const text = `one\n    two`;\n"
    assert "const text=`one\n    two`;" in write(tmp_path, top=lines).linked("top.js")
    licence = "/*! whose it is */\n"
    assert licence.strip() in write(tmp_path, top=licence).linked("top.js")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('import one from "./a.js";\n', "'import one from \"./a.js\";'"),
        ("\nexport default 3;\n", "top.js:2: 'export default 3;'"),
        ("/* why */export default 3;\n", "top.js:1: 'export default 3;'"),
        ("const a = 1;\nexport { a };\n", "top.js:2: 'export { a };'"),
        ('const x = import("./a.js");\n', "'import(\"./a.js\");'"),
        ("log(import.meta.url);\n", "'import.meta.url);'"),
        ('import { a } from "./gone.js";\n', "no script gone.js"),
        ('import { a } from "./top.js";\n', "top.js: imports top.js"),
    ],
)
def test_what_is_not_known_is_an_error(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ScriptError) as error:
        write(tmp_path, top=text, a="export const one = 1;\n").linked("top.js")
    assert told in str(error.value)


def test_what_is_loaded_on_demand_comes_along(tmp_path: Path) -> None:
    scripts = write(
        tmp_path,
        top='const { a } = await import("./a.js");\n',
        a='export const a = async () => await import("./b.js");\n',
        b="export const b = 1;\n",
        base__load="export function load() {}\n",
    )
    assert scripts.with_later(["top.js"]) == ["top.js", "a.js", "b.js"]


def test_rooms_reach_each_other_by_path(tmp_path: Path) -> None:
    scripts = write(
        tmp_path,
        job__page='import {\n  one,\n  two as other,\n} from "../base/a.js";\n'
        'const { b } = await import("../office/b.js");\n',
        base__a='import { two as again } from "./c.js";\nexport const one = 1;\n',
        base__c="export const two = 2;\n",
        base__load="export function load() {}\n",
        office__b="export const b = 1;\n",
    )
    linked = scripts.linked("job/page.js")
    assert "const{one,two:other,}=module_base_a;" in linked
    assert "const{two:again}=module_base_c;" in linked
    assert f'module_base_load.load("office-b.js","","{scripts.file("office/b.js")}")' in linked
    assert scripts.with_later(["job/page.js"]) == ["job/page.js", "office/b.js"]


def test_what_every_page_loads_is_not_repeated(tmp_path: Path) -> None:
    write(
        tmp_path,
        site__site='import { one } from "../base/a.js";\none();\n',
        base__a='import { two } from "./b.js";\nexport const one = () => two;\n',
        base__b="export const two = 2;\n",
        base__c="export const three = 3;\n",
        job__page='import { three } from "../base/c.js";\nimport { two } from "../base/b.js";\n'
        "result = two + three;\n",
        walk__page='import { three } from "../base/c.js";\nresult = three;\n',
    )
    scripts = Scripts(tmp_path, "site/site.js")
    shared = 'globalThis["teamwijzer modules"]'
    assert f"{shared}={{module_base_b,module_base_a}};" in scripts.linked("site/site.js")
    page = scripts.linked("job/page.js")
    assert f"const{{module_base_b}}={shared};" in page
    assert "const two=2;" not in page
    assert "const three=3;" in page
    assert shared not in scripts.linked("walk/page.js")
    assert scripts.modules("job/page.js") == ["base/c.js", "base/b.js", "job/page.js"]


def test_what_a_page_loads_on_demand_does_not_repeat_the_page(tmp_path: Path) -> None:
    later = 'const load = async () => await import("../late/{}.js");\n'
    write(
        tmp_path,
        site__site='import { load } from "../base/load.js";\nload();\n',
        base__load="export function load() {}\n",
        base__a="export const one = 1;\n",
        base__b="export const two = 2;\n",
        job__page='import { one } from "../base/a.js";\nimport { two } from "../base/b.js";\n'
        f"{later.format('alone')}{later.format('both')}result = one + two;\n",
        walk__page=f'import {{ one }} from "../base/a.js";\n{later.format("both")}result = one;\n',
        late__alone='import { two } from "../base/b.js";\nexport const three = two + 1;\n',
        late__both='import { one } from "../base/a.js";\nimport { two } from "../base/b.js";\n'
        "export const four = two + one + 1;\n",
    )
    scripts = Scripts(tmp_path, "site/site.js", ["job/page.js", "walk/page.js"])
    shared = 'globalThis["teamwijzer modules"]'
    job, walk = (scripts.linked(name) for name in ("job/page.js", "walk/page.js"))
    assert f"Object.assign({shared},{{module_base_a,module_base_b}});" in job
    assert f"Object.assign({shared},{{module_base_a}});" in walk
    assert scripts.linked("late/alone.js").startswith(
        f'(()=>{{"use strict";const{{module_base_b}}={shared};'
    )
    both = scripts.linked("late/both.js")
    assert f"const{{module_base_a}}={shared};" in both  # every page that loads it has that one
    assert "const two=2;" in both


def test_another_content_has_another_name(tmp_path: Path) -> None:
    """That of a script too which loads it on demand, or imports it."""

    def names(value: int) -> list[str]:
        scripts = write(
            tmp_path,
            top='const { a } = await import("./a.js");\n',
            a='import { b } from "./b.js";\nexport const a = b;\n',
            b=f"export const b = {value};\n",
            c="export const c = 1;\n",
            base__load="export function load() {}\n",
        )
        return [scripts.file(name) for name in ("top.js", "a.js", "c.js")]

    first = names(1)
    assert all(re.fullmatch(r"(top|a|c)\.[0-9a-f]{10}\.js", name) for name in first)
    assert names(1) == first
    second = names(2)
    assert [one == two for one, two in zip(first, second, strict=True)] == [False, False, True]


def test_scripts_that_load_each_other_have_no_names(tmp_path: Path) -> None:
    scripts = write(
        tmp_path,
        a='export const a = async () => await import("./b.js");\n',
        b='export const b = async () => await import("./a.js");\n',
        base__load="export function load() {}\n",
    )
    with pytest.raises(ScriptError, match=r"b\.js: loads a\.js on demand, which loads it in turn"):
        scripts.file("a.js")


@pytest.mark.parametrize("everywhere", ["", "site/site.js"])
def test_our_own_modules_can_all_be_linked(everywhere: str) -> None:
    for path in MODULES.glob("*/*.js"):
        Scripts(MODULES, everywhere).linked(path.relative_to(MODULES).as_posix())
