"""Who does it to whom follows from the parse, and whether it happened from the clause."""

import pytest
from spacy.language import Language

from tests.extract.nlp.coded import code

# text, then for the expected event: type, actors, recipients, modality
CASES = [
    ("Peru does not plan to deploy soldiers to Chad.", "REJECT", "Peru", "Chad", "asserted"),
    ("Peru has ruled out sending soldiers to Chad.", "REJECT", "Peru", "Chad", "asserted"),
    (
        "A company of Kenyan soldiers left Nairobi to join the peacekeepers in Darfur.",
        "AID",
        "A company of Kenyan soldiers",
        "Darfur",
        "asserted",
    ),
    (
        "Nepalese communist rebels attacked the police.",
        "ASSAULT",
        "Nepalese communist rebels",
        "the police",
        "asserted",
    ),
    ("A US F-16 jet bombed Hamas.", "ASSAULT", "US F-16", "Hamas", "asserted"),
    ("Oslo is not going to sign the treaty with Chad.", "REJECT", "Oslo", "Chad", "asserted"),
    ("Chad is about to sign the treaty with Oslo.", "AGREE", "Chad", "Oslo", "planned"),
    (
        "Chad is not about to release the French pilots.",
        "REJECT",
        "Chad",
        "the French pilots",
        "asserted",
    ),
    (
        "The bank used improper accounting to fake its reports, regulators said, touching off a row.",
        "ACCUSE",
        "regulators",
        "The bank",
        "asserted",
    ),
    ("Peru warned that it could attack Chad.", "THREATEN", "Peru", "Chad", "asserted"),
    # A day without `on` is neither who does it nor to whom it is done.
    ("Peru Monday signed a treaty with Chad.", "SUPPORT", "Peru", "Chad", "asserted"),
    (
        "Peru condemned Monday the Chadian premier.",
        "ACCUSE",
        "Peru",
        "the Chadian premier",
        "asserted",
    ),
    ("It was Peru that condemned Chad.", "ACCUSE", "Peru", "Chad", "asserted"),
    # What somebody decides against, puts off or drops is refused; what he keeps from doing harm is not done.
    ("Oslo has decided not to free the pilots.", "REJECT", "Oslo", "the pilots", "asserted"),
    ("Oslo decided against meeting the emir.", "REJECT", "Oslo", "the emir", "asserted"),
    ("Oslo backed out of signing a treaty with Chad.", "REJECT", "Oslo", "Chad", "asserted"),
    ("Oslo put off freeing the pilots.", "REJECT", "Oslo", "the pilots", "asserted"),
    ("Oslo stopped short of sending aid to Chad.", "REJECT", "Oslo", "Chad", "asserted"),
    ("Oslo dropped plans to send aid to Chad.", "REJECT", "Oslo", "Chad", "asserted"),
    ("Oslo decided against attacking Chad.", "ASSAULT", "Oslo", "Chad", "negated"),
    ("Oslo ended up signing a treaty with Chad.", "SUPPORT", "Oslo", "Chad", "asserted"),
    ("Oslo hopes to sign a treaty with Chad.", "AGREE", "Oslo", "Chad", "planned"),
    ("Oslo was urged to sign a treaty with Chad.", "SUPPORT", "Oslo", "Chad", "hypothetical"),
    ("Oslo had to sign a treaty with Chad.", "SUPPORT", "Oslo", "Chad", "asserted"),
    # Whose harm it is said to be: with a speaker a charge, without one the deed.
    (
        "The premier reneged on his promise to the miners.",
        "REJECT",
        "The premier",
        "the miners",
        "asserted",
    ),
    ("Ankara condemned Athens.", "ACCUSE", "Ankara", "Athens", "asserted"),
    ("Athens was condemned by Ankara.", "ACCUSE", "Ankara", "Athens", "asserted"),
    ("Peru and Chile condemned Bolivia.", "ACCUSE", "Peru, Chile", "Bolivia", "asserted"),
    ("Peru condemned Bolivia and Chile.", "ACCUSE", "Peru", "Bolivia, Chile", "asserted"),
    ("Sweden, which condemned Hungary, left the room.", "ACCUSE", "Sweden", "Hungary", "asserted"),
    (
        "Talks between Oman and Qatar took place on Friday.",
        "CONSULT",
        "Oman, Qatar",
        "",
        "asserted",
    ),
    ("Oman held talks with Qatar.", "CONSULT", "Oman, Qatar", "", "asserted"),
    (
        "The phone talks of Oman and Kuwait with Qatar ended.",
        "CONSULT",
        "Oman, Kuwait, Qatar",
        "",
        "asserted",
    ),
    ("Oman will hold talks with Qatar.", "AGREE", "Oman, Qatar", "", "planned"),
    ("Oman did not hold talks with Qatar.", "CONSULT", "Oman, Qatar", "", "negated"),
    ("Oman would like to hold talks with Qatar.", "AGREE", "Oman, Qatar", "", "planned"),
    (
        "Norway is one of the largest donors to Malawi.",
        "AID",
        "Norway",
        "Malawi",
        "asserted",
    ),
    (
        "Norway built a ward and a kitchen for Lesbos.",
        "AID",
        "Norway",
        "Lesbos",
        "asserted",
    ),
    (
        "Canada lifted some of its sanctions against Belarus.",
        "CONCEDE",
        "Canada",
        "Belarus",
        "asserted",
    ),
    ("Kenya did away with its embargo against Chad.", "CONCEDE", "Kenya", "Chad", "asserted"),
    ("Spain handed Tarfaya over to Morocco.", "RETREAT", "Spain", "Morocco", "asserted"),
    ("Oman may hold talks with Qatar.", "CONSULT", "Oman, Qatar", "", "hypothetical"),
    ("Canada imposed sanctions on Belarus.", "SANCTION", "Canada", "Belarus", "asserted"),
    ("Sanctions were imposed on Belarus by Canada.", "SANCTION", "Canada", "Belarus", "asserted"),
    ("Canada lifted sanctions on Belarus.", "CONCEDE", "Canada", "Belarus", "asserted"),
    ("Kenya refused to meet with Uganda.", "REJECT", "Kenya", "Uganda", "asserted"),
    ("Kenya urged Uganda to release the prisoners.", "REQUEST", "Kenya", "Uganda", "asserted"),
    ("Kenya threatened to attack Uganda.", "THREATEN", "Kenya", "Uganda", "asserted"),
    ("Kenya would attack Uganda if it left.", "THREATEN", "Kenya", "Uganda", "asserted"),
    ("Should it leave, Kenya could attack Uganda.", "THREATEN", "Kenya", "Uganda", "planned"),
    ("Kenya did not let Uganda in.", "REJECT", "Kenya", "Uganda", "asserted"),
    ("Athens was condemned in harsh terms by Ankara.", "ACCUSE", "Ankara", "Athens", "asserted"),
    (
        "The strikers turned down a union proposal.",
        "REJECT",
        "The strikers",
        "union",
        "asserted",
    ),
    ("Rebel artillery shelled the harbour.", "ASSAULT", "Rebel", "the harbour", "asserted"),
    (
        "Two of the monks told the mayor to resign.",
        "REQUEST",
        "the monks",
        "the mayor",
        "asserted",
    ),
    ("Jordan said it would not expel the nuns.", "AGREE", "Jordan", "the nuns", "asserted"),
    ("Smoking led to the massacre of Rome.", "ASSAULT", "", "Rome", "asserted"),
    (
        "Chad filed a lawsuit accusing Mali of fraud.",
        "ACCUSE",
        "Chad",
        "Mali",
        "asserted",
    ),
    (
        "Greece condemned what it called the Turkish decision on Chios.",
        "ACCUSE",
        "Greece",
        "Turkish",
        "asserted",
    ),
    (
        "Norway welcomed what it called a bold step by Chad.",
        "SUPPORT",
        "Norway",
        "Chad",
        "asserted",
    ),
    (
        "Swedish troops moved into the village and shot the mayor.",
        "ASSAULT",
        "Swedish troops",
        "the mayor",
        "asserted",
    ),
    (
        "Oslo gave the ledgers, which held a list of payments, to Lima.",
        "COOPERATE",
        "Oslo",
        "Lima",
        "asserted",
    ),
    (
        "The chairman rejected allegations that he had bribed Chad.",
        "REJECT",
        "The chairman",
        "allegations",
        "asserted",
    ),
    (
        "The bank did not oblige Lima to hand over the captain.",
        "REQUEST",
        "The bank",
        "Lima",
        "negated",
    ),
]


