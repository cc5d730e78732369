"""The dependency parse of a sentence as a drawing: displaCy's arcs, with the words of an event marked."""

import re
from collections.abc import Mapping
from typing import Any

from spacy.displacy.render import DependencyRenderer
from spacy.tokens import Span, Token
from spacy.util import minify_html

# Pixels between two words, and above and below the drawing.
_DISTANCE = 104
_MARGIN = 14
_OPTIONS = {
    "compact": True,
    "distance": _DISTANCE,
    "word_spacing": 30,
    "offset_x": 60,
    "color": "inherit",
    "bg": "none",
    "font": "inherit",
}
_WORD = re.compile('(?<=class="displacy-word)(?=")')


def draw_parse(sentence: Span, marks: Mapping[int, str], drawing_id: str) -> str:
    """Return the parse of a sentence as SVG; punctuation is left out, and all words are escaped.

    Args:
        sentence: What to draw.
        marks: Class of the words that are marked, by their index in the document.
        drawing_id: Unique in the page.
    """
    tokens = [token for token in sentence if not (token.is_punct or token.is_space)]
    renderer = DependencyRenderer(_OPTIONS)
    words = [{"text": token.text, "tag": token.pos_} for token in tokens]
    # Line breaks would count as words when displaCy's labels are centred.
    drawing = minify_html(renderer.render_svg(drawing_id, words, _arcs(tokens)))
    classes = iter(marks.get(token.i, "") for token in tokens)
    return _WORD.sub(lambda _: f" {next(classes)}".rstrip(), _cropped(drawing, renderer))


def _arcs(tokens: list[Token]) -> list[dict[str, Any]]:
    places = {token.i: place for place, token in enumerate(tokens)}
    return [
        {
            "start": min(place, places[token.head.i]),
            "end": max(place, places[token.head.i]),
            "label": token.dep_,
            "dir": "left" if place < places[token.head.i] else "right",
        }
        for place, token in enumerate(tokens)
        if token.head != token and token.head.i in places
    ]


def _cropped(drawing: str, renderer: DependencyRenderer) -> str:
    """Cut off the room above the arcs: compact ones rise a third as high as displaCy reckons."""
    top = renderer.highest_level * _DISTANCE / 3 - _MARGIN
    height = renderer.height - top - _MARGIN
    view = f'viewBox="0 {top:g} {renderer.width:g} {height:g}"'
    return re.sub(
        r'height="[\d.]+"(.*?)height: [\d.]+px',
        lambda match: f'height="{height:g}" {view}{match[1]}height: {height:g}px',
        drawing,
        count=1,
    )
