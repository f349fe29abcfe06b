"""Faults in the Python core, made by the operators of mutmut.

mutmut's own runner leaves out what is decorated and what stands outside functions, such as widths
and spacings. So of mutmut we take what makes a fault of a piece of code, and put one at a time into
the file.
"""

from __future__ import annotations

import ast
import hashlib
import os
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

from tests.faults.copying import run
from tests.faults.testing import AT_LAST, TOGETHER, Fault, Notes, note, seen
from tests.unit import conftest as loaded  # noqa: F401  # what it needs is there in every run

CORE = "hooks/teamwijzer"
DRAWN = "/documents/"
FOLDERS = ("tests/unit", "tests/documents", "tests/site")
DOCUMENTS = "tests/documents/"
OFFICE = "tests/documents/test_office.py"
"""They let an office suite write all documents first, which takes most of their time."""
SERVED = "tests/site/test_serving.py"
SET_UP = "tests/unit/test_ready.py"
STARTS = "subprocess.run("
"""They start programs of ours, so that nobody notes which lines these run; and so do the other
tests of units in whose file that stands.
"""
ADAPTER = f"{CORE}/adapter.py"
COMMANDS = f"{CORE}/cli.py"
SETS_UP = (f"{CORE}/making.py", f"{CORE}/ready.py")
KINDS = {
    cst.Call: "calls",
    cst.Expr: "calls",
    cst.SimpleString: "texts",
    cst.Assign: "values",
    cst.AnnAssign: "values",
    cst.AugAssign: "values",
    cst.Integer: "values",
    cst.Float: "values",
    cst.Name: "values",
    cst.Lambda: "values",
}
"""A fault is of one of four kinds, drawn evenly; what is not named here is a condition or a sum."""
OTHER = "conditions"


def _left_out(node: cst.Expr) -> Iterable[cst.Pass]:
    """A call for what it does is not made."""
    if isinstance(node.value, cst.Call):
        yield cst.Pass()


class _Maker(MutationVisitor):  # type: ignore[misc]  # mypy does not look into mutmut
    """mutmut's, for properties and cached functions too; where each fault stands is kept."""

    def __init__(self) -> None:
        operators = [*mutation_operators, (cst.Expr, _left_out)]
        super().__init__(operators, IgnoredCode(set(), set(), set()))
        self.lines: list[tuple[int, int]] = []

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef):
            return False
        return bool(super()._skip_node_and_children(node))

    def _create_mutations(self, node: cst.CSTNode) -> None:
        if isinstance(node, cst.Expr) and not isinstance(node.value, cst.Call):
            return
        super()._create_mutations(node)
        place = self.get_metadata(PositionProvider, node)
        added = len(self.mutations) - len(self.lines)
        self.lines += [(place.start.line, place.end.line)] * added


def faults_of(
    where: str, text: str
) -> Iterator[tuple[Fault, cst.Module, cst.CSTNode, cst.CSTNode]]:
    """All faults of a file, with what makes them."""
    wrapper = MetadataWrapper(cst.parse_module(text))
    maker = _Maker()
    wrapper.visit(maker)
    seen_texts: set[int] = set()
    for mutation, (line, end) in zip(maker.mutations, maker.lines, strict=True):
        old, new = mutation.original_node, mutation.mutated_node
        if isinstance(old, cst.SimpleString):
            # One fault a text: of three that differ in its letters only, two say nothing more.
            if id(old) in seen_texts:
                continue
            seen_texts.add(id(old))
        kind = next((k for t, k in KINDS.items() if isinstance(old, t)), OTHER)
        code = wrapper.module.code_for_node
        fault = Fault(where, line, code(old), code(new), f"{line}-{end}", kind)
        yield fault, wrapper.module, old, new


def draw(project: Path, seed: int, count: int) -> list[tuple[Fault, str]]:
    """That many faults, with the text of the file that has it; evenly of each kind."""
    kinds: dict[str, list[tuple[Fault, cst.Module, cst.CSTNode, cst.CSTNode]]] = {}
    for path in sorted((project / CORE).rglob("*.py")):
        where = path.relative_to(project).as_posix()
        for made in faults_of(where, path.read_text(encoding="utf-8")):
            kinds.setdefault(made[0].kind, []).append(made)
    print(", ".join(f"{len(made)} {kind}" for kind, made in sorted(kinds.items())), flush=True)
    chance = random.Random(seed)  # noqa: S311  # a draw to repeat, no secret
    drawn: list[tuple[Fault, str]] = []
    names = sorted(kinds)
    for name in names:
        chance.shuffle(kinds[name])
    while len(drawn) < count:
        fault, module, old, new = kinds[names[len(drawn) % len(names)]].pop()
        text = module.deep_replace(old, new).code
        if _differs(module.code, text):
            drawn.append((fault, text))
    return drawn


def _differs(old: str, new: str) -> bool:
    """Whether it is Python, and another program."""
    try:
        return ast.dump(ast.parse(old)) != ast.dump(ast.parse(new))
    except SyntaxError:
        return False


