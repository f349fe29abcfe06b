"""What a first visit costs, and what goes wrong on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Request

from tests.audit.report import Report, code, name

REQUESTS = 10
KILOBYTES = 120
AIM = 70
NOT_FOUND = 400
INSIDE = ("data:", "blob:")
LOADED = """performance.timeOrigin + performance.getEntriesByType("navigation")[0].loadEventEnd"""
CSP = "csp: "
# Before anything of the page runs. The console tells of a violation too, but not of every kind.
WATCH = f"""addEventListener("securitypolicyviolation", (event) =>
  console.debug(`{CSP}${{event.violatedDirective}} ${{event.blockedURI}}`))"""


@dataclass
class Visit:
    """A first visit: bytes as transferred, heads of answers included; what went wrong, by line.

    `requests` and `size`: what it takes until the page is there and can be used; `later`: bytes of
    what it asks for after that, in idle time, lest the network goes.
    """

    requests: int = 0
    size: int = 0
    later: int = 0
    console: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    csp: list[str] = field(default_factory=list)

    @property
    def kilobytes(self) -> float:
        return self.size / 1000


def visit(browser: Browser, address: str, path: str) -> Visit:
    """The page in a browser that has seen nothing before, until it asks for nothing more."""
    seen = Visit()
    finished: list[Request] = []
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    page.on("console", lambda message: hear(seen, message.type, message.text))
    page.on("pageerror", lambda error: seen.console.append(f"error: {error}"))
    page.on("request", lambda request: ask(seen, request.url, address))
    page.on("requestfailed", lambda request: fail(seen, request))
    page.on("requestfinished", lambda request: finished.append(request))  # noqa: PLW0108  # Playwright cannot mark a built-in as its listener
    page.goto(address + path, wait_until="networkidle")
    page.wait_for_load_state()
    there = page.evaluate(LOADED)
    for request in finished:
        if request.url.startswith(INSIDE):
            continue
        sizes = request.sizes()
        size = sizes["responseHeadersSize"] + sizes["responseBodySize"]
        if request.timing["startTime"] > there:
            seen.later += size
        else:
            seen.requests += 1
            seen.size += size
        response = request.response()
        if response and response.status >= NOT_FOUND:
            seen.failed.append(f"{response.status} {request.url}")
    context.close()
    return seen


def hear(seen: Visit, kind: str, text: str) -> None:
    """Takes down what the console says, if something is wrong."""
    if text.startswith(CSP):
        seen.csp.append(text.removeprefix(CSP))
    elif kind in ("error", "warning"):
        seen.console.append(f"{kind}: {text}")


def fail(seen: Visit, request: Request) -> None:
    """Takes down a request that failed, but for one that the end of the visit cuts short."""
    if request.failure != "net::ERR_ABORTED":
        seen.failed.append(f"{request.failure} {request.url}")


def ask(seen: Visit, url: str, address: str) -> None:
    """Takes down a request that goes elsewhere."""
    if url.startswith(INSIDE):
        return
    if not url.startswith(address):
        seen.foreign.append(url)


def faults(seen: Visit) -> Iterator[str]:
    """What misses a bar, a line each."""
    if seen.requests > REQUESTS:
        yield f"{seen.requests} requests"
    if seen.kilobytes > KILOBYTES:
        yield f"{seen.kilobytes:.0f} kB"
    for kind, lines in _wrong(seen).items():
        yield from (f"{kind}: {code(line)}" for line in lines)


def _wrong(seen: Visit) -> dict[str, list[str]]:
    return {
        "console": seen.console,
        "failed": seen.failed,
        "foreign": seen.foreign,
        "CSP": seen.csp,
    }


def judge(visits: Mapping[str, Visit]) -> Report:
    """Visits by page → what misses its bar."""
    rows, missed, heavy = [], [], []
    for path, seen in visits.items():
        page = name(path)
        wrong = [str(len(lines)) for lines in _wrong(seen).values()]
        weight = (f"{seen.kilobytes:.1f}", f"{seen.later / 1000:.1f}")
        rows.append((page, str(seen.requests), *weight, *wrong))
        if found := "; ".join(faults(seen)):
            missed.append(f"{page}: {found}")
        if seen.kilobytes > AIM:
            heavy.append(page)
    return Report(
        tool="Weight of a first visit",
        bar=f"at most {REQUESTS} requests and {KILOBYTES} kB, nothing wrong",
        pages=len(rows),
        faults=missed,
        notes=[f"over the {AIM} kB aimed at: {', '.join(heavy)}"] if heavy else (),
        head=("page", "requests", "kB", "kB later", *_wrong(Visit())),
        rows=rows,
    )


def report(browser: Browser, address: str, paths: Sequence[str]) -> Report:
    """Each page once."""
    return judge({path: visit(browser, address, path) for path in paths})
