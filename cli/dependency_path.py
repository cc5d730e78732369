"""The way from one word to another through the parse of their sentence."""

from spacy.tokens import Token


def dependency_path(start: Token, end: Token) -> str:
    """Return the words and labels between two words: `talks <-dobj- hold -nsubj-> minister`.

    An arrow leads from a word to one that depends on it. Words of different sentences have no path,
    and give an empty text.
    """
    climb, descent = [start, *start.ancestors], [end, *end.ancestors]
    meeting = next((token for token in climb if token in descent), None)
    if meeting is None:
        return ""
    up = climb[: climb.index(meeting)]
    down = descent[: descent.index(meeting)]
    return (
        "".join(f"{token.text} <-{token.dep_}- " for token in up)
        + meeting.text
        + "".join(f" -{token.dep_}-> {token.text}" for token in reversed(down))
    )
