"""Who is meant by a phrase that stands alone: one row a case, all written for this table."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.records import Party, Span
from seeds.actors.reference import read_actor_reference
from transform.actor_links import ActorLink
from transform.actor_story import StoryActors
from transform.actors import ActorResolver
from transform.schemas import TABLES

NO_STORY = StoryActors()
REFERENCE = read_actor_reference()
RESOLVER = ActorResolver(REFERENCE)
COUNTRIES = {row.pivot for row in REFERENCE.countries.values()}


@pytest.fixture
def resolver() -> ActorResolver:
    return RESOLVER


def party(text: str, head: str | None = None, **changes: object) -> Party:
    head = head or text.rsplit(maxsplit=1)[-1]
    values = {
        "span": Span(0, len(text), text),
        "head": head,
        "head_lemma": head.lower(),
        "name": None,
        "entity_label": None,
        "modifiers": (),
        "title": None,
    }
    return Party(**(values | changes))  # type: ignore[arg-type]


def resolve(resolver: ActorResolver, text: str, day: str) -> ActorLink:
    return resolver.resolve(party(text), date.fromisoformat(day), NO_STORY)


STATES = """
France | 2020-01-01 | country:fra | FRA | GOV
the United States of America | 2020-01-01 | country:usa | USA | GOV
U.S. | 2020-01-01 | country:usa | USA | GOV
US | 2020-01-01 | country:usa | USA | GOV
the UK | 2020-01-01 | country:gbr | GBR | GOV
Türkiye | 2023-01-01 | country:tur | TUR | GOV
Côte d’Ivoire | 2020-01-01 | country:civ | CIV | GOV
the DPRK | 2020-01-01 | country:prk | PRK | GOV
Kosovo | 2020-01-01 | country:kos | KOS | GOV
Taiwan | 2020-01-01 | country:twn | TWN | GOV
Palestine | 2020-01-01 | country:pse | PSE | GOV
the Gaza Strip | 2020-01-01 | country:pse | PSE | GOV
Hong Kong | 2020-01-01 | country:hkg | HKG | GOV
Greenland | 2020-01-01 | country:grl | DNK | GOV
Puerto Rico | 2020-01-01 | country:pri | USA | GOV
Swaziland | 2010-01-01 | country:swz | SWZ | GOV
Congo | 2020-01-01 | country:cod | COD | GOV
Congo-Brazzaville | 2020-01-01 | country:cog | COG | GOV
Tokyo | 2020-01-01 | country:jpn | JPN | GOV
Nur-Sultan | 2020-01-01 | country:kaz | KAZ | GOV
Kyiv | 2020-01-01 | country:ukr | UKR | GOV
the Kremlin | 2020-01-01 | country:rus | RUS | GOV
Downing Street | 2020-01-01 | country:gbr | GBR | GOV
Bankova | 2022-01-01 | country:ukr | UKR | GOV
the White House | 2020-01-01 | country:usa | USA | GOV
the Iranian authorities | 2020-01-01 | country:irn | IRN | GOV
the government of Malta | 2020-01-01 | country:mlt | MLT | GOV
Norway's government | 2020-01-01 | country:nor | NOR | GOV
Tehran's leadership | 2020-01-01 | country:irn | IRN | GOV
the Pyongyang regime | 2020-01-01 | country:prk | PRK | GOV
the Turkish side | 2020-01-01 | country:tur | TUR | GOV
the Zionist regime | 2020-01-01 | country:isr | ISR | GOV
the Trump administration | 2018-01-01 | country:usa | USA | GOV
Assad's regime | 2018-01-01 | country:syr | SYR | GOV
Hungarian | 2020-01-01 | country:hun | HUN | GOV
the Poles | 2020-01-01 | country:pol | POL | GOV
neighboring Latvia | 2020-01-01 | country:lva | LVA | GOV
the authorities in Havana | 2020-01-01 | country:cub | CUB | GOV
the Algerian state | 2020-01-01 | country:dza | DZA | GOV
the government and people of Oman | 2020-01-01 | country:omn | OMN | GOV
Texas | 2020-01-01 | region:usa-texas | USA | GOV
the Catalan authorities | 2017-10-01 | region:esp-catalonia | ESP | GOV
the Crimean government | 2020-01-01 | region:ukr-crimea | UKR | GOV
"""

BODIES = """
the UN | 2020-01-01 | org:un | None | IGO
the United Nations Security Council | 2020-01-01 | org:un-security-council | None | IGO
NATO | 2020-01-01 | org:nato | None | IGO
NATO members | 2020-01-01 | org:nato | None | IGO
the countries of the European Union | 2020-01-01 | org:eu | None | IGO
Brussels | 2020-01-01 | org:eu | None | IGO
G20 nations | 2020-01-01 | org:g20 | None | IGO
the Shanghai Cooperation Organization (SCO) | 2020-01-01 | org:sco | None | IGO
the World Health Organisation | 2020-01-01 | org:who | None | IGO
the IAEA | 2020-01-01 | org:iaea | None | IGO
OSCE observers | 2020-01-01 | group:osce-observers | None | IGO
UN experts | 2020-01-01 | group:un-experts | None | IGO
Italian Foreign Ministry | 2020-01-01 | org:ita-foreign-ministry | ITA | GOV
the Foreign Ministry of Italy | 2020-01-01 | org:ita-foreign-ministry | ITA | GOV
Italy's Ministry of Foreign Affairs | 2020-01-01 | org:ita-foreign-ministry | ITA | GOV
Smolenskaya Square | 2020-01-01 | org:rus-foreign-ministry | RUS | GOV
the Russian Ministry of Foreign Affairs | 2020-01-01 | org:rus-foreign-ministry | RUS | GOV
the Ministry of Defense of the Russian Federation | 2020-01-01 | org:rus-defense-ministry | RUS | MIL
Foggy Bottom | 2020-01-01 | org:usa-state-department | USA | GOV
the US Department of State | 2020-01-01 | org:usa-state-department | USA | GOV
the Pentagon | 2020-01-01 | org:usa-defense-department | USA | MIL
the Romanian parliament | 2020-01-01 | org:rou-parliament | ROU | LEG
Germany's parliament | 2020-01-01 | org:deu-bundestag | DEU | LEG
the Knesset | 2020-01-01 | org:isr-knesset | ISR | LEG
the Nigerian House of Representatives | 2020-01-01 | org:nga-lower-house | NGA | LEG
the Spanish Supreme Court | 2020-01-01 | org:esp-supreme-court | ESP | JUD
Paris police | 2020-01-01 | org:paris-police | FRA | COP
Moscow's Tverskoy Court | 2020-01-01 | org:tverskoy-court | RUS | JUD
the Danish Navy | 2020-01-01 | org:dnk-navy | DNK | MIL
the Ukrainian army | 2020-01-01 | org:ukr-armed-forces | UKR | MIL
the armed forces of Ukraine | 2020-01-01 | org:ukr-armed-forces | UKR | MIL
the Indian army | 2020-01-01 | org:ind-armed-forces | IND | MIL
the Mossad intelligence agency | 2020-01-01 | org:isr-mossad | ISR | SPY
the SBU | 2020-01-01 | org:ukr-sbu | UKR | SPY
Hamas | 2020-01-01 | org:hamas | PSE | REB
Hezbollah fighters | 2020-01-01 | org:lbn-hezbollah | LBN | REB
the Taliban | 2020-01-01 | org:afg-taliban | AFG | REB
the Taliban | 2022-01-01 | org:afg-taliban | AFG | GOV
the militant group Boko Haram | 2020-01-01 | org:boko-haram | NGA | REB
ISIS terrorists | 2016-01-01 | org:islamic-state | None | REB
PKK militants | 2016-01-01 | org:tur-pkk | TUR | REB
PMC Wagner | 2022-01-01 | org:rus-wagner | RUS | PRM
the Lugansk People's Republic | 2016-01-01 | org:ukr-lpr | UKR | PRE
Transnistria | 2016-01-01 | org:mda-transnistria | MDA | PRE
Abkhaz | 2016-01-01 | org:geo-abkhazia | GEO | PRE
Rosneft | 2020-01-01 | org:rus-rosneft | RUS | BUS
the Gazprom company | 2020-01-01 | org:rus-gazprom | RUS | BUS
the Reuters news agency | 2020-01-01 | org:reuters | GBR | JRN
Acme Rocket Corporation | 2020-01-01 | org:acme-rocket-corporation | None | BUS
the Department of Fisheries | 2020-01-01 | org:department-of-fisheries | None | GOV
UN Rainforest Support Mission | 2020-01-01 | org:un-rainforest-support-mission | None | IGO
Akhmat fighters | 2023-01-01 | org:rus-akhmat | RUS | MIL
Bolivian newspaper El Faro | 2020-01-01 | org:el-faro | BOL | JRN
"""

PEOPLE = """
Vladimir Putin | 2020-01-01 | person:vladimir-putin | RUS | GOV
Vladimir Vladimirovich Putin | 2020-01-01 | person:vladimir-putin | RUS | GOV
President Putin | 2020-01-01 | person:vladimir-putin | RUS | GOV
Russia's President Vladimir Putin | 2020-01-01 | person:vladimir-putin | RUS | GOV
President of Russia Vladimir Putin | 2020-01-01 | person:vladimir-putin | RUS | GOV
the Russian president, Vladimir Putin, | 2020-01-01 | person:vladimir-putin | RUS | GOV
Dmitry Peskov, the Kremlin spokesman, | 2020-01-01 | person:dmitry-peskov | RUS | GOV
[Ukrainian President Vladimir] Zelensky | 2022-01-01 | person:volodymyr-zelensky | UKR | GOV
Volodymyr Zelenskiy | 2022-01-01 | person:volodymyr-zelensky | UKR | GOV
Sergei Lavrov | 2020-01-01 | person:sergey-lavrov | RUS | GOV
Yevgeny Prigozhin | 2022-01-01 | person:yevgeny-prigozhin | RUS | PRM
Evgeny Prigozhin | 2022-01-01 | person:yevgeny-prigozhin | RUS | PRM
Aleksandr Lukashenko | 2020-01-01 | person:alexander-lukashenko | BLR | GOV
Muhammad bin Salman | 2020-01-01 | person:mohammed-bin-salman | SAU | GOV
Bashar Assad | 2020-01-01 | person:bashar-al-assad | SYR | GOV
Kim Jong Un | 2020-01-01 | person:kim-jong-un | PRK | GOV
Ursula von der Leyen | 2018-01-01 | person:ursula-von-der-leyen | DEU | GOV
Ursula von der Leyen | 2022-01-01 | person:ursula-von-der-leyen | None | IGO
Jens Stoltenberg | 2012-01-01 | person:jens-stoltenberg | NOR | GOV
Jens Stoltenberg | 2020-01-01 | person:jens-stoltenberg | None | IGO
Barack Obama | 2015-06-01 | person:barack-obama | USA | GOV
Barack Obama | 2018-06-01 | person:barack-obama | USA | ELI
former US President Barack Obama | 2018-06-01 | person:barack-obama | USA | ELI
Angela Merkel | 2023-06-01 | person:angela-merkel | DEU | ELI
Alexey Navalny | 2020-01-01 | person:alexey-navalny | RUS | OPP
Norwegian Fisheries Minister Ola Testmann | 2020-01-01 | person:ola-testmann | NOR | GOV
Federation Council member Ivan Probny | 2020-01-01 | person:ivan-probny | RUS | LEG
Zambia's Ambassador to Moscow Peter Mwale | 2020-01-01 | person:peter-mwale | ZMB | GOV
UN envoy Hans Beispiel | 2020-01-01 | person:hans-beispiel | None | IGO
Bayern police chief Max Beispiel | 2020-01-01 | person:max-beispiel | None | COP
Brazilian footballer Joao Exemplo | 2020-01-01 | person:joao-exemplo | BRA | CVL
former Peruvian minister Juan Ejemplo | 2020-01-01 | person:juan-ejemplo | PER | ELI
retired General Paul Sample | 2020-01-01 | person:paul-sample | None | MIL
Hezbollah chief Sheikh Hassan Nasrallah | 2020-01-01 | person:hassan-nasrallah | LBN | REB
DPR head Denis Pushilin | 2020-01-01 | person:denis-pushilin | UKR | PRE
EU envoy for Trade and Security Policy Josep Borrell | 2022-01-01 | person:josep-borrell | None | IGO
acting Zaporozhye Region Governor Yevgeny Balitsky | 2023-01-01 | person:yevgeny-balitsky | UKR | PRE
Chechnya's head Ramzan Kadyrov | 2020-01-01 | person:ramzan-kadyrov | RUS | GOV
Foreign Minister of Hungary Peter Szijjarto | 2022-01-01 | person:peter-szijjarto | HUN | GOV
Tatiana Golikova | 2022-01-01 | person:tatyana-golikova | RUS | GOV
"""

OFFICES = """
the French president | 2010-01-01 | person:nicolas-sarkozy | FRA | GOV
the French president | 2020-01-01 | person:emmanuel-macron | FRA | GOV
the Russian president | 2010-01-01 | person:dmitry-medvedev | RUS | GOV
Russia's leader | 2010-01-01 | person:dmitry-medvedev | RUS | GOV
the leader of Germany | 2022-01-01 | person:olaf-scholz | DEU | GOV
the German chancellor | 2021-12-08 | person:olaf-scholz | DEU | GOV
the German chancellor | 2021-12-07 | person:angela-merkel | DEU | GOV
the Iranian leader | 2020-01-01 | person:ali-khamenei | IRN | GOV
Britain's prime minister | 2021-01-01 | person:boris-johnson | GBR | GOV
the prime minister of Japan | 2015-01-01 | person:shinzo-abe | JPN | GOV
the Polish foreign minister | 2022-01-01 | person:zbigniew-rau | POL | GOV
China's top diplomat | 2024-01-01 | person:wang-yi | CHN | GOV
the US Secretary of State | 2022-01-01 | person:antony-blinken | USA | GOV
the Pentagon chief | 2022-01-01 | person:lloyd-austin | USA | GOV
the head of the Russian Foreign Ministry | 2022-01-01 | person:sergey-lavrov | RUS | GOV
the NATO chief | 2022-01-01 | person:jens-stoltenberg | None | IGO
the UN Secretary-General | 2015-01-01 | person:ban-ki-moon | None | IGO
the head of the IAEA | 2022-01-01 | person:rafael-grossi | None | IGO
the EU's foreign policy chief | 2022-01-01 | person:josep-borrell | None | IGO
the European Commission president | 2016-01-01 | person:jean-claude-juncker | None | IGO
the CIA director | 2022-01-01 | person:william-burns | USA | SPY
the White House press secretary | 2023-01-01 | person:karine-jean-pierre | USA | GOV
the Kremlin spokesman | 2023-01-01 | person:dmitry-peskov | RUS | GOV
the Russian Foreign Ministry's spokeswoman | 2023-01-01 | person:maria-zakharova | RUS | GOV
the mayor of Kiev | 2023-01-01 | person:vitaly-klitschko | UKR | GOV
the governor of the Belgorod Region | 2023-01-01 | person:vyacheslav-gladkov | RUS | GOV
the Speaker of the Federation Council | 2023-01-01 | person:valentina-matviyenko | RUS | LEG
Syria's new leader | 2024-12-20 | person:ahmed-al-sharaa | SYR | GOV
the Pope | 2015-01-01 | group:pope | None | REL
a French minister | 2020-01-01 | group:fra-minister | FRA | GOV
a Kremlin spokesman | 2020-01-01 | group:rus-spokesperson | RUS | GOV
the former French president | 2020-01-01 | group:fra-president | FRA | ELI
the Russian deputy foreign minister | 2020-01-01 | group:rus-deputy-foreign-minister | RUS | GOV
the Chinese ambassador to Canada | 2020-01-01 | group:chn-ambassador | CHN | GOV
the president of Palau | 2020-01-01 | group:plw-president | PLW | GOV
"""

GROUPS = """
Serbian troops | 2020-01-01 | group:srb-troops | SRB | MIL
two Serbian soldiers | 2020-01-01 | group:srb-troops | SRB | MIL
more than 300 refugees | 2020-01-01 | group:refugees | None | REF
at least 12 schoolchildren | 2020-01-01 | group:children | None | CVL
dozens of Afghan migrants | 2020-01-01 | group:afg-migrants | AFG | REF
hundreds of thousands of protesters | 2020-01-01 | group:protesters | None | CVL
protesters in Yerevan | 2020-01-01 | group:arm-protesters | ARM | CVL
residents of Sofia | 2020-01-01 | group:bgr-citizens | BGR | CVL
French journalists | 2020-01-01 | group:fra-journalists | FRA | JRN
Swedish lawmakers | 2020-01-01 | group:swe-lawmaker | SWE | LEG
Greek courts | 2020-01-01 | org:grc-court | GRC | JUD
gunmen | 2020-01-01 | group:gunmen | None | UAF
Syrian rebels | 2020-01-01 | group:syr-militants | SYR | REB
Russian-backed rebels | 2020-01-01 | group:militants | None | REB
pro-Turkish fighters | 2020-01-01 | group:militants | None | REB
anti-American protesters | 2020-01-01 | group:protesters | None | CVL
the Belarusian opposition | 2020-01-01 | group:blr-opposition | BLR | OPP
Chinese companies | 2020-01-01 | group:chn-companies | CHN | BUS
seven Spaniards | 2020-01-01 | group:esp-citizens | ESP | CVL
a Ukrainian | 2020-01-01 | group:ukr-citizens | UKR | CVL
Polish farmers | 2020-01-01 | group:pol-farmers | POL | AGR
Kurdish fighters | 2020-01-01 | group:kurds-militants | None | REB
Western countries | 2020-01-01 | group:west | None | None
the collective West | 2020-01-01 | group:west | None | None
Western leaders | 2020-01-01 | group:west-leader | None | GOV
the Baltic states | 2020-01-01 | group:baltic-states | None | None
European allies | 2020-01-01 | group:europe | None | None
Boko Haram commanders | 2020-01-01 | group:boko-haram-commander | NGA | REB
the son of President Bashar al-Assad | 2020-01-01 | group:syr-relatives | SYR | CVL
a lawyer for Alexey Navalny | 2020-01-01 | group:lawyers | None | SOC
the head of the Omani delegation | 2020-01-01 | group:omn-delegation-head | OMN | GOV
Estonian gymnasts | 2020-01-01 | group:est-athletes | EST | CVL
Estonian yodelers | 2020-01-01 | group:est-yodelers | EST | None
20 others | 2020-01-01 | group:people | None | CVL
more than 40 | 2020-01-01 | group:people | None | CVL
dozens | 2020-01-01 | group:people | None | CVL
"""

NAMESAKES = """
Jordan Peterson | 2020-01-01 | person:jordan-peterson | None | None
Michael Jordan | 2020-01-01 | person:michael-jordan | None | None
Chad Wolf | 2020-01-01 | person:chad-wolf | None | None
Denzel Washington | 2020-01-01 | person:denzel-washington | None | None
Georgia Governor Brian Sample | 2020-01-01 | person:brian-sample | USA | GOV
three cities west of the river | 2020-01-01 | group:river | None | None
them | 2020-01-01 | group:unspecified | None | UNK
Canadian striker Sanchez | 2020-01-01 | person:sanchez | CAN | CVL
Canadian singer John Kerry | 2020-01-01 | person:john-kerry.can | CAN | CVL
Maria Putina | 2020-01-01 | person:maria-putina | None | None
Boris Lavrov | 2020-01-01 | person:boris-lavrov | None | None
President Testo Meta | 2020-01-01 | person:testo-meta | None | GOV
Albanian President Testo Meta | 2020-01-01 | person:testo-meta | ALB | GOV
President Ilir Meta | 2020-01-01 | person:ilir-meta | ALB | GOV
Stephane Paris | 2020-01-01 | person:stephane-paris | None | None
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(c.strip() for c in line.split(" | ")) for line in table.strip().splitlines()]


