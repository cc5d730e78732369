"""Write the generated pages of the documentation: `python -m cli.pages`."""

from cli.pages import REFERENCE, generated_pages


def main() -> None:
    """Write every page to its place."""
    for name, text in generated_pages().items():
        path = REFERENCE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
