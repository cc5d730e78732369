"""Fills the templates of reports; whatever is filled in is escaped."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined


def fill(template: str, **values: object) -> str:
    """Return a page.

    Args:
        template: Name of a file in `load/templates`.
        values: What its names stand for; a name without value is an error.
    """
    return templates_of("load").get_template(template).render(values)


@cache
def templates_of(package: str) -> Environment:
    """Return what compiles the templates of a package and keeps them, once for all pages of a process."""
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
