"""The ranking of names that are not known."""

from transform.unresolved import Sighting, rank


def sighting(name: str, mention: str, document: str = "d1", **changes: str) -> Sighting:
    values = {
        "actor_id": f"org:{name}",
        "name": name,
        "actor_type": "organisation",
        "link_status": "unknown",
        "mention_id": mention,
        "document_id": document,
        "source_path": f"{document}.txt",
        "sentence": f"{name} \n acted in {mention}.",
    }
    return Sighting(**(values | changes))  # type: ignore[arg-type]


def test_names_are_ranked_by_mentions_then_articles_then_name() -> None:
    ranked = rank(
        [
            sighting("b", "m1"),
            sighting("a", "m2"),
            sighting("c", "m1"),
            sighting("c", "m3", "d2"),
            sighting("d", "m1"),
            sighting("d", "m2"),
        ]
    )
    assert [each.name for each in ranked] == ["c", "d", "a", "b"]
    assert [each.n_mentions for each in ranked] == [2, 2, 1, 1]
    assert ranked[0].n_documents == 2


def test_one_mention_counts_once_and_the_first_sentence_is_the_example() -> None:
    [each] = rank([sighting("a", "m1"), sighting("a", "m1"), sighting("a", "m2")])
    assert each.n_mentions == 2
    assert each.sentence == "a acted in m1."


def test_a_name_that_is_ambiguous_somewhere_is_shown_so() -> None:
    [each] = rank([sighting("a", "m1"), sighting("a", "m2", link_status="ambiguous")])
    assert each.link_status == "ambiguous"
