"""A story whose words are HTML, scripts, formulas, templates, SQL and Markdown, and a file of such a name."""

from datetime import date
from pathlib import Path

DAY = date(2021, 11, 17)
FILE_NAME = '"><img src=x onerror="window.pwned=1">.txt'
SCRIPT = "<script>window.pwned=1</script>"
TEMPLATE = "{{ 7*7 }}"
STORY = f""" date {DAY} <img src=x onerror="window.pwned=1"> Norway hosts talks

OSLO, November 17. /TASS/. Russia condemned {SCRIPT} Norway, Foreign Minister \
<b onmouseover=window.pwned=1>Sergey</b> Lavrov said.

=HYPERLINK("http://x.invalid","Click") Ivanov attacked Norway on Tuesday. Petrov {TEMPLATE} Sidorov \
condemned {{% raw %}} Sweden, +cmd|' /C calc'!A0 Minister Smirnov said.

Robert'); DROP TABLE events;-- Tables condemned Denmark. ![x](http://x.invalid/a.png) Kuznetsov \
[click](javascript:window.pwned=1) condemned Finland.

The </details></mark></svg> Pavlov <svg/onload=window.pwned=1> Volkov attacked Estonia in Tallinn.

Someone called =1+1 Ivanov attacked Latvia. "-2+3 Smirnov attacked Lithuania," @SUM(1) Petrov said.
"""


def write_hostile_story(raw: Path) -> Path:
    """Write the story, and an empty file of a hostile name, into a folder; return the story's file."""
    raw.mkdir(parents=True)
    (raw / "story.txt").write_text(STORY, encoding="utf-8")
    (raw / FILE_NAME).write_text("No date.", encoding="utf-8")
    home = raw / f"{DAY:%Y/%m/%d}"
    home.mkdir(parents=True)
    (home / FILE_NAME).write_text("", encoding="utf-8")
    return raw / "story.txt"