@pytest.mark.parametrize(("text", "event_type", "actors", "recipients", "modality"), CASES)
def test_event_is_read_off_the_parse(
    nlp: Language, text: str, event_type: str, actors: str, recipients: str, modality: str
) -> None:
    found = [coded[:4] for coded in code(nlp, text)]
    assert found == [(event_type, actors, recipients, modality)]


@pytest.mark.parametrize(
    "text",
    [
        "A military plane crashed into a hill in Chad, killing ten soldiers.",
        "Two helicopters collided over Kenya, killing five soldiers.",
        "Typhoon Chaba swept over Japan, killing four people.",
        "A gas explosion in a mine killed ten workers.",
    ],
)
def test_accident_is_no_assault(nlp: Language, text: str) -> None:
    assert code(nlp, text) == []


def test_plural_pronoun_stands_for_both_parties(nlp: Language) -> None:
    text = "Emmanuel Macron and Olaf Scholz met in Berlin. They agreed to continue contacts."
    agreed = [coded for coded in code(nlp, text) if coded.event_type == "AGREE"]
    assert [coded.actors for coded in agreed] == ["Emmanuel Macron, Olaf Scholz"]


def test_what_is_done_and_what_is_planned_are_two_events(nlp: Language) -> None:
    found = code(
        nlp, "Oman and Chad are upgrading their diplomatic ties and will exchange ambassadors."
    )
    assert [(each.event_type, each.modality) for each in found] == [
        ("SUPPORT", "asserted"),
        ("AGREE", "planned"),
    ]


