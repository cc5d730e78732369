"""What there is to tell about why one mention was coded, for the text and for the page."""

from collections.abc import Iterator
from dataclasses import dataclass

from cli.dependency_path import dependency_path
from cli.parsed_article import ParsedArticle
from extract.records import Article
from transform.resolution import ResolvedMention, ResolvedParticipant


@dataclass(frozen=True, slots=True)
class Explanation:
    """A mention, the article that it stands in, and the parse of that article."""

    article: Article
    telling: ResolvedMention
    parsed: ParsedArticle

    def matched(self) -> Iterator[tuple[ResolvedParticipant, str]]:
        """Yield each party with the path that leads to it from the trigger."""
        trigger = self.parsed.words(self.telling.mention.trigger).root
        for part in self.telling.participants:
            head = self.parsed.words(part.party.span).root
            yield part, dependency_path(trigger, head) or f"{head.text}, in another sentence"
