"""What can go wrong with an object store, in one line each, without anything that is secret.

A store answers with a page of XML, in which it may repeat what it was asked: of it only the code is told.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from obstore.exceptions import AlreadyExistsError, BaseError, PreconditionError

_CODE = re.compile(r"<Code>(\w+)</Code>")
_STATUS = re.compile(r"status code: (\d{3} [A-Za-z ]+)")
_CURES = {
    "AccessDenied": "allow these credentials to list, read, write and remove there",
    "InvalidAccessKeyId": "check the credentials in the environment or the Airflow connection",
    "SignatureDoesNotMatch": "check the credentials in the environment or the Airflow connection",
    "ExpiredToken": "renew the credentials",
    "NoSuchBucket": "make the bucket, or correct the address",
}


class StoreError(OSError):
    """An object store did not do what it was asked."""


class ChangedMeanwhileError(StoreError):
    """An object is no longer the one that was read: another writer has replaced it.

    Attributes:
        place: Address of the object.
    """

    def __init__(self, place: str) -> None:
        super().__init__(f"{place}: another writer has replaced it meanwhile")
        self.place = place


@contextmanager
def told_at(place: str) -> Iterator[None]:
    """Turn what the library raises about an object into errors of one line.

    Raises:
        FileNotFoundError: If there is no such object.
        ChangedMeanwhileError: If it is not the version that was to be replaced.
        StoreError: If the store refuses, fails or does not answer.
    """
    try:
        yield
    except (AlreadyExistsError, PreconditionError) as error:
        raise ChangedMeanwhileError(place) from error
    except FileNotFoundError as error:
        if "NoSuchBucket" in str(error):
            raise StoreError(_line(place, str(error))) from None
        raise FileNotFoundError(f"{place}: no such object") from None
    except (BaseError, ValueError) as error:
        # Without the cause, whose text may repeat headers of the request.
        raise StoreError(_line(place, str(error))) from None


def _line(place: str, text: str) -> str:
    code = _CODE.search(text)
    status = _STATUS.search(text)
    if code:
        return f"{place}: the store answers {code[1]}; {_CURES.get(code[1], 'see its log')}"
    if status:
        return f"{place}: the store answers {status[1].strip()}; see its log"
    if "error sending request" in text or "HTTP error" in text:
        return f"{place}: the store does not answer; check the endpoint and the network"
    return f"{place}: {text.splitlines()[0]}"