def test_who_calls_to_thank_thanks(nlp: Language) -> None:
    found = code(nlp, "Olaf Scholz called Emmanuel Macron to congratulate him on his victory.")
    thanked = [each for each in found if each.event_type == "SUPPORT"]
    assert [each.actors for each in thanked] == ["Olaf Scholz"]


def test_separate_talks_are_separate_events(nlp: Language) -> None:
    found = code(nlp, "Emmanuel Macron held separate talks with Kuwait and Oman.")
    assert [coded.actors for coded in found] == ["Emmanuel Macron, Kuwait", "Emmanuel Macron, Oman"]


def test_speaker_of_a_report_is_kept(nlp: Language) -> None:
    found = code(nlp, "Canada imposed sanctions on Belarus, Prime Minister Mark Carney said.")
    assert [(c.event_type, c.speaker) for c in found] == [
        ("SANCTION", "Prime Minister Mark Carney")
    ]


def test_mere_saying_is_no_event(nlp: Language) -> None:
    assert code(nlp, "The weather is fine, the minister said.") == []


def test_speaker_who_names_the_guilty_accuses(nlp: Language) -> None:
    found = code(nlp, "President Ilham Aliyev said that the blame rests on Armenia.")
    assert [c[:3] for c in found] == [("ACCUSE", "President Ilham Aliyev", "Armenia")]


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        pytest.param(
            "The Polish minister said that Hungary must release the grain.",
            "REQUEST",
            "The Polish minister",
            "Hungary",
            id="what another must do is asked for",
        ),
        pytest.param(
            "Algeria said on Monday that it would free the two sailors.",
            "AGREE",
            "Algeria",
            "the two sailors",
            id="would after a past verb of saying is the future",
        ),
        pytest.param(
            "Uruguay sent a team of nurses and engineers to Haiti.",
            "AID",
            "Uruguay",
            "Haiti",
            id="a team is read through",
        ),
        pytest.param(
            "The Cuban minister called for sanctions against Peru.",
            "ACCUSE",
            "The Cuban minister",
            "Peru",
            id="to call for a penalty is to accuse",
        ),
        pytest.param(
            "A Kenyan-led raid on the camp began at dawn.",
            "ASSAULT",
            "Kenyan",
            "the camp",
            id="who leads is who does it",
        ),
        pytest.param(
            "The rebels killed two nurses and wounded a driver.",
            "ASSAULT",
            "The rebels",
            "two nurses, a driver",
            id="one deed of two verbs is one event",
        ),
        pytest.param(
            "Oman broke off talks with Yemen.",
            "SANCTION",
            "Oman",
            "Yemen",
            id="talks broken off are a sanction",
        ),
        pytest.param(
            "Kenya declined to ratify the treaty with Uganda.",
            "REJECT",
            "Kenya",
            "Uganda",
            id="what one declines to do has not happened",
        ),
        pytest.param(
            "Ten soldiers were killed and twenty others wounded in the shelling by Chad.",
            "ASSAULT",
            "Chad",
            "Ten soldiers, twenty others",
            id="the dead and the wounded are one deed",
        ),
        pytest.param(
            "Clashes between the Libyan army and fighters loyal to Tobruk left ten people dead.",
            "ASSAULT",
            "the Libyan army, fighters",
            "",
            id="a side of clashes is found wherever the parser hangs it",
        ),
        pytest.param(
            "No Afghan delegation will come to Geneva.",
            "REJECT",
            "No Afghan delegation",
            "Geneva",
            id="no one who will come refuses",
        ),
        pytest.param(
            "Peru did not give permission for the march by the miners.",
            "REJECT",
            "Peru",
            "the miners",
            id="permission not given is refused",
        ),
        pytest.param(
            "Egypt and Cyprus held naval exercises near Crete.",
            "COOPERATE",
            "Egypt",
            "Cyprus",
            id="a drill of two states is cooperation",
        ),
        pytest.param(
            "The Asian bank has approved $300 million to help Laos finance its clinics.",
            "AID",
            "The Asian bank",
            "Laos",
            id="the aided stands in the purpose",
        ),
        pytest.param(
            "Kenyan police, some of them masked, arrested ten women in Nairobi.",
            "COERCE",
            "Kenyan police",
            "ten women",
            id="an aside hides no subject",
        ),
        pytest.param(
            "Macron discussed the war with Chancellor Merkel in a phone call.",
            "CONSULT",
            "Macron, Chancellor Merkel",
            "",
            id="a call that somebody spoke in took place",
        ),
        pytest.param(
            "North Macedonia is to free two hostages.",
            "AGREE",
            "North Macedonia",
            "two hostages",
            id="what is to be done is ahead",
        ),
        pytest.param(
            "Kenya asked Uganda to close the camp, to free the drivers and to lift the blockade.",
            "REQUEST",
            "Kenya",
            "Uganda",
            id="all that is asked for is content, and none of it done",
        ),
        pytest.param(
            "Rebels tried to storm the airport.",
            "ASSAULT",
            "Rebels",
            "the airport",
            id="attempted violence is violence",
        ),
        pytest.param(
            "Gunmen opened fire on a patrol.",
            "ASSAULT",
            "Gunmen",
            "a patrol",
            id="a light verb with an object of its own carries no other noun",
        ),
        pytest.param(
            "Chad wants Niger to tighten controls on the border.",
            "REQUEST",
            "Chad",
            "Niger",
            id="who wants another to act asks",
        ),
        pytest.param(
            "He is sure the man detained in Lima is his brother.",
            "COERCE",
            "",
            "the man",
            id="a participle tells what happened to its noun",
        ),
        pytest.param(
            "The rebels of the Lion Front left nine villagers dead.",
            "ASSAULT",
            "The rebels of the Lion Front",
            "nine villagers",
            id="to leave somebody dead is no retreat",
        ),
        pytest.param(
            "Norway threatened Peru in an effort to win time.",
            "THREATEN",
            "Norway",
            "Peru",
            id="an effort is nobody",
        ),
    ],
)
def test_one_event(nlp: Language, text: str, event_type: str, actors: str, recipients: str) -> None:
    (found,) = code(nlp, text)
    assert (found.event_type, found.actors, found.recipients) == (event_type, actors, recipients)


