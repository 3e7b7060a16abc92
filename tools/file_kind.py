"""What a file is by its content: a name says nothing."""

import io
import zipfile

#: brands of photos of phones
_HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
#: first bytes of the kinds that are known by them
_BEGINNINGS = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}

MIMETYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "heic": "image/heic",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def file_kind(content):
    """Return 'pdf', 'jpg', 'png', 'webp', 'heic' or 'docx', None for everything else.

    :param content: bytes of the whole file

    >>> file_kind(b"%PDF-1.7 ..."), file_kind(b"MZ %PDF-1.7"), file_kind(b"")
    ('pdf', None, None)
    >>> file_kind(b"RIFF\\x00\\x00\\x00\\x00WEBPVP8 "), file_kind(b"\\x00\\x00\\x00\\x18ftypheic")
    ('webp', 'heic')
    """
    for beginning, kind in _BEGINNINGS.items():
        if content.startswith(beginning):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        return "heic"
    return "docx" if content[:4] == b"PK\x03\x04" and _is_text_document(content) else None


def _is_text_document(content):
    """Return whether an archive is a text of Word without programs in it; nothing of it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except zipfile.BadZipFile:
        return False
    return "word/document.xml" in names and not any(name.endswith("vbaProject.bin") for name in names)
