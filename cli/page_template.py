"""Fills the templates of the command line's web pages; whatever is filled in is escaped."""

from load.page_template import templates_of


def fill(template: str, **values: object) -> str:
    """Return a page.

    Args:
        template: Name of a file in `cli/templates`.
        values: What its names stand for; a name without value is an error.
    """
    return templates_of("cli").get_template(template).render(values)
