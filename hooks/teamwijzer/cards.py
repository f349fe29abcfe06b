"""The pictures that stand for a page elsewhere: cards for who shares a link, and the icons.

One card for each kind of page, with its title: an overview has its own, and what stands below it
shares the one of its place in the bar on top. Drawn at each build, in an instant, with fonts that
come with this program; so the same data gives the same bytes. A picture has few colours, each a
ramp from the paper's: `_Sheet` paints with numbers of a palette, which needs no guess at colours.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

FONTS = Path(__file__).parent / "fonts"
SIZE = (1200, 630)
"""What the sites that show such cards ask for."""
PAPER, ACCENT, INK, SOFT, WHITE = "#faf8f3", "#14505c", "#1c282d", "#4d5a5f", "#ffffff"
CLUSTERS = ("#1c5592", "#2a653a", "#864506", "#86295c")
"""The colours of the clusters, as `base.css` has them."""
ICONS = {"icon-32": 32, "touch": 180, "icon-192": 192, "icon-512": 512}
"""File name of each icon → its width in pixels."""
WHOLE = ("touch",)
"""Icons without round corners: a device cuts these itself."""
MARGIN = 90
LINES = 3
LARGEST, SMALLEST = 88, 40
STEPS = 16
"""Shades from one colour to another."""
SHADES = 32
"""Colours of an icon: more cannot be told apart, and each visit fetches one."""
FINER = 4
"""How many times larger an icon is painted before it is made smaller."""


class _Sheet:
    """Paper to paint on in numbers of a palette: each colour is a ramp from that of the paper."""

    def __init__(self, size: tuple[int, int], paper: str) -> None:
        self.image = Image.new("L", size)
        self._paper = ImageColor.getrgb(paper)
        self._colours: list[str] = []

    def write(self, at: tuple[int, int], text: str, font: ImageFont.FreeTypeFont, ink: str) -> None:
        """Puts a text with its upper left corner there."""
        left, top, right, bottom = (round(side) for side in font.getbbox(text))
        mask = Image.new("L", (right - left, bottom - top))
        ImageDraw.Draw(mask).text((-left, -top), text, font=font, fill=255)
        first = self._first(ink)
        shades = mask.point([first + value * (STEPS - 1) // 255 for value in range(256)])
        self.image.paste(shades, (at[0] + left, at[1] + top), mask.point([0] + [255] * 255))

    def fill(self, box: tuple[int, int, int, int], colour: str) -> None:
        """A rectangle: left, top, right, bottom."""
        ImageDraw.Draw(self.image).rectangle(box, fill=self._first(colour) + STEPS - 1)

    def _first(self, colour: str) -> int:
        """The number of the colour's palest shade, which is the paper."""
        if colour not in self._colours:
            self._colours.append(colour)
        return self._colours.index(colour) * STEPS

    def png(self) -> bytes:
        """The file."""
        palette: list[int] = []
        for colour in self._colours:
            pairs = list(zip(self._paper, ImageColor.getrgb(colour), strict=False))
            palette += [a + (b - a) * n // (STEPS - 1) for n in range(STEPS) for a, b in pairs]
        self.image.putpalette(palette)
        return _png(self.image)


def _png(image: Image.Image) -> bytes:
    written = io.BytesIO()
    image.save(written, "PNG", compress_level=6)
    return written.getvalue()


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    # The simple way to set text: the other one needs a library that a machine may not have.
    return ImageFont.truetype(FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def card(site: str, title: str, below: tuple[str, ...]) -> bytes:
    """A card: the name of the site, the title, and a few words a line below it."""
    sheet = _Sheet(SIZE, PAPER)
    width, height = SIZE
    stripe = width // len(CLUSTERS)
    for number, colour in enumerate(CLUSTERS):
        sheet.fill((number * stripe, height - 24, (number + 1) * stripe - 1, height), colour)
    sheet.write((MARGIN, 72), site, _font("DejaVuSans-Bold.ttf", 40), ACCENT)
    font, lines = _fitted(title)
    top = 170
    for text in lines:
        sheet.write((MARGIN, top), text, font, INK)
        top += round(font.size * 1.2)
    small = _font("DejaVuSans.ttf", 30)
    for number, text in enumerate(reversed(below)):
        sheet.write((MARGIN, height - 90 - number * 44), text, small, SOFT)
    return sheet.png()


def _fitted(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest letters in which the title fits, and its lines."""
    for size in range(LARGEST, SMALLEST, -8):
        font = _font("DejaVuSans-Bold.ttf", size)
        lines = _wrapped(title, font)
        if len(lines) <= LINES and all(_fits(text, font) for text in lines):
            return font, lines
    font = _font("DejaVuSans-Bold.ttf", SMALLEST)
    return font, _wrapped(title, font)[: LINES + 1]


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and _fits(f"{lines[-1]} {word}", font):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _fits(text: str, font: ImageFont.FreeTypeFont) -> bool:
    return font.getlength(text) <= SIZE[0] - 2 * MARGIN


@cache
def icon(name: str) -> bytes:
    """The compass that stands for this site."""
    width = ICONS[name] * FINER
    unit = width / 32
    image = Image.new("RGBA", (width, width))
    draw = ImageDraw.Draw(image)
    draw.rounded_rectangle(
        (0, 0, width - 1, width - 1), 0 if name in WHOLE else round(7 * unit), fill=ACCENT
    )
    ring = [round(unit * at) for at in (5.4, 5.4, 26.6, 26.6)]
    draw.ellipse(ring, outline=WHITE, width=round(2.2 * unit))
    needle = ((20.5, 11.5), (17.5, 17.5), (11.5, 20.5), (14.5, 14.5))
    draw.polygon([(round(unit * x), round(unit * y)) for x, y in needle], fill=WHITE)
    return _png(image.reduce(FINER).quantize(SHADES, Image.Quantize.FASTOCTREE))


def icons() -> Iterator[tuple[str, bytes]]:
    """Path and content of every icon."""
    for name in ICONS:
        yield icon_path(name), icon(name)


def icon_path(name: str) -> str:
    """Where that icon stands, from the root."""
    return f"assets/{name}.png"
