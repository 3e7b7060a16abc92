"""QR code of an address as a picture inside a page: made here, nothing is fetched."""

import base64
import io

from PIL import Image
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

#: white modules around the code, as its standard wants, and pixels of a module
QUIET, SCALE = 4, 6


def qr_modules(text):
    """Return the rows of a QR code as lists of booleans (True is dark), without the white border.

    It can still be read when up to 15 % of it are spoilt by a seal or a fold (level M).

    :param text: str

    >>> rows = qr_modules("https://school.example/methodical/verify/x")
    >>> len(rows) == len(rows[0]), rows[0][:8]
    (True, [True, True, True, True, True, True, True, False])
    """
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    return [[bool(module) for module in row] for row in code.modules]


def qr_data_uri(text):
    """Return the QR code of a text as a data URI of a PNG, each module a square of whole pixels.

    >>> qr_data_uri("https://school.example/methodical/verify/x")[:30]
    'data:image/png;base64,iVBORw0K'
    """
    rows = qr_modules(text)
    picture = Image.new("1", (len(rows) + 2 * QUIET,) * 2, 1)
    for y, row in enumerate(rows):
        for x, is_dark in enumerate(row):
            if is_dark:
                picture.putpixel((x + QUIET, y + QUIET), 0)
    stream = io.BytesIO()
    picture.resize([side * SCALE for side in picture.size], Image.Resampling.NEAREST).save(stream, "PNG")
    return "data:image/png;base64," + base64.b64encode(stream.getvalue()).decode()