@pytest.mark.parametrize(
    "text",
    [
        "The jailed bishop wrote a book.",
        "The contract of March 28 runs for three years.",
        "The charity Doctors Without Borders Aid keeps an office in Lyon.",
        "Chad wants to defuse the crisis with Niger.",
        "Officers had to walk home in the rain, the spokesman said.",
        "The river rose behind the striking nurses.",
    ],
)
def test_no_event(nlp: Language, text: str) -> None:
    assert code(nlp, text) == []


def test_a_crowd_is_arrested_and_it_is_the_crowd_that_marched(nlp: Language) -> None:
    found = code(nlp, "Kenyan police arrested ten women marching through Nairobi.")
    assert [each[:3] for each in found] == [
        ("COERCE", "Kenyan police", "ten women"),
        ("PROTEST", "ten women", ""),
    ]


def test_it_goes_on_speaking(nlp: Language) -> None:
    text = (
        "The Russian Foreign Ministry said Latvia had violated the treaty."
        " Riga's hostile actions have harmed the talks, it added."
    )
    found = [coded for coded in code(nlp, text) if coded.event_type == "ACCUSE"]
    assert [coded.actors for coded in found] == ["The Russian Foreign Ministry"] * 2


def test_us_in_capitals_is_a_state(nlp: Language) -> None:
    found = code(nlp, "Pervez Musharraf said US warplanes had bombed the caves.")
    assert [each[:3] for each in found] == [("ASSAULT", "US", "the caves")]


