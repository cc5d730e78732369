"""Reads the marked sentences: English sentences written for this project, their events marked.

Tab-separated, one a line: main event type or NONE, actor, recipient, sentence. In the sentence every word
that names an event stands as `[word|TYPE]`. Names are often real; what the sentences tell is invented.

Half of the files `wire_*` is kept back: no rules are written on it, so that it measures them.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from seeds.ontology import read_ontology
from seeds.reading import ReferenceDataError

FOLDER = Path(__file__).parent / "sentences"
_MARK = re.compile(r"\[([^\[\]|]+)\|([A-Z]+)\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that names an event: its characters in the sentence, and the event type."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """A sentence with its events.

    Attributes:
        file: Name of its file, which is its genre.
        line: The line as it stands in the file.
        event_type: Type of the main event, or `NONE`.
        actor: Who does it, as the sentence says it.
        recipient: To whom, or nothing.
        text: The sentence without its marks.
        marks: The marked words, in order.
    """

    file: str
    line: str
    event_type: str
    actor: str
    recipient: str
    text: str
    marks: tuple[Mark, ...]

    @property
    def is_kept_back(self) -> bool:
        """Whether the sentence is for measuring only."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        return self.file.startswith("wire_") and int(digest, 16) % 2 == 0

    @property
    def event_types(self) -> frozenset[str]:
        """Types of all marked events."""
        return frozenset(mark.label for mark in self.marks)


def read_sentences(folder: Path = FOLDER) -> Iterator[MarkedSentence]:
    """Yield the sentences of all files, in order of file name and line.

    Raises:
        ReferenceDataError: If a line has not four columns, or an unknown event type.
    """
    for path in sorted(folder.glob("*.tsv")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            yield _sentence(path, number, line)


def _sentence(path: Path, number: int, line: str) -> MarkedSentence:
    columns = line.split("\t")
    if len(columns) != 4:
        raise ReferenceDataError(path, f"line {number}", "wanted type, actor, recipient, sentence")
    text, marks = _unmarked(columns[3])
    unknown = {mark.label for mark in marks} - set(read_ontology().types)
    if unknown:
        raise ReferenceDataError(path, f"line {number}", f"unknown event types {sorted(unknown)}")
    return MarkedSentence(path.stem, line, columns[0], columns[1], columns[2], text, tuple(marks))


def _unmarked(marked: str) -> tuple[str, list[Mark]]:
    text, marks, position = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[position : found.start()]
        marks.append(Mark(len(text), len(text) + len(found[1]), found[2]))
        text += found[1]
        position = found.end()
    return text + marked[position:], marks
