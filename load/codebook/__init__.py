"""The codebook: what every code in the tables means, as Markdown, made from schemas and reference data.

A page for each event type, one for the contexts, one for all other codes, and one that leads to them.
"""

from load.codebook.code_lists import render_code_lists
from load.codebook.contexts import render_contexts
from load.codebook.event_types import page_name, render_event_type
from load.codebook.overview import render_overview
from seeds.ontology import read_ontology


def codebook_pages() -> dict[str, str]:
    """Return every page of the codebook by its file name."""
    types = {page_name(code): render_event_type(code) for code in read_ontology().types}
    return {
        "index.md": render_overview(),
        **types,
        "contexts.md": render_contexts(),
        "codes.md": render_code_lists(),
    }