def test_who_is_quoted_does_not_speak_of_himself(nlp: Language) -> None:
    text = 'Robert Hill spoke on Friday. "He was captured by rebels," Mr Hill said.'
    (found,) = [coded for coded in code(nlp, text) if coded.event_type == "ASSAULT"]
    assert "Hill" not in found.recipients


def test_subject_of_two_verbs_is_not_the_object_of_the_second(nlp: Language) -> None:
    text = "Angela Merkel met Donald Tusk and urged him to stay."
    (found,) = [coded for coded in code(nlp, text) if coded.event_type == "REQUEST"]
    assert "Merkel" not in found.recipients


def test_the_convicted_did_it_and_not_the_court(nlp: Language) -> None:
    found = code(nlp, "A court in Dili found the men guilty of killing two nuns.")
    killers = [coded.actors for coded in found if coded.event_type == "ASSAULT"]
    assert killers == ["the men"]


def test_a_protest_keeps_what_it_demands(nlp: Language) -> None:
    found = code(nlp, "Miners marched through Lima to demand a pay rise from the government.")
    assert [coded.event_type for coded in found] == ["PROTEST"]


def test_what_was_fought_for_until_it_came_has_happened(nlp: Language) -> None:
    found = code(nlp, "The rebels shelled the fort until its garrison surrendered.")
    assert ("RETREAT", "asserted") in [(c.event_type, c.modality) for c in found]


def test_what_nobody_came_for_was_not_done(nlp: Language) -> None:
    found = code(nlp, "The governor did not travel to Lima to arrest the miners.")
    assert {c.modality for c in found if c.event_type == "COERCE"} == {"negated"}


