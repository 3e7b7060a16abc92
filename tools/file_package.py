"""Files put together in one archive with an inventory, so that anybody can check what was in it."""

import csv
import hashlib
import io
import re
import zipfile
from typing import NamedTuple

#: what file systems do not allow in names, and white space
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\s]+')
#: what Windows takes for a device, whatever the ending
_DEVICE = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9])(\.|$)", re.IGNORECASE)
_NAME_LENGTH = 120


class Package(NamedTuple):
    """An archive, with what is kept beside it.

    :param files: [(name, bytes)]
    :param digest: SHA-256 of the archive, in hexadecimal
    """

    files: list
    digest: str


def safe_name(name):
    """Return a name as every file system takes it, its ending kept.

    >>> safe_name("күбөлүк: 1/2.pdf"), safe_name(""), safe_name("../x")
    ('күбөлүк 1 2.pdf', 'file', 'x')
    >>> safe_name("con.pdf"), safe_name("Lpt1"), safe_name("console.pdf"), safe_name("a" * 119 + " b.c" + "d" * 20)[-2:]
    ('_con.pdf', '_Lpt1', 'console.pdf', 'aa')
    >>> len(safe_name("ң" * 300 + ".jpeg")), safe_name("ң" * 300 + ".jpeg")[-5:]
    (120, '.jpeg')
    """
    name = _FORBIDDEN.sub(" ", name or "").strip(" .") or "file"
    if _DEVICE.match(name):
        name = f"_{name}"
    stem, dot, ending = name.rpartition(".")
    if len(name) <= _NAME_LENGTH or not dot or len(ending) > 10:
        return name[:_NAME_LENGTH].strip(" .")
    return f"{stem[: _NAME_LENGTH - len(ending) - 1].strip()}.{ending}"


def pack(files, inventory, labels, moment):
    """Return the bytes of a ZIP archive of files with their inventory; names are in UTF-8, no two are the same.

    :param files: [(folder or '', name, bytes)]
    :param inventory: name of the inventory without an ending
    :param labels: headings of the inventory: number, file, bytes, checksum
    :param moment: datetime that the archive shows for its files

    >>> from datetime import datetime
    >>> data = pack([("", "досье.pdf", b"1"), ("files", "a.jpg", b"2"), ("files", "a.jpg", b"3")], "list", "abcd", datetime(2026, 9, 1))
    >>> archive = zipfile.ZipFile(io.BytesIO(data))
    >>> archive.namelist()
    ['досье.pdf', 'files/a.jpg', 'files/a (2).jpg', 'list.csv']
    >>> archive.read("list.csv").decode("utf-8-sig").splitlines()[1][:20]
    '1;досье.pdf;1;6b86b2'
    """
    stream, rows, taken = io.BytesIO(), [], set()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (folder, name, content) in enumerate(files, start=1):
            path = _unique("/".join(filter(None, (folder, safe_name(name)))), taken)
            _add(archive, path, content, moment)
            rows.append((number, path, len(content), hashlib.sha256(content).hexdigest()))
        _add(archive, f"{safe_name(inventory)}.csv", _write_inventory(labels, rows), moment)
    return stream.getvalue()


def _unique(path, taken):
    stem, dot, ending = path.rpartition(".")
    if not dot:
        stem, ending = path, ""
    found, number = path, 1
    while found.lower() in taken:
        number += 1
        found = f"{stem} ({number}){dot}{ending}"
    taken.add(found.lower())
    return found


def _add(archive, path, content, moment):
    info = zipfile.ZipInfo(path, date_time=moment.timetuple()[:6])
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, content)


def _write_inventory(labels, rows):
    """Return the inventory as a table that old versions of Excel open as well."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";")
    writer.writerow(labels)
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8-sig")
