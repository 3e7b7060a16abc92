"""Scans of papers that were signed with ink: a page with grey lines of text, a signature and a round stamp."""

from base64 import b64encode
from io import BytesIO

from PIL import Image, ImageDraw

SIZE, MARGIN, LINE = (620, 877), 70, 22


def make(number, lines=18):
    """Return a small PDF of one page as base64.

    :param number: number on the paper
    :param lines: how many lines of text it has
    """
    page = Image.new("L", SIZE, 246)
    draw = ImageDraw.Draw(page)
    draw.text((MARGIN, MARGIN), f"No {number}", fill=60)
    for place in range(lines):
        top = 2 * MARGIN + place * LINE
        width = SIZE[0] - 2 * MARGIN - (place * 53) % 160
        draw.line((MARGIN, top, MARGIN + width, top), fill=150, width=5)
    bottom = 2 * MARGIN + (lines + 2) * LINE
    draw.ellipse((330, bottom - 30, 450, bottom + 90), outline=110, width=4)
    draw.line((360, bottom + 40, 400, bottom, 430, bottom + 45, 480, bottom + 5), fill=40, width=3)
    file = BytesIO()
    page.save(file, "PDF", resolution=75)
    return b64encode(file.getvalue()).decode()
