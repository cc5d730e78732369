"""Which raw files belong to which publication date.

A dated folder tells the date of its files without opening them. Any other file is read whole, because
several records may stand in it: large archives belong into dated folders.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from extract.articles import ArticleReader, publication_dates
from extract.decoding import NotTextError, decode
from extract.publication import Dating
from extract.raw_bytes import FileRefusedError, read_raw_file
from extract.raw_files import RawFile, find_raw_files
from extract.records import Refusal


def read_text(file: RawFile, data: bytes) -> str:
    """Decode the bytes of a raw file.

    Raises:
        FileRefusedError: If they are not text.
    """
    try:
        return decode(data)
    except NotTextError as error:
        reason = f"{error}: mend the file or save it as UTF-8"
        raise FileRefusedError(file.source_path, "not_text", reason) from error


def dates_in(raw: Path, max_file_bytes: int) -> list[date]:
    """Return the publication dates of all raw files below a folder, sorted.

    A date of which nothing but a dated folder with unreadable files is there counts too.

    Raises:
        extract.raw_files.RawFolderError: If the folder cannot be listed.
    """
    days: set[date] = set()
    for file in find_raw_files(raw):
        if file.folder_date:
            days.add(file.folder_date)
        else:
            days |= _dates_of_records(file, max_file_bytes)
    return sorted(days)


def inputs_of(
    raw: Path, publication_date: date, max_file_bytes: int
) -> Iterator[tuple[RawFile, bytes | Refusal]]:
    """Yield the files of a date with their bytes, sorted by relative path.

    A refused file is yielded with its refusal if it lies in the date's folder; what a refused file
    elsewhere would have belonged to is unknown.

    Raises:
        extract.raw_files.RawFolderError: If the folder cannot be listed.
    """
    for file in find_raw_files(raw, only=publication_date):
        if file.folder_date in {None, publication_date}:
            try:
                data = read_raw_file(file, max_file_bytes)
                if file.folder_date or publication_date in _dates(file, data):
                    yield file, data
            except FileRefusedError as error:
                if file.folder_date:
                    yield file, error.refusal()


def undated_refusals(raw: Path, *, max_file_bytes: int, max_article_chars: int) -> list[Refusal]:
    """Return the refusals that belong to no date: files outside dated folders, and records in them.

    Raises:
        extract.raw_files.RawFolderError: If the folder cannot be listed.
    """
    refusals: list[Refusal] = []
    for file in find_raw_files(raw):
        if file.folder_date is None:
            refusals += _undated(file, max_file_bytes, max_article_chars)
    return refusals


def _undated(file: RawFile, max_file_bytes: int, max_article_chars: int) -> Iterator[Refusal]:
    try:
        text = read_text(file, read_raw_file(file, max_file_bytes))
    except FileRefusedError as error:
        yield error.refusal()
        return
    for result in ArticleReader(file.source_path, Dating(), max_article_chars).read(text):
        if isinstance(result, Refusal) and (
            result.reason_code == "no_date" or result.record_kind == "file"
        ):
            yield result


def _dates_of_records(file: RawFile, max_file_bytes: int) -> set[date]:
    try:
        return _dates(file, read_raw_file(file, max_file_bytes))
    except FileRefusedError:
        return set()


def _dates(file: RawFile, data: bytes) -> set[date]:
    return publication_dates(read_text(file, data), Dating())
