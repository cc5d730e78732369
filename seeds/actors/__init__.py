"""Reviewed reference data about actors: states, bodies, offices, people, and the words for them.

Each table is a file under `seeds/reference/actors` with one strict reader here. How a phrase of a text is
matched against them is decided in `transform`.
"""