CASES = [
    row for table in (STATES, BODIES, PEOPLE, OFFICES, GROUPS, NAMESAKES) for row in rows(table)
]


@pytest.mark.parametrize(
    ("text", "day", "actor_id", "country", "sector"), CASES, ids=[f"{c[0]}@{c[1]}" for c in CASES]
)
def test_phrase(
    resolver: ActorResolver, text: str, day: str, actor_id: str, country: str, sector: str
) -> None:
    link = resolve(resolver, text, day)
    found = (link.actor_id, str(link.country_code), str(link.sector))
    assert found == (actor_id, country, sector), link


@pytest.mark.parametrize(
    ("text", "day", "title"),
    [
        ("Vladimir Putin", "2020-01-01", "President of Russia"),
        ("Vladimir Putin", "2010-01-01", "Prime Minister of Russia"),
        ("Barack Obama", "2018-01-01", "former President of the United States"),
        ("Omani Agriculture Minister Said Masal", "2020-01-01", "Omani Agriculture Minister"),
        ("Said Masal", "2020-01-01", None),
    ],
)
def test_title_is_that_of_the_day(
    resolver: ActorResolver, text: str, day: str, title: str | None
) -> None:
    assert resolve(resolver, text, day).title_text == title


def test_one_body_has_one_name_however_it_is_written(resolver: ActorResolver) -> None:
    phrases = (
        "Russian Foreign Ministry",
        "the Ministry of Foreign Affairs of Russia",
        "Russia's MFA",
    )
    names = {resolve(resolver, phrase, "2020-01-01").name for phrase in phrases}
    assert names == {"Russian Foreign Ministry"}


