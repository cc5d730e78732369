"""Raw files to event mentions, as the text says them.

The hand-over to `transform` is `extract.records`; nothing in here imports a later stage.
"""
