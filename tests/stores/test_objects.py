"""Objects of a real store: whole, listed by folder, replaced on a condition, and errors without secrets."""

import os
from pathlib import Path
from threading import Barrier, Thread

import pytest

from stores.address import StoreAddress
from stores.errors import ChangedMeanwhileError, StoreError
from stores.objects import Objects
from tests.conftest import S3Server

pytestmark = pytest.mark.slow


@pytest.fixture
def objects(bucket: StoreAddress) -> Objects:
    return Objects(bucket)


def test_what_is_written_is_read_and_removed(objects: Objects, tmp_path: Path) -> None:
    large = tmp_path / "large"
    large.write_bytes(os.urandom(20_000_000))  # more than one part
    objects.write("a/large", large)
    objects.write("a/b/№ 1 %20#?.txt", b"small")
    objects.write("b.txt", b"")
    assert objects.download("a/large", tmp_path / "back")
    assert (tmp_path / "back").read_bytes() == large.read_bytes()
    assert objects.read("a/b/№ 1 %20#?.txt") == b"small"
    assert objects.read_at_most("a/b/№ 1 %20#?.txt", 4) is None
    assert [entry.key for entry in objects.entries("a")] == ["a/b/№ 1 %20#?.txt", "a/large"]
    folders, entries = objects.level()
    assert (folders, [entry.key for entry in entries]) == (["a"], ["b.txt"])
    objects.remove(["a/large", "never/there"])
    assert objects.entry("a/large") is None
    with pytest.raises(FileNotFoundError, match="a/large: no such object"):
        objects.read("a/large")


def test_a_place_sees_nothing_of_another(objects: Objects, bucket: StoreAddress) -> None:
    objects.write("x", b"1")
    assert not Objects(StoreAddress(bucket.bucket, "tass/ware")).has_any()
    assert [one.key for one in Objects(StoreAddress(bucket.bucket, "tass")).entries()] == [
        "warehouse/x"
    ]


def test_an_object_is_replaced_on_a_condition(objects: Objects) -> None:
    first = objects.write_if("x", b"1", None)
    with pytest.raises(ChangedMeanwhileError, match="another writer has replaced it"):
        objects.write_if("x", b"2", None)
    second = objects.write_if("x", b"2", first)
    with pytest.raises(ChangedMeanwhileError):
        objects.write_if("x", b"3", first)
    assert objects.read_version("x") == (b"2", second)


def test_of_many_writers_at_once_one_wins(objects: Objects) -> None:
    version = objects.write_if("x", b"0", None)
    together, won = Barrier(16), []

    def write(number: int) -> None:
        together.wait()
        try:
            objects.write_if("x", f"writer {number}".encode(), version)
        except ChangedMeanwhileError:
            return
        won.append(number)

    writers = [Thread(target=write, args=(number,)) for number in range(16)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    (winner,) = won
    assert objects.read("x") == f"writer {winner}".encode()


def test_errors_are_one_line_without_secrets(
    s3: S3Server, bucket: StoreAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = []
    with pytest.raises(StoreError, match="NoSuchBucket; make the bucket") as caught:
        Objects(StoreAddress("no-such-bucket")).read("x")
    told.append(str(caught.value))
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "open-sesame")
    with pytest.raises(StoreError, match="SignatureDoesNotMatch; check the credentials") as caught:
        Objects(bucket).write("x", b"")
    told.append(str(caught.value))
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "nobody-knows-it")
    with pytest.raises(StoreError, match="InvalidAccessKeyId; check the credentials") as caught:
        list(Objects(bucket).entries())
    told.append(str(caught.value))
    for secret in (s3.access_key, s3.secret_key, "open-sesame", "nobody-knows-it", "\n"):
        assert not [line for line in told if secret in line]


def test_a_forked_process_is_refused_and_does_not_hang(objects: Objects) -> None:
    objects.write("x", b"1")
    reading, writing = os.pipe()
    if (child := os.fork()) == 0:
        try:
            objects.read("x")
        except StoreError as error:
            os.write(writing, str(error).encode())
        os._exit(0)
    os.waitpid(child, 0)
    assert b"used before the process was forked" in os.read(reading, 1000)
    os.close(reading)
    os.close(writing)
    assert objects.read("x") == b"1"