def test_further_sectors_follow_the_primary_one(resolver: ActorResolver) -> None:
    link = resolve(resolver, "Dmitry Medvedev", "2021-01-01")
    assert (link.sector, link.sectors) == ("GOV", ("GOV", "PTY"))


def test_ambiguous_surname_keeps_its_candidates(resolver: ActorResolver) -> None:
    link = resolve(resolver, "Clinton", "2018-01-01")
    assert not link.is_known
    assert set(link.candidates) == {"person:bill-clinton", "person:hillary-clinton"}


def test_title_decides_between_surnames(resolver: ActorResolver) -> None:
    link = resolve(resolver, "US Secretary of State Clinton", "2010-01-01")
    assert link.actor_id == "person:hillary-clinton"


def test_terms_that_may_have_ended_are_less_sure(resolver: ActorResolver) -> None:
    then = resolve(resolver, "the French president", "2025-01-01")
    later = resolve(resolver, "the French president", "2026-06-01")
    assert then.actor_id == later.actor_id
    assert later.link_confidence < then.link_confidence


def test_label_of_the_model_is_a_hint(resolver: ActorResolver) -> None:
    def linked(label: str) -> ActorLink:
        name = Span(0, 12, "Lena Quellen")
        asked = party("Lena Quellen", name=name, entity_label=label)
        return resolver.resolve(asked, date(2020, 1, 1), NO_STORY)

    assert linked("PERSON").actor_type == "person"
    assert linked("ORG").actor_type == "organisation"


