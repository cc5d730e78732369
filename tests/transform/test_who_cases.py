"""Who is meant by the marked words of a made-up story, on the day of the event.

`who_cases.csv`: `[[words]]` are asked, `<<Name>>` is what the model took for a person, and `<ORG>` after the
words is the model's label of them. A row with `known_limit` is one that is not read right, and why.
"""

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.records import Party, Span
from transform.actor_links import ActorLink
from transform.actors import open_actors

CASES = Path(__file__).with_name("who_cases.csv")
RESOLVER = open_actors()
ASKED = re.compile(r"\[\[(.+?)\]\](?!\])(?:<([A-Z]+)>)?")
PERSON = re.compile(r"<<(.+?)>>")
AFTER_HEAD = re.compile(r",| (?:of|in|for|to|at|from) ")


def resolve(marked: str, day: str) -> ActorLink:
    people = PERSON.findall(marked)
    text = PERSON.sub(r"\1", marked)
    asked = ASKED.search(text)
    assert asked is not None, marked
    words, label = asked[1], asked[2]
    text = text[: asked.start()] + words + text[asked.end() :]
    span = Span(asked.start(), asked.start() + len(words), words)
    head = AFTER_HEAD.split(words)[0].rsplit(maxsplit=1)[-1]
    name = span if label else None
    party = Party(span, head, head.lower(), name, label, (), None)
    found = [(text.index(each), each) for each in people]
    spans = [(start, start + len(each), "PERSON") for start, each in found]
    if label:
        spans.append((span.start, span.end, label))
    return RESOLVER.resolve(party, date.fromisoformat(day), RESOLVER.read_story(text, spans))


def cases() -> Iterator[Any]:
    with CASES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            limit = row.pop("known_limit")
            marks = [pytest.mark.xfail(reason=limit, strict=True)] if limit else []
            kind = row.pop("kind")
            yield pytest.param(row, id=f"{kind}: {row['text'][:60]}@{row['day']}", marks=marks)


@pytest.mark.parametrize("row", list(cases()))
def test_who(row: dict[str, str]) -> None:
    link = resolve(row["text"], row["day"])
    found = (link.actor_id, link.country_code or "", link.sector or "")
    assert found == (row["actor_id"], row["country_code"], row["sector"]), link
