"""Prints coded articles to standard output in the format asked for."""

import json
from collections.abc import Iterable
from dataclasses import replace

from cli.console import output, write_line
from cli.event_table import event_table
from cli.jsonl import Record, date_records, event_record, place_records
from transform.grouping import group_tellings
from transform.resolution import ResolvedArticle
from transform.resolvers import Resolvers
from transform.tellings import telling_of


def print_jsonl(
    articles: Iterable[ResolvedArticle], *, places_of: Resolvers | None, with_dates: bool
) -> None:
    """Print one JSON object a line, article by article as they come.

    Args:
        articles: Coded articles.
        places_of: Resolvers to print every place name with, or None to print none.
        with_dates: Whether to print every time expression.
    """
    for article in articles:
        for mention in article.mentions:
            _print(event_record(article.article, mention))
        if places_of is not None:
            for record in place_records(article, places_of):
                _print(record)
        if with_dates:
            for record in date_records(article):
                _print(record)


def print_table(articles: Iterable[ResolvedArticle]) -> None:
    """Print a table of all mentions."""
    mentions = [mention for article in articles for mention in article.mentions]
    output().print(event_table(mentions))


def print_html(articles: Iterable[ResolvedArticle]) -> None:
    """Print one page of all mentions."""
    # What fills pages is of no use to a table or JSON, and takes its time to import.
    from cli.event_page import event_page

    write_line(event_page(list(articles)))


def without_doubtful(
    articles: Iterable[ResolvedArticle], min_confidence: float
) -> Iterable[ResolvedArticle]:
    """Yield the articles without the mentions below a confidence."""
    for article in articles:
        sure = tuple(each for each in article.mentions if each.confidence >= min_confidence)
        yield replace(article, mentions=sure)


def told_once(articles: Iterable[ResolvedArticle]) -> Iterable[ResolvedArticle]:
    """Yield the articles with one mention an event: where a story tells it again, the first one stands.

    Which tellings are of one event is decided as for the tables.
    """
    for article in articles:
        groups = group_tellings(telling_of(each) for each in article.mentions)
        order = {each.mention_id: place for place, each in enumerate(article.mentions)}
        first = {
            min((each.mention_id for each in g.tellings), key=order.__getitem__) for g in groups
        }
        once = tuple(each for each in article.mentions if each.mention_id in first)
        yield replace(article, mentions=once)


def _print(record: Record) -> None:
    write_line(json.dumps(record, ensure_ascii=False))
