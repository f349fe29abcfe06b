"""Whatever the program says to who edits the data, it says in Dutch and in English."""

from __future__ import annotations

import ast
import re
import string
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from teamwijzer import model
from teamwijzer.checks.references import UNKNOWN, unknown
from teamwijzer.fields import FORMS, notes, references, says
from teamwijzer.messages import NOTHING, SETTING, SPOKEN, Message, quote, say, spoken
from teamwijzer.model.notes import Note
from teamwijzer.problems import did_you_mean

from .further import COMMAND, PYTHONPATH

ROOT = Path(__file__).parents[2]
CODE = ROOT / "hooks" / "teamwijzer"
MAKERS = {"messages.py", "notes.py"}
"""Where messages are put together of texts that stand elsewhere."""

ALIKE = {"de tag {tag!r}"}
"""What is said in the same words in both languages."""


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call by a plain name in the program, with its place."""
    for path in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield f"{path.relative_to(CODE).as_posix()}:{node.lineno}", node


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def faults(call: ast.Call) -> list[str]:
    """What is wrong with a call of `say` or `note`."""
    texts = [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
    if len(texts) != 2 or len(call.args) != 2 or not all(isinstance(text, str) for text in texts):
        return ["not a text in each language"]
    dutch, english = map(str, texts)
    if isinstance(call.func, ast.Name) and call.func.id == "note":
        return [] if dutch and english and dutch != english else ["not said in both languages"]
    handed = {keyword.arg for keyword in call.keywords}
    found = []
    if bool(dutch) != bool(english):
        found.append("not said in both languages")
    if not blanks(dutch) == blanks(english) == handed:
        found.append(f"{blanks(dutch)} in Dutch, {blanks(english)} in English, handed {handed}")
    words = "".join(said for said, _, _, _ in string.Formatter().parse(dutch))
    if dutch == english and any(map(str.isalpha, words)) and dutch not in ALIKE:
        found.append("the same words in both languages")
    return found


def test_every_message_stands_in_both_languages_with_the_same_blanks() -> None:
    said = [
        (place, call)
        for place, call in calls()
        if called(call) == "say" or (called(call) == "note" and place.startswith("model/"))
    ]
    assert len(said) > 300
    assert {place: found for place, call in said if (found := faults(call))} == {}


def called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def test_no_message_is_made_in_another_way() -> None:
    """One of a single text, or of a text that was put together, would escape the test above."""
    made = {place.partition(":")[0] for place, call in calls() if called(call) == "Message"}
    assert {Path(name).name for name in made} <= MAKERS


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ('say("een tab", "a tab")', ""),
        ('say("een {sign}", "a {sign}", sign=sign)', ""),
        ('say("{text}", "{text}", text=text)', ""),
        ('say("een tab")', "not a text in each language"),
        ('say(f"een {sign}", "a {sign}", sign=sign)', "not a text in each language"),
        ('say("", "a tab")', "not said in both languages"),
        ('say("een tab", "een tab")', "the same words in both languages"),
        ('say("een {sign}", "a {mark}", sign=sign)', "{'sign'} in Dutch, {'mark'} in English"),
        ('say("een {sign}", "a {sign}")', "handed set()"),
        ('note("Waar", "")', "not said in both languages"),
    ],
)
def test_a_message_that_lacks_something_is_found(code: str, fault: str) -> None:
    (call,) = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call))
    found = faults(call)
    assert fault in found[0] if fault else found == []


def test_what_the_model_says_of_itself_stands_in_both_languages() -> None:
    shapes: set[type[model.Shape]] = {*model.KINDS.values(), model.Record}
    waiting = list(shapes)
    while waiting:
        parts = {note.shape for note in notes(waiting.pop()) if note.shape}
        waiting += parts - shapes
        shapes |= parts
    assert len(shapes) > 35
    for shape in shapes:
        assert "" not in (shape.dutch, says(shape).en)
        if shape is not model.Record:
            assert "dutch" in vars(shape), shape  # its own, and not that of what it is made from
        for name, field in shape.model_fields.items():
            assert field.description is None or isinstance(field.description, Note), name
    assert all(form.nl and form.en for form in FORMS.values())


def test_every_kind_that_is_referred_to_has_its_words() -> None:
    shapes: list[type[model.Shape]] = [*model.KINDS.values()]
    for shape in shapes:
        shapes += [note.shape for note in notes(shape) if note.shape and note.shape not in shapes]
    named = {ref.collection for shape in shapes for ref in references(shape).values() if ref}
    assert named | {"tables", "balances"} == set(UNKNOWN)


def test_a_message_in_a_message_is_in_the_same_language() -> None:
    inner = say("een tab", "a tab")
    outer = say("{what!r}, hier", "{what!r}, here", what=inner)
    assert outer.in_language("nl") == "'een tab', hier"
    assert outer.in_language("en") == "'a tab', here"


def test_what_others_say_is_left_as_it_is() -> None:
    assert quote("{a} %s {").in_language("nl") == "{a} %s {"


def test_of_one_kind_are_messages_that_differ_in_what_was_found_only() -> None:
    def unknown(what: Message) -> Message:
        return say("onbekend: {what}", "unknown: {what}", what=what)

    assert unknown(quote("a")).kind == unknown(quote("b")).kind
    assert unknown(quote("a")).kind != unknown(say("niets", "nothing")).kind


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "nl_BE.UTF-8"}, "nl"),
        ({"LANG": "fr_BE.UTF-8"}, "en"),
        ({"LANG": "nl_BE.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "nl_NL"}, "nl"),
        ({"LANG": "nl_BE.UTF-8", SETTING: "en"}, "en"),
        ({"LANG": "en_GB.UTF-8", SETTING: "nl"}, "nl"),
        ({"LANG": "nl_BE.UTF-8", SETTING: "xx"}, "nl"),
        ({"LANG": "C.UTF-8", "CI": "true"}, "nl"),
        ({"LANG": "C.UTF-8", "CI": "true", SETTING: "en"}, "en"),
    ],
)
def test_the_language_that_people_are_spoken_to(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str
) -> None:
    for name in (SETTING, "CI", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert spoken() == language
    assert language in SPOKEN


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        env={"PYTHONPATH": PYTHONPATH, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_check_in_dutch(data: Path) -> None:
    path = data / "tasks/t01.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("tict", "tikt"), encoding="utf-8")
    told = "roles[0].role: onbekende rol 'tikt'; bedoel je 'tict'?"
    dutch = run("check", "--language", "nl", str(data))
    assert dutch.stderr == f"data/tasks/t01.yml:21:11: {told}\n1 fout in de gegevens\n"
    assert run("check", str(data), LANG="nl_BE.UTF-8").stderr == dutch.stderr
    assert run("check", "--language", "nl", str(data), **{SETTING: "en"}).stderr == dutch.stderr
    beside = run("check", "--format", "github", str(data), CI="true")
    assert beside.stdout == f"::error file=data/tasks/t01.yml,line=21,col=11::{told}\n"
    english = run("check", "--format", "github", str(data), CI="true", **{SETTING: "en"})
    assert "unknown role 'tikt'; did you mean 'tict'?" in english.stdout


def test_a_good_check_in_dutch(data: Path) -> None:
    done = run("check", "--language", "nl", str(data))
    assert done.stdout.endswith(" bestanden gecontroleerd: geen fouten\n")


def test_new_in_dutch(data: Path) -> None:
    done = run("new", "term", "wifi", "--language", "nl", "--data", str(data))
    assert done.stdout == "data/terms/wifi.yml: vul het in, en draai dan `make check`\n"
    text = (data / "terms/wifi.yml").read_text(encoding="utf-8")
    assert "# Een begrip of afkorting, met de betekenis. Vul in wat leeg is" in text
    assert "# - nl: Nederlands, vlot en eenvoudig geschreven (B1)\n" in text
    assert "\n# also:  # Niet verplicht. Andere schrijfwijzen en verbogen vormen\n" in text
    again = run("new", "term", "wifi", "--language", "nl", "--data", str(data))
    assert again.stderr == (
        "data/terms/wifi.yml bestaat al: pas dat bestand aan, of kies een andere id\n"
    )


def test_fix_in_dutch(data: Path) -> None:
    path = data / "tasks/t01.yml"
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[3] += " "
    path.write_text("\n".join(lines), encoding="utf-8")
    done = run("fix", "--language", "nl", str(data))
    assert done.stdout == (
        "data/tasks/t01.yml:4: spaties weggehaald aan het eind\n"
        "1 hersteld in 1 bestand: draai `make check`\n"
    )


def looks(language: str) -> list[re.Pattern[str]]:
    """What messages look like in that language, with anything for what differs."""
    found = []
    for _, call in calls():
        if called(call) == "say" and not faults(call):
            text = ast.literal_eval(call.args[SPOKEN.index(language)])
            parts = [
                (re.escape(words), name) for words, name, _, _ in string.Formatter().parse(text)
            ]
            if any(map(str.isalpha, "".join(words for words, _ in parts))):
                pattern = "".join(words + (".+" if name else "") for words, name in parts)
                found.append(re.compile(pattern))
    return found


@pytest.mark.parametrize("language", SPOKEN)
def test_messages_on_the_page_for_editors_are_those_that_are_told(language: str) -> None:
    path = ROOT / "content" / language / "over/bijdragen.md"
    text = path.read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)
    assert len(rows) >= 8
    said = looks(language)
    assert [row for row in rows if not any(look.fullmatch(row) for look in said)] == []
    found = unknown("roles", "tikt").in_language(language)
    expected = did_you_mean("tikt", ["tict"], NOTHING).in_language(language)
    assert f"\n`data/tasks/t01.yml:33:11: roles[0].role: {found}; {expected}`\n" in text
