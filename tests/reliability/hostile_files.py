"""Files that nobody should send, each made in a dated folder of raw files."""

import io
import os
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

READ = "read"
_DATELINE = b"MOSCOW, November 17. /TASS/. "
_STORY = _DATELINE + b"Russia condemned Norway, the Foreign Ministry said."
_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class HostileFile:
    """A file, and what ought to become of it.

    Attributes:
        name: Its name, below the folder of the date.
        what: What is hostile about it.
        make: Makes it.
        outcome: `read`, or the reason code of its quarantine row.
    """

    name: str
    what: str
    make: Callable[[Path], object]
    outcome: str


def _of(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def _large(path: Path) -> None:
    with path.open("wb") as file:
        file.write(_DATELINE)
        for _ in range(200):
            file.write(b"word " * (_MEGABYTE // 5))


def _zip(path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("story.txt", _STORY * 100)
    path.write_bytes(packed.getvalue())


def _deep(path: Path) -> None:
    path.mkdir()
    inside = path
    for _ in range(1_200):
        inside /= "d"
        inside.mkdir()
    (inside / "story.txt").write_bytes(_STORY)


HOSTILE_FILES = (
    HostileFile("large.txt", "200 MB in a single line", _large, "too_large"),
    HostileFile("line.txt", "5 MB in a single line", _of(_DATELINE + b"word " * 10**6), "too_long"),
    HostileFile(
        "paragraphs.txt", "10 million paragraphs", _of(_DATELINE + b"a\n\n" * 10**7), "too_long"
    ),
    HostileFile(
        "short_paragraphs.txt",
        "19,000 paragraphs in an article of allowed length",
        _of(_DATELINE + b"One.\n" * 19_000),
        "too_long",
    ),
    HostileFile(
        "articles.txt", "150,000 articles", _of(b"date 2021-11-17 a\n" * 150_000), "too_large"
    ),
    HostileFile("brackets.txt", "15,000 nested brackets", _of(_STORY + b"(" * 15_000), "too_long"),
    HostileFile("apart.txt", "5,000 brackets apart", _of(_STORY + b" ( [ {" * 2_500), READ),
    HostileFile(
        "and.txt",
        "a sentence of 1,500 subjects",
        _of(_DATELINE + b"Russia and " * 1_500 + b"Norway condemned Denmark."),
        READ,
    ),
    HostileFile(
        "of.txt",
        "a phrase 1,500 levels deep",
        _of(_DATELINE + b"president of " * 1_500 + b"Russia condemned Norway."),
        "coder_error",
    ),
    HostileFile("utf8.txt", "broken UTF-8", _of(_STORY + "Zürich".encode()[:2]), "not_text"),
    HostileFile("nul.txt", "NUL in the text", _of(_STORY + b"\0" + _STORY), "not_text"),
    HostileFile(
        "controls.txt", "control characters", _of(_STORY + b"\x01\x02\x1b" * 30), "not_text"
    ),
    HostileFile(
        "utf16.txt", "UTF-16 without a mark", _of(_STORY.decode().encode("utf-16-le")), "not_text"
    ),
    HostileFile(
        "bom.txt",
        "byte order mark in the middle",
        _of(_STORY + "\ufeff Norway left.".encode()),
        READ,
    ),
    HostileFile(
        "rtl.txt",
        "right-to-left marks and overrides",
        _of(_STORY + " \u202eNorway\u202c \u200fcondemned Russia.".encode()),
        READ,
    ),
    HostileFile("zip.txt", "a ZIP archive named as text", _zip, "not_text"),
    HostileFile("empty.txt", "no byte at all", _of(b""), "empty"),
    HostileFile("blank.txt", "10 MB of newlines", _of(b"\n" * 10 * _MEGABYTE), "empty"),
    HostileFile(
        "out.txt",
        "a link out of the raw folder",
        lambda p: p.symlink_to("/etc/passwd"),
        "unreadable",
    ),
    HostileFile(
        "zero.txt", "a link to a device", lambda p: p.symlink_to("/dev/zero"), "unreadable"
    ),
    HostileFile("loop.txt", "a link to itself", lambda p: p.symlink_to(p.name), "unreadable"),
    HostileFile(
        "nowhere.txt", "a link to nothing", lambda p: p.symlink_to("nothing"), "unreadable"
    ),
    HostileFile("out", "a link to a folder outside", lambda p: p.symlink_to("/etc"), "unreadable"),
    HostileFile("pipe.txt", "a FIFO that nobody writes to", os.mkfifo, "unreadable"),
    HostileFile("folder.txt", "a folder named as a file", Path.mkdir, "unreadable"),
    HostileFile("new\nline.txt", "a newline in the name", _of(_STORY + b" One."), READ),
    HostileFile("up..\\..\\up.txt", "`..\\` in the name", _of(_STORY + b" Two."), READ),
    HostileFile("up..%2f..%2fup.txt", "`../` in the name, escaped", _of(_STORY + b" Three."), READ),
    HostileFile("<script>.txt", "HTML in the name", _of(_STORY + b" Four."), READ),
    HostileFile("caf\udce9.txt", "a name that is not UTF-8", _of(_STORY), "unreadable"),
    HostileFile("deep", "a file 1,200 folders deep", _deep, READ),
)