def test_titles_count_more_than_a_wrong_label(resolver: ActorResolver) -> None:
    asked = party(
        "Gabonese Ambassador Lena Quellen",
        name=Span(0, 32, "Gabonese Ambassador Lena Quellen"),
        entity_label="ORG",
    )
    link = resolver.resolve(asked, date(2020, 1, 1), NO_STORY)
    assert (link.actor_id, link.country_code) == ("person:lena-quellen", "GAB")


def test_title_apart_from_the_name_is_read(resolver: ActorResolver) -> None:
    asked = party("Lena Quellen", title="Gabonese Ambassador", entity_label="PERSON")
    link = resolver.resolve(asked, date(2020, 1, 1), NO_STORY)
    assert (link.country_code, link.sector) == ("GAB", "GOV")


ACTOR_ID = next(c.pattern or "" for c in TABLES["actors"].columns if c.name == "actor_id")
SECTORS = next(c.codes for c in TABLES["actors"].columns if c.name == "sector")


@given(text=st.text(min_size=1, max_size=60))
def test_any_text_gives_an_actor_of_the_tables_form(text: str) -> None:
    link = RESOLVER.resolve(party(text, head="thing"), date(2020, 1, 1), NO_STORY)
    assert re.fullmatch(ACTOR_ID, link.actor_id)
    assert link.name


WORDS = st.sampled_from(
    "the a former deputy Russian Ukraine's UN EU Kiev ministry president Putin Merkel of in , and"
    " troops 50 Anna Berg spokesman's people authorities (NATO) Foreign Minister Xinhua".split()
)


@given(words=st.lists(WORDS, min_size=1, max_size=9))
def test_any_mixture_of_titles_and_names_gives_codes_of_the_lists(words: list[str]) -> None:
    link = RESOLVER.resolve(party(" ".join(words), head=words[-1]), date(2020, 1, 1), NO_STORY)
    assert set(link.sectors) <= set(SECTORS or {})
    assert link.sector == (link.sectors[0] if link.sectors else None)
    assert 0 < link.link_confidence <= 1
    assert link.country_code is None or link.country_code in COUNTRIES
