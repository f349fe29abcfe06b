"""The tools of the site as the tests of the desk see them: one more tool is one more entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.audit.axe import both

THERE = "html.tw-script:not(:has([aria-busy=true]))"
"""A page whose tool has begun, and has drawn all there is."""
ARRIVED = ":root:is(:not(.tw-begins), .tw-script, :has([data-broken]:not([hidden]), dialog[open]))"
"""A page on which no tool is still beginning, which one does after the page has loaded."""


def go_on_in(page: Page, language: str) -> None:
    """Follows the link to the same page in another language."""
    page.locator(f".tw-languages a[hreflang={language}]").click()


def start_again(page: Page) -> None:
    """Empties the page, and says yes to the question."""
    page.locator("[data-do=clear]").click()
    page.locator("dialog[open] [data-part=ask-choices] button").first.click()


def unsay(page: Page) -> None:
    """What was said goes, so that one can wait for the same words again."""
    page.evaluate("document.querySelector('[data-part=said]').textContent = ''")


class Looks:
    """What axe finds in states of a page, in both themes, and which are wider than the window.

    `language`: of the page, as its address begins.
    """

    def __init__(self, page: Page, language: str = "") -> None:
        page.emulate_media(reduced_motion="reduce")  # colours change at once
        self.page = page
        self.language = language
        self.found: dict[str, object] = {}

    def look(self, state: str) -> None:
        """Looks at the page as it is now."""
        for theme, wrong in both(self.page, colours=not self.language).items():
            self.found[f"{state} {theme}"] = wrong
        wide = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if wide > 0:
            self.found[f"{state} width"] = wide


@dataclass(frozen=True)
class Tool:
    """`line` and `area`: selectors of two fields of the work, the second with more lines where
    `is_long`; `line` is what the work is called by. Where there is one field only, `marks` are
    choices that say something more. `look`: what shows another part of the same work, and `seen`
    that it is shown. `plain`: what is seen without script.
    """

    name: str
    path: str
    root: str
    line: str
    area: str
    look: str
    seen: str
    blanks: int  # documents that it fills
    own: tuple[str, str, int] | None  # the field for what is one's own, its button, how many fit
    most: tuple[int, int] = (200, 4000)  # signs that line and area hold
    is_long: bool = True  # whether there are fields of more lines
    download: str = "download"
    downloads: tuple[str, ...] = ("download",)
    ending: str = "docx"  # of the document that it fills and opens
    asks: bool = False  # whether it asks before it opens a document
    plain: str = ":is(#job, #walk) :is(h2, h3)"
    cleaner: str = "clean.js"  # the module that cleans a state
    marks: str = ""
    is_linked: bool = True  # whether its work may go into a link
    is_clearing: bool = True  # whether starting again leaves the work among what was begun

    @property
    def key(self) -> str:
        return f"teamwijzer.{self.name}"

    def open(self, page: Page, fragment: str = "", *, language: str = "") -> None:
        """Goes to the page and waits until the tool is there, all its parts open."""
        page.goto(f"{language}{self.path}{fragment}")
        self.wait(page)

    def wait(self, page: Page) -> None:
        page.wait_for_selector(THERE)
        self.unfold(page)

    def unfold(self, page: Page) -> None:
        page.eval_on_selector_all(
            f"{self.root} details", "all => all.forEach(d => { d.open = true })"
        )

    def write(self, page: Page, text: str) -> None:
        """Types into the field that the work is called by, and waits until it is kept."""
        page.fill(self.line, text)
        self.settle(page)

    def add(self, page: Page, text: str) -> None:
        """Says something more of the work; another text is another thing."""
        if self.marks:
            marks = page.locator(self.marks)
            marks.nth(sum(text.encode()) % marks.count()).check()
        else:
            page.locator(self.area).first.fill(text)

    def settle(self, page: Page) -> None:
        """Leaves the page for a moment, as far as the tool can tell: what is to be kept is kept."""
        page.evaluate("dispatchEvent(new Event('pagehide'))")

    def await_text(self, other: Page, text: str) -> None:
        """Waits until what one tab wrote can be read in another: browsers take a moment."""
        other.wait_for_function(
            "text => Object.values(localStorage).some((item) => item.includes(text))", arg=text
        )

    def text(self, page: Page) -> str:
        return page.input_value(self.line)

    def notices(self, page: Page) -> str:
        return "\n".join(page.locator(f"{self.root} .tw-notice").all_inner_texts())

    def said(self, page: Page) -> str:
        return page.locator("[data-part=said]").inner_text().strip()

    def start_again(self, page: Page) -> None:
        start_again(page)
        expect(page.locator(self.line)).to_have_value("")

    def reopen(self, page: Page, content: bytes) -> None:
        """Opens a document, as somebody else sent it."""
        page.locator(f"{self.root} [data-do=kept]").click()
        file: FilePayload = {"name": f"anders.{self.ending}", "mimeType": "", "buffer": content}
        page.set_input_files("#desk-file", file)
        if self.asks:
            page.locator("dialog[open] [data-part=ask-choices] button").first.click()

    def save(self, page: Page, name: str | None = None) -> None:
        """Keeps the work under a name, or the one that is proposed."""
        page.locator(f"{self.root} [data-do=kept]").click()
        if name is not None:
            page.fill("#desk-name", name)
        page.locator("[data-do=kept-save]").click()

    def close(self, page: Page) -> None:
        page.locator("[data-part=kept] [data-do=close]").click()

    def kept(self, page: Page) -> list[str]:
        """The names in the open dialog of kept work."""
        return page.locator("[data-part=kept-list] strong").all_inner_texts()

    def link(self, page: Page) -> str:
        """The link that the tool gives."""
        page.locator(f"{self.root} [data-do=share]").click()
        expect(page.locator("[data-part=share]")).to_be_visible()
        address = page.input_value("#desk-address")
        page.locator("[data-part=share] [data-do=close]").click()
        return address


TOOLS = (
    Tool(
        name="job",
        path="functiebeschrijving/",
        root="#job",
        line="#b-title",
        area="#b-purpose",
        look="#b-tab-vacancy",
        seen="#b-tab-vacancy[aria-selected=true]",
        blanks=1,
        own=("#b-own-new", "own-add", 60),
    ),
    Tool(
        name="walk",
        path="stappenplan/start/",
        root="#walk",
        line="#w-school",
        area="section:not([hidden]) > .tw-live textarea",
        look="#w-tab-stand",
        seen="#w-tab-stand[aria-selected=true]",
        blanks=2,
        own=("#w-own", "own-add", 60),
        downloads=("download", "calendar", "workbook"),
        cleaner="state.js",
    ),
    Tool(
        name="plan",
        path="taakverdeling/",
        root="#plan",
        line="#p-school-name",
        area="#p-plan-name",
        look="#p-tab-insights",
        seen="#p-tab-insights[aria-selected=true]",
        blanks=2,
        own=("#p-own", "own-add", 20),
        most=(60, 60),
        is_long=False,
        download="workbook",
        downloads=("workbook-all", "csv"),
        ending="xlsx",
        asks=True,
        plain=".tw-head :is(h1, .tw-lead, .tw-off)",
    ),
    Tool(
        name="scan",
        path="competenties/scan/",
        root="#scan",
        line="#s-name",
        area="#s-name",
        look="#s-tab-team",
        seen="#s-tab-team[aria-selected=true]",
        blanks=0,
        own=None,
        most=(60, 60),
        is_long=False,
        download="hand-mine",
        downloads=("hand-mine", "hand-blank"),
        ending="json",
        plain=".tw-head :is(h1, .tw-lead, .tw-note)",
        cleaner="state.js",
        marks="[data-level][value]:not([value=''])",
        is_linked=False,
        is_clearing=False,
    ),
)


def each_of(tools: Iterable[Tool]) -> pytest.MarkDecorator:
    """A test over these tools."""
    some = tuple(tools)
    return pytest.mark.parametrize("tool", some, ids=[tool.name for tool in some])


each_tool = each_of(TOOLS)
each_in_word = each_of(tool for tool in TOOLS if tool.ending == "docx")
each_long = each_of(tool for tool in TOOLS if tool.is_long)
each_linked = each_of(tool for tool in TOOLS if tool.is_linked)
each_unlinked = each_of(tool for tool in TOOLS if not tool.is_linked)
each_clearing = each_of(tool for tool in TOOLS if tool.is_clearing)
each_with_blanks = each_of(tool for tool in TOOLS if tool.blanks)
each_with_own = each_of(tool for tool in TOOLS if tool.own)
