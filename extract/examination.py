"""Read one raw file to learn to which publication dates it belongs."""

from dataclasses import dataclass
from datetime import date

from extract.articles import publication_dates
from extract.decoding import NotTextError, decode
from extract.publication import Dating
from extract.raw_bytes import FileRefusedError, read_raw_file
from extract.raw_files import RawFile
from extract.shards import InputFile, checksum


@dataclass(frozen=True, slots=True)
class Examined:
    """A raw file that was read.

    Attributes:
        file: Path, size and checksum.
        dates: Publication dates of its stories; that of its folder if it lies in a dated one.
    """

    file: InputFile
    dates: frozenset[date]


def examine(file: RawFile, max_file_bytes: int) -> Examined:
    """Read a raw file.

    Raises:
        FileRefusedError: If it cannot be read, is too large or, outside a dated folder, is not text.
    """
    data = read_raw_file(file, max_file_bytes)
    read = InputFile(file.source_path, len(data), checksum(data))
    if file.folder_date:
        return Examined(read, frozenset({file.folder_date}))
    return Examined(read, frozenset(publication_dates(read_text(file, data), Dating())))


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
