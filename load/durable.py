"""File operations that survive a power cut: content and names are on disk when they return."""

import os
import shutil
from pathlib import Path


def flush(path: Path) -> None:
    """Put a file's content, or a folder's names, on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_durably(source: Path, target: Path) -> None:
    """Give a file its final name, replacing what has it; both lie in one file system."""
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)
    flush(target.parent)


def write_durably(text: str, target: Path) -> None:
    """Write a text file so that it is there whole, or not at all."""
    unfinished = target.with_name(f"{target.name}.tmp")
    unfinished.write_text(text, encoding="utf-8")
    flush(unfinished)
    replace_durably(unfinished, target)


def remove_folder(folder: Path, up_to: Path) -> None:
    """Remove a folder with its content, and the folders above it that are then empty."""
    shutil.rmtree(folder, ignore_errors=True)
    for parent in folder.parents:
        if parent == up_to or not parent.is_dir() or any(parent.iterdir()):
            return
        parent.rmdir()
