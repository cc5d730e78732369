"""Fills the templates of web pages; whatever is filled in is escaped."""

from jinja2 import Environment, PackageLoader, StrictUndefined


def fill(template: str, **values: object) -> str:
    """Return a page.

    Args:
        template: Name of a file in `cli/templates`.
        values: What its names stand for; a name without value is an error.
    """
    environment = Environment(
        loader=PackageLoader("cli"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template(template).render(values)