# A participle that is the verb, a subject inside the opening phrase, an object behind its recipient ...
MISREAD = [
    ("Delegates from nine states subscribed to the charter.", "Delegates from nine states"),
    ("Two Peruvian frigates trained with the navy of Chile.", "Peruvian"),
    ("At a meeting in Lima shareholders rejected the offer.", "Lima shareholders"),
    (
        "After two days of talks in Bern, Malta and the Libyan authorities agreed to share patrols.",
        "Malta, the Libyan authorities",
    ),
    ("Armenia returned to Georgia three border villages.", "Armenia"),
    ("Austria and Hungary jointly patrolled the lake.", "Austria"),
    ("The Danish shipowner compensated fishing families in Malta.", "The Danish shipowner"),
    ("Oman sent Kyiv eleven transformers after the storm.", "Oman"),
    ("A charity ship run by Oxfam rescued 90 migrants.", "Oxfam"),
    ("Firefighters from Chile and Peru combed the slope together.", "Chile"),
    ("Speaking in Riga, Mr Berzins, a veteran of the party, took aim at the bank.", "Mr Berzins"),
    (
        "The emir of Oman and Egypt's president spoke by telephone.",
        "The emir of Oman, Egypt's president",
    ),
    ("In a phone call on Friday, the premier thanked Erdogan.", "the premier, Erdogan"),
]


@pytest.mark.parametrize(("text", "actors"), MISREAD)
def test_main_clause_is_read_though_the_parser_misreads_it(
    nlp: Language, text: str, actors: str
) -> None:
    assert actors in [coded.actors for coded in code(nlp, text)]


@pytest.mark.parametrize(
    ("text", "event_type", "actors", "recipients"),
    [
        # The parser takes the verb for a participle of its subject, or of its object.
        ("A man lunged at the prime minister.", "ASSAULT", "A man", "the prime minister"),
        (
            "The Pentagon evicted reporters who refused to accept new rules.",
            "COERCE",
            "The Pentagon",
            "reporters",
        ),
        # A headline has no verb of its own either.
        ("Two men arrested in Kiev", "COERCE", "", "Two men"),
        # The name hangs on the word before the head.
        ("US fighter jets pounded Houthi strongholds.", "ASSAULT", "US", "Houthi"),
        # The first word of a sentence is taken for a name.
        ("Guards dragged a lawmaker out of the chamber.", "COERCE", "Guards", "a lawmaker"),
        # Both nouns are read as objects.
        (
            "The court at Lyons handed the bishop a two-year suspended sentence.",
            "SANCTION",
            "The court at Lyons",
            "the bishop",
        ),
    ],
)
def test_misreadings_of_the_parser_are_put_right(
    nlp: Language, text: str, event_type: str, actors: str, recipients: str
) -> None:
    found = [each[:3] for each in code(nlp, text)]
    assert (event_type, actors, recipients) in found


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Rebels attacked the town, the army said on Monday, killing two nurses.", "Rebels"),
        (
            "An Israeli helicopter fired two missiles, witnesses said, killing two nurses.",
            "Israeli",
        ),
    ],
)
def test_who_tells_of_a_deed_has_not_done_it(nlp: Language, text: str, actors: str) -> None:
    killings = [c for c in code(nlp, text) if "two nurses" in c.recipients]
    assert [each.actors for each in killings] == [actors]


def test_who_blames_behind_the_news_is_its_source(nlp: Language) -> None:
    found = code(nlp, "The train was derailed, the minister said, blaming Chad.")
    assert ("ACCUSE", "the minister", "Chad") in [each[:3] for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "The club disqualified itself.",
        "The envoy spoke at the end of talks with Chad.",
    ],
)
def test_nothing_is_done_to_another(nlp: Language, text: str) -> None:
    assert not {c.event_type for c in code(nlp, text)} & {"SANCTION", "COERCE", "ASSAULT"}


def test_what_talks_are_about_has_not_happened(nlp: Language) -> None:
    found = code(nlp, "Chad and Niger began talks on freeing the prisoners.")
    assert [(c.event_type, c.modality) for c in found] == [
        ("CONSULT", "asserted"),
        ("RETREAT", "hypothetical"),
    ]


def test_sides_are_those_who_met_before(nlp: Language) -> None:
    text = "Ursula von der Leyen received Donald Tusk. The sides discussed the budget."
    (_, talks) = code(nlp, text)
    assert talks.actors == "Donald Tusk, Ursula von der Leyen"


def test_nobody_accuses_his_own_side(nlp: Language) -> None:
    text = 'The ministry spoke of sanctions. "Such unlawful steps against our country harm trade," it said.'
    assert [c for c in code(nlp, text) if c.event_type == "ACCUSE" and "our" in c.recipients] == []


