"""What a person is asked about a doubtful mention, and the decision that the answer means."""

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from seeds.ontology import read_ontology

if TYPE_CHECKING:
    from load.reviews import StoredReview
    from transform.doubts import Doubt, DoubtfulParty

ACCEPT, REJECT, RETYPE, LEAVE_OUT = "Accept", "Reject", "Retype", "Leave out"
AS_CODED = "(as coded)"
Question = dict[str, Any]
"""What is asked about a mention, as it travels between tasks."""


def decision(question: Question, answer: Mapping[str, Any]) -> "StoredReview":
    """Return the decision that an answer means.

    Args:
        question: What was asked.
        answer: Airflow's account of the answer: options, fields, user and time.
    """
    from load.reviews import StoredReview

    (choice,) = answer["chosen_options"]
    kind = answer["params_input"].get("retyped", AS_CODED) if choice == RETYPE else AS_CODED
    event_type, _, event_mode = ("", "", "") if kind == AS_CODED else kind.partition(" ")
    user = answer["responded_by_user"]
    return StoredReview(
        mention_id=question["mention_id"],
        publication_date=date.fromisoformat(question["publication_date"]),
        choice="reject" if choice == REJECT else "retype" if event_type else "accept",
        event_type=event_type or None,
        event_mode=event_mode or None,
        sentence=question["sentence"],
        coded_as=question["coded_as"],
        reviewed_by=user["name"] if user else "unknown",
        reviewed_at=answer["responded_at"],
    )


def question_about(doubt: "Doubt", publication_date: date) -> Question:
    """Return what is to be asked about a doubtful mention."""
    coded_as = " ".join(filter(None, (doubt.event_type, doubt.event_mode)))
    sentence = " ".join(doubt.sentence.split())
    return {
        "mention_id": doubt.mention_id,
        "publication_date": publication_date.isoformat(),
        "sentence": sentence,
        "coded_as": coded_as,
        "has_recipient": bool(doubt.recipients),
        "subject": f"{publication_date}: {coded_as}?",
        "body": f"> {plain(sentence)}\n\n"
        f"**{coded_as}**, confidence {doubt.confidence:.2f}, {doubt.modality}  \n"
        f"Trigger: {plain(doubt.trigger_text)}  \n"
        f"Who: {_named(doubt.actors)}  \n"
        f"To whom: {_named(doubt.recipients)}",
    }


def _named(parties: Iterable["DoubtfulParty"]) -> str:
    told = ", ".join(f"{party.text} ({party.name})" for party in parties)
    return plain(told) or "nobody"


def review_counts(
    applied: Mapping[str, int], asked: Iterable[Question], decided: Container[str]
) -> dict[str, int]:
    """Return the decisions that a date follows, by choice, and how many questions nobody has decided.

    Args:
        applied: The decisions that were applied, by choice.
        asked: What the run has asked.
        decided: Keys of the mentions that were decided.
    """
    n_open = sum(question["mention_id"] not in decided for question in asked)
    return dict(applied) | ({"undecided": n_open} if n_open else {})


def kinds(*, with_recipient: bool) -> Iterator[str]:
    """Yield each type that a mention may be given, alone and with each of its modes.

    Args:
        with_recipient: Whether the mention has a recipient; some types ask for one.
    """
    ontology = read_ontology()
    for name, row in ontology.types.items():
        if with_recipient or not row.recipient_required:
            yield name
            yield from (f"{name} {mode}" for of, mode in ontology.modes if of == name)


def plain(text: str) -> str:
    """Return words of the news so that Markdown shows them as they are, links and images too."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]()<>#+-!|~&$" else sign for sign in text)
