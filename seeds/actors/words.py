"""Closed classes of words that give a noun phrase its frame: articles, prepositions, pronouns, particles."""

from typing import Literal

from seeds.actors.cells import Names
from seeds.reading import Row

WordClassName = Literal[
    "definite",
    "indefinite",
    "preposition",
    "quantifier",
    "calendar",
    "clause",
    "particle",
    "compound",
    "opposed",
    "pronoun",
    "quantity",
    "establishment",
    "people_ending",
    "no_people",
    "deed",
    "name_role",
    "military_deed",
]


class WordClass(Row):
    """The words of one class, in the form of `normalise_name`.

    Attributes:
        word_class: `compound` words make a place part of an adjective (`Russian-backed`), as do the
            prefixes of `opposed`; a `clause` word ends the phrase; `quantity` words stand for what they
            count (`dozens of`); `establishment` words make a name a body's; `people_ending` are endings
            of plural nouns for people, and `no_people` nouns that end so and are not; a `deed` noun
            is a body by itself and a deed before a thing (`the organization of the vote`), and a
            `name_role` noun is also a name (`John Major`). What is done in a country is a
            `military_deed`; what stands there (`military base`) is its army's.
        forms: The words.
    """

    word_class: WordClassName
    forms: Names