def test_what_somebody_is_sent_for_has_not_happened(nlp: Language) -> None:
    found = code(nlp, "Chad sent soldiers to Abeche to arrest the miners.")
    assert {c.modality for c in found if c.event_type == "COERCE"} == {"hypothetical"}


def test_it_is_whoever_says_what_it_will_do(nlp: Language) -> None:
    found = code(nlp, "Russia is calm, but Kiev announced that it will not renew the contract.")
    assert [each.actors for each in found if each.event_type == "REJECT"] == ["Kiev"]


def test_what_is_impossible_is_not_asserted(nlp: Language) -> None:
    found = code(nlp, "It would be impossible for Chad to reach an agreement with Niger.")
    assert "asserted" not in {each.modality for each in found}


def test_what_is_asked_for_is_not_asked(nlp: Language) -> None:
    found = code(nlp, "Russia called for the depoliticization of trade.")
    assert [each.recipients for each in found] == [""]


def test_a_part_of_a_place_name_does_nothing(nlp: Language) -> None:
    found = code(nlp, "Three nurses were killed in overnight shooting in South Ossetia.")
    assert [each.actors for each in found if each.event_type == "ASSAULT"] == [""]


def test_whom_a_court_is_asked_to_punish_is_accused(nlp: Language) -> None:
    found = code(nlp, "Peru has asked a court to levy sanctions on Chile.")
    assert [each[:3] for each in found] == [("ACCUSE", "Peru", "Chile")]


def test_a_deadline_for_a_deed_is_no_deed(nlp: Language) -> None:
    found = code(
        nlp, "Italy waited for the expiry of a deadline for Rome to pull its troops out of Iraq."
    )
    assert "asserted" not in {c.modality for c in found if c.event_type == "RETREAT"}


def test_an_object_behind_a_circumstance_is_one(nlp: Language) -> None:
    text = "Moscow's Basmanny Court arrested in absentia Ukrainian General Kirill Budanov."
    assert [each[:2] for each in code(nlp, text)] == [("COERCE", "Moscow's Basmanny Court")]


def test_what_was_thwarted_was_not_done(nlp: Language) -> None:
    found = code(nlp, "The Federal Security Service has thwarted a terrorist attack in Crimea.")
    assert "asserted" not in {each.modality for each in found}


def test_who_is_found_not_guilty_is_not_punished(nlp: Language) -> None:
    found = code(nlp, "A jury found the minister not guilty of bribery.")
    assert "asserted" not in {c.modality for c in found if c.event_type == "SANCTION"}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Oslo spoke of a possible meeting between Chad and Niger.", "hypothetical"),
        ("Oslo spoke of the upcoming talks between Chad and Niger.", "planned"),
    ],
)
def test_adjectives_say_whether_a_meeting_took_place(
    nlp: Language, text: str, modality: str
) -> None:
    assert modality in {each.modality for each in code(nlp, text)}


def test_who_stops_a_resolution_has_not_said_it(nlp: Language) -> None:
    found = code(nlp, "Peru vetoed a resolution calling for a ceasefire in Chad.")
    assert [each[:2] for each in found if each.event_type == "REQUEST"] == []


def test_the_charge_is_no_part_of_the_accused(nlp: Language) -> None:
    (found,) = code(nlp, "The envoy accused Western countries of double standards.")
    assert found.recipients == "Western countries"


def test_to_vow_never_to_do_harm_is_to_promise(nlp: Language) -> None:
    found = code(nlp, "Tokyo vowed never to attack Seoul.")
    assert [each[:3] for each in found] == [("AGREE", "Tokyo", "Seoul")]


def test_who_is_first_to_do_it_has_done_it(nlp: Language) -> None:
    found = code(nlp, "Iceland was the first country to recognise the independence of Lithuania.")
    assert [each[:4] for each in found] == [("SUPPORT", "Iceland", "Lithuania", "asserted")]


