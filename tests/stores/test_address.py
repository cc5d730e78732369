"""Addresses are read strictly, and what may be a password is never repeated."""

from pathlib import Path

import pytest

from stores.address import AddressError, StoreAddress, read_address


def test_paths_and_file_addresses_are_folders() -> None:
    assert read_address("warehouse") == Path("warehouse")
    assert read_address("file:///data/the%20warehouse") == Path("/data/the warehouse")


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("s3://bucket", StoreAddress("bucket")),
        ("s3://bucket/", StoreAddress("bucket")),
        ("s3://bucket/a/b/", StoreAddress("bucket", "a/b")),
        ("s3://conn_1@bucket/a", StoreAddress("bucket", "a", "conn_1")),
    ],
)
def test_stores_are_read_and_written_alike(uri: str, expected: StoreAddress) -> None:
    assert read_address(uri) == expected
    assert str(expected) == uri.rstrip("/")


def test_an_address_is_used_like_a_path() -> None:
    place = StoreAddress("bucket", "", "conn") / "a" / "b.json"
    assert str(place) == "s3://conn@bucket/a/b.json"
    assert place.as_uri() == "s3://bucket/a/b.json"
    assert place.absolute() is place


@pytest.mark.parametrize(
    ("uri", "told"),
    [
        ("gs://bucket/a", "gs:// addresses are not known; give a path, file:///FOLDER or s3://"),
        ("s3://", "'' is not the name of a bucket"),
        ("s3://B/x", "'B' is not the name of a bucket"),
        ("s3://bucket/a/../b", "'a/../b' is no place in a bucket"),
        ("s3://bucket/a//b", "'a//b' is no place in a bucket"),
        ("s3://AKIA:sesame/open@bucket/a", "never a key or password"),
    ],
)
def test_what_is_no_address_is_told(uri: str, told: str) -> None:
    with pytest.raises(AddressError) as caught:
        read_address(uri)
    assert told in str(caught.value)
    assert "sesame" not in str(caught.value)
    assert "AKIA" not in str(caught.value)
