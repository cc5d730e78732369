"""Addresses of folders: paths of this machine, and places in a bucket of an S3-compatible store."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_CONNECTION = re.compile(r"[\w.-]+")


class AddressError(ValueError):
    """An address names neither a local folder nor a place in an object store."""


@dataclass(frozen=True, slots=True)
class StoreAddress:
    """A place in a bucket of an S3-compatible store, used like the folder that a path names.

    Attributes:
        bucket: Name of the bucket.
        prefix: What the keys below the place begin with, without a slash at its end; may be empty.
        connection: Name of the Airflow connection that knows the store; None for the environment.
    """

    bucket: str
    prefix: str = ""
    connection: str | None = None

    def __truediv__(self, name: str) -> "StoreAddress":
        prefix = f"{self.prefix}/{name}" if self.prefix else name
        return StoreAddress(self.bucket, prefix, self.connection)

    def __str__(self) -> str:
        connection = f"{self.connection}@" if self.connection else ""
        return f"s3://{connection}{self.bucket}" + (f"/{self.prefix}" if self.prefix else "")

    def absolute(self) -> "StoreAddress":
        """Return the address itself, which is never relative to a folder of this machine."""
        return self

    def resolve(self) -> "StoreAddress":
        """Return the address itself, in which there are no links to follow."""
        return self

    def as_uri(self) -> str:
        """Return the address as other programs write it, without the connection."""
        return str(StoreAddress(self.bucket, self.prefix))


Address = Path | StoreAddress
"""A folder of this machine, or a place in an object store."""


def read_address(uri: str) -> Address:
    """Read a path, a `file://` address or an `s3://` address.

    Raises:
        AddressError: If it is none of them. The message never repeats what may be a password.
    """
    if "://" not in uri:
        return Path(uri)
    parts = urlsplit(uri)
    if parts.scheme == "file":
        return Path(unquote(parts.path))
    if parts.scheme == "s3":
        return _store_address(uri)
    cause = f"{parts.scheme}:// addresses are not known"
    raise AddressError(f"{cause}; give a path, file:///FOLDER or s3://BUCKET/FOLDER")


def _store_address(uri: str) -> StoreAddress:
    before, _, place = uri.removeprefix("s3://").rpartition("@")
    bucket, _, prefix = place.partition("/")
    if before and not _CONNECTION.fullmatch(before):
        cause = "what stands before @ is the name of an Airflow connection, never a key or password"
        raise AddressError(f"{cause}; give s3://CONNECTION@BUCKET/FOLDER or s3://BUCKET/FOLDER")
    if not _BUCKET.fullmatch(bucket):
        raise AddressError(f"{bucket!r} is not the name of a bucket; give s3://BUCKET/FOLDER")
    segments = prefix.strip("/").split("/") if prefix.strip("/") else []
    if any(segment in {"", ".", ".."} for segment in segments):
        raise AddressError(f"{prefix!r} is no place in a bucket; leave out empty names and dots")
    return StoreAddress(bucket, "/".join(segments), before or None)
