"""Event mentions to tables: who, where and when, with keys that never change.

The hand-over to `load` is `transform.schemas`; nothing in here imports `load`.
"""