def test_what_is_done_for_a_purpose_ahead_lies_ahead(nlp: Language) -> None:
    found = code(nlp, "The emir will fly to Lima soon, to sign a treaty with Peru.")
    assert [c.event_type for c in found if "Peru" in c.recipients] == ["AGREE"]


def test_whom_somebody_meets_to_say_something_does_not_say_it(nlp: Language) -> None:
    found = code(nlp, "The ambassador met with Prime Minister Carlos Vega to express concern.")
    assert [c.event_type for c in found if "Prime Minister Carlos Vega" in c.actors] == ["CONSULT"]


def test_an_aside_in_dashes_hides_no_subject(nlp: Language) -> None:
    text = "Despite the unrest in the southern provinces, Peru – at last – recognised Kosovo."
    assert [c.actors for c in code(nlp, text) if c.event_type == "SUPPORT"] == ["Peru"]


def test_a_strike_to_protest_is_aimed_at_whom_it_protests_against(nlp: Language) -> None:
    found = code(nlp, "Nurses went on strike on Friday to protest the ministry's plans.")
    assert [(c.event_type, c.recipients) for c in found] == [("PROTEST", "the ministry")]


def test_a_polite_wish_is_a_demand(nlp: Language) -> None:
    found = code(nlp, "We would like Ankara to open the port, the chancellor said.")
    assert [(c.event_type, c.modality) for c in found] == [("REQUEST", "asserted")]


def test_hoped_is_no_form_of_hop(nlp: Language) -> None:
    found = code(nlp, "Oslo hoped to expel the envoy.")
    assert {c.modality for c in found} <= {"hypothetical", "planned"}


def test_a_verb_taken_for_another_word_is_known_by_its_object(nlp: Language) -> None:
    found = code(nlp, "The emperor dissolved the league and annexed Eritrea, triggering a war.")
    assert ("The emperor", "Eritrea") in [(c.actors, c.recipients) for c in found]


def test_a_plan_is_whose_makers_it_names(nlp: Language) -> None:
    found = code(nlp, "The premier rejected the remedies sought by Mali.")
    assert [(c.event_type, c.recipients) for c in found] == [("REJECT", "Mali")]


def test_a_threat_is_aimed_at_who_is_to_meet_its_condition(nlp: Language) -> None:
    found = code(nlp, "Ankara threatened war if Cyprus joined the pact.")
    assert ("THREATEN", "Cyprus") in [(c.event_type, c.recipients) for c in found]


def test_two_verbs_share_their_object_behind_a_date(nlp: Language) -> None:
    found = code(nlp, "In 1975, Indonesia invaded and absorbed East Timor.")
    assert [(c.event_type, c.recipients) for c in found] == [("ASSAULT", "East Timor")]


def test_what_goes_to_somebody_goes_past_what_stands_between(nlp: Language) -> None:
    text = (
        "The bank gave account data which includes names and balances to the Peruvian government."
    )
    assert ("COOPERATE", "the Peruvian government") in [
        (c.event_type, c.recipients) for c in code(nlp, text)
    ]


def test_who_acts_behind_as_is_no_phrase(nlp: Language) -> None:
    found = code(nlp, "The talks ended as Congo, Peru and Chile signed an accord.")
    assert ("SUPPORT", "Congo, Peru, Chile") in [(c.event_type, c.actors) for c in found]


def test_a_hyphen_behind_re_changes_nothing(nlp: Language) -> None:
    found = code(nlp, "Oman and Qatar re-started talks.")
    assert [(c.event_type, c.actors) for c in found] == [("CONSULT", "Oman, Qatar")]


def test_a_power_is_no_trade_union(nlp: Language) -> None:
    found = code(nlp, "The Soviet Union blockaded Berlin.")
    assert [(c.event_type, c.actors) for c in found] == [("ASSAULT", "The Soviet Union")]


def test_an_adjective_that_is_the_only_verb_is_one(nlp: Language) -> None:
    found = code(nlp, "South Africa armed UNITA.")
    assert [(c.actors, c.recipients) for c in found] == [("South Africa", "UNITA")]
