"""Small files of an object store that several tasks change: none overwrites what it has not seen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from load.checksums import sha256_of
from stores.errors import ChangedMeanwhileError
from stores.objects import Objects


def exchange(objects: Objects, name: str, decide: Callable[[str], str]) -> str:
    """Replace the text of an object on the condition that it is the one decided about.

    Args:
        objects: The warehouse.
        name: The object, which need not exist.
        decide: Gives the new text for the old one; asked again when another task was faster.

    Returns:
        The new text.
    """
    while True:
        held, version = "", None
        with suppress(FileNotFoundError):
            content, version = objects.read_version(name)
            held = content.decode()
        text = decide(held)
        with suppress(ChangedMeanwhileError):
            if text != held:
                objects.write_if(name, text.encode(), version)
            return text


@contextmanager
def borrowed(objects: Objects, name: str, path: Path) -> Iterator[None]:
    """Bring an object to a file, and send it back unless another task has sent its own meanwhile.

    For what only remembers: the changes of the slower task are lost.
    """
    version = None
    with suppress(FileNotFoundError):
        version = objects.download(name, path)
    before = sha256_of(path) if version else ""
    yield
    if path.exists() and sha256_of(path) != before:
        with suppress(ChangedMeanwhileError):
            objects.write_if(name, path, version)


def rebuild(objects: Objects, name: str, path: Path, build: Callable[[Path], None]) -> None:
    """Write an object that is made of what is published, so that none made of older things replaces it.

    Args:
        objects: The warehouse.
        name: The object.
        path: Where `build` is to write it; done again when another task was faster.
        build: Writes it.
    """
    while True:
        entry = objects.entry(name)
        path.unlink(missing_ok=True)
        build(path)
        with suppress(ChangedMeanwhileError):
            objects.write_if(name, path, entry.version if entry else None)
            return
