"""How Sphinx builds the site: `make docs`. Nothing on it is loaded from elsewhere."""

project = "tass-events"
html_title = "tass-events"
copyright = ""  # noqa: A001 - the name that Sphinx gives it
html_show_copyright = False
html_show_sphinx = False

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
# Slugs of headings as GitHub makes them, so that one link works here and there.
myst_heading_anchors = 4
nitpicky = True

html_theme = "furo"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_copy_source = False
html_theme_options = {"navigation_with_keys": True}
pygments_style = "friendly"
