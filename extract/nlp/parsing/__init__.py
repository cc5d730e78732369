"""The parse of the stock model, computed faster: the same layers and rules, a batch of texts at a time.

`stand_ins` puts these in the place of spaCy's own components where a model is built as they expect; every
other model keeps its own.
"""
