"""The first page of the codebook: all types and modes with their numbers."""

from collections.abc import Iterator

from load.codebook.event_types import GENERATED, page_name, pair_link
from load.markdown import markdown_table, section
from seeds.ontology import QUAD_CLASSES, Ontology, read_ontology

_INTRODUCTION = """\
An event is coded by the PLOVER ontology, version 2. It has a **type** (what was done), perhaps a **mode**
(how), any number of [contexts](contexts.md) (what it is about), actors and recipients.
Labels and numbers are PLOVER's and CAMEO's; definitions, borders and sentences are our own.
Every sentence on these pages is coded by the tests, so the pages say what the coder does."""
_NUMBERS = """\
- **Quad class**: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
- **Intensity**: PLOVER's score from -10 (conflict) to 10 (cooperation), in `plover_intensity`.
- **CAMEO code** and **Goldstein**: the code of the older scheme and its score. They are not PLOVER's numbers
  on another scale: REQUEST is 0 by one and -5 by the other. `cameo_code` is text, since `014` is not `14`.
- An event with a mode has the numbers of its mode."""
_TOCTREE = """\
```{toctree}
:hidden:

"""


def render_overview() -> str:
    """Return the page as Markdown."""
    ontology = read_ontology()
    pages = [page_name(code).removesuffix(".md") for code in ontology.types]
    lines = [
        *section(1, "Codebook", GENERATED, _INTRODUCTION, _NUMBERS),
        "All other codes of the tables are in [code lists](codes.md).",
        "",
        *section(2, "Event types"),
        *_types(ontology),
        "",
        *section(2, "Modes"),
        *_modes(ontology),
        "",
        _TOCTREE + "\n".join([*pages, "contexts", "codes", "```"]),
    ]
    return "\n".join(lines) + "\n"


def _types(ontology: Ontology) -> Iterator[str]:
    rows = (
        (
            pair_link((code, None)),
            f"{row.quad_class}, {QUAD_CLASSES[row.quad_class]}",
            f"{row.intensity:g}",
            f"`{row.cameo_code}`",
            f"{row.goldstein:g}",
            "required" if row.recipient_required else "",
        )
        for code, row in ontology.types.items()
    )
    head = ("Type", "Quad class", "Intensity", "CAMEO", "Goldstein", "Recipient")
    yield from markdown_table(head, rows)


def _modes(ontology: Ontology) -> Iterator[str]:
    rows = (
        (
            pair_link(pair),
            f"{row.intensity:g}",
            f"`{row.cameo_code}`",
            f"{row.goldstein:g}",
            row.definition,
        )
        for pair, row in ontology.modes.items()
    )
    yield from markdown_table(("Mode", "Intensity", "CAMEO", "Goldstein", "Meaning"), rows)
