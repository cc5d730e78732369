"""Imported in the process that worker processes are forked from: what reading a shard needs is loaded once.

The workers of all dates of a command share that memory, and none of them waits for the model.
"""

import logging

from cli.settings import load_settings
from cli.shard_reading import load_for_reading

try:
    load_for_reading(load_settings())
except Exception:  # a worker meets the same error, where its date fails by it
    logging.getLogger(__name__).warning("Workers begin cold", exc_info=True)
