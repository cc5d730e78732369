"""Taking from root what lets it write where nobody may."""

import ctypes
import os

_VERSION = 0x20080522


def drop_privileges() -> None:
    """Give up every capability of this process; what it owns it may still use as its owner."""
    header = (ctypes.c_uint32 * 2)(_VERSION, 0)
    none = (ctypes.c_uint32 * 6)()
    library = ctypes.CDLL(None, use_errno=True)
    if library.capset(header, none) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