def _statement(text: str, first: int, last: int) -> range:
    """The lines of the innermost statement that holds these, of a block the lines of its head."""
    found = range(first, last + 1)
    for node in ast.walk(ast.parse(text)):  # outer ones come first
        if isinstance(node, ast.stmt) and node.lineno <= first and last <= (node.end_lineno or 0):
            body: Sequence[ast.stmt] = getattr(node, "body", None) or ()
            end = body[0].lineno - 1 if body else node.end_lineno or 0
            found = range(node.lineno, max(end, last) + 1)
    return found


def meeting(fault: Fault, text: str, notes: Notes) -> tuple[set[str], set[str]]:
    """The tests that run the line, and those that may see what it does without running it."""
    first, last = map(int, fault.mark.split("-"))
    tests: set[str] = set()
    for line in _statement(text, first, last):
        tests |= set(notes.met.get(f"{fault.where}:{line}", ()))
    others: set[str] = set()
    if "" in tests or not tests:
        # It runs when a module is loaded, or tests are collected: so ask those of the module too.
        for mark, met in notes.met.items():
            if mark.rpartition(":")[0] == fault.where:
                others |= set(met)
        if others <= {""}:
            others |= set(notes.seconds)
        # What only looks at what the module says runs none of its lines.
        others |= notes.named(fault.where)
    if DRAWN in fault.where:
        # Documents are made when their tests are collected: all of them look at each.
        others |= {test for test in notes.seconds if test.startswith(DOCUMENTS)}
    tests, others = (
        {test for test in found - {"", *notes.built} if not test.startswith(OFFICE)}
        for found in (tests, others)
    )
    return tests, others - tests


def digest(folder: Path) -> str:
    """The same for the same files."""
    made = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        made.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return made.hexdigest()


def build(project: Path, site: Path) -> bool:
    """Whether a strict build goes through."""
    status, _ = run(
        project, "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(site), seconds=300
    )
    return status == 0


class Core:
    """The core, with the tests that meet its lines."""

    def __init__(self, project: Path, kept: Path) -> None:
        self.project = project
        self.notes = note(project, FOLDERS, kept, source=CORE)
        self.site = project.parent / "site"
        assert build(project, self.site)
        self._right = digest(self.site)

    def draw(self, seed: int, count: int) -> list[tuple[Fault, str]]:
        return draw(self.project, seed, count)

    def looks(self) -> Sequence[Callable[[Fault, str], str]]:
        """Ways to look for a fault, the quickest first: each tells what sees it; "" for nothing."""
        return self._quickly, self._slowly

    def _quickly(self, fault: Fault, text: str) -> str:
        """By the tests that run the line; those of documents load slowly, and come later."""
        with self._put(fault, text) as met:
            for tests in met:
                quick = (test for test in tests if not test.startswith(DOCUMENTS))
                asked = self.notes.quickest(quick, near=fault.where)
                if by := seen(self.project, asked):
                    return by
            return ""

    def _slowly(self, fault: Fault, text: str) -> str:
        """By the tests of commands and documents; then by a build and the tests of what it made."""
        with self._put(fault, text) as (met, others):
            documents = self.notes.quickest(t for t in met | others if t.startswith(DOCUMENTS))
            started = self._starting(fault, is_met=bool(met | others))
            return (
                seen(self.project, started, AT_LAST)
                or seen(self.project, documents)
                or self._seen_in_site()
            )

    def _starting(self, fault: Fault, *, is_met: bool) -> list[str]:
        """Tests that start programs, and may so run the line without anybody noting it."""
        if fault.where in SETS_UP:
            files = [SET_UP]
        else:
            found = sorted((self.project / "tests" / "unit").glob("test_*.py"))
            starting = [path for path in found if STARTS in path.read_text(encoding="utf-8")]
            files = [path.relative_to(self.project).as_posix() for path in starting]
            files += [SERVED] if fault.where == ADAPTER or not is_met else []
        # The commands themselves run in no other tests.
        time = AT_LAST if fault.where == COMMANDS else TOGETHER
        return self.notes.quickest(
            (t for t in self.notes.seconds if t.startswith(tuple(files))), time
        )

    @contextmanager
    def _put(self, fault: Fault, text: str) -> Iterator[tuple[set[str], set[str]]]:
        """Puts the fault into its file for a while; see `meeting`."""
        path = self.project / fault.where
        right, known = path.read_text(encoding="utf-8"), path.stat()
        path.write_text(text, encoding="utf-8")
        try:
            yield meeting(fault, right, self.notes)
        finally:
            path.write_text(right, encoding="utf-8")
            # What was compiled of it holds again.
            os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))

    def _seen_in_site(self) -> str:
        if not build(self.project, self.site):
            return "the build"
        if digest(self.site) == self._right:
            return ""
        return seen(self.project, self.notes.quickest(self.notes.built), built=str(self.site))
