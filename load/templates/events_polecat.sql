-- One row an event and publication date: what is told as done, with its parties side by side.
WITH parties AS (
    SELECT publication_date, event_id, role, actor_id, min(ordinal) AS position,
        min(country_code) AS country_code, min(sector) AS sector, min(title_text) AS title,
        min_by(actor_text, (mention_id, ordinal)) AS words
    FROM participants GROUP BY ALL
), sides AS (
    -- Every list names every party, so that the lists stay side by side.
    SELECT parties.publication_date, event_id, role,
        string_agg(actors.name, '; ' ORDER BY position, actor_id) AS names,
        string_agg(coalesce(parties.country_code, 'None'), '; ' ORDER BY position, actor_id)
            AS countries,
        string_agg(coalesce(cow_code::VARCHAR, 'None'), '; ' ORDER BY position, actor_id)
            AS cow_codes,
        string_agg(coalesce(parties.sector, 'None'), '; ' ORDER BY position, actor_id)
            AS primary_sectors,
        string_agg(coalesce(nullif(array_to_string(actors.sectors, '|'), ''), 'None'), '; '
            ORDER BY position, actor_id) AS all_sectors,
        string_agg(coalesce(title, 'None'), '; ' ORDER BY position, actor_id) AS titles,
        string_agg(words, '; ' ORDER BY position, actor_id) AS raw_names
    FROM parties
    JOIN actors_by_date AS actors USING (publication_date, actor_id)
    LEFT JOIN country_codes ON country_codes.country_code = parties.country_code
    GROUP BY ALL
), tellings AS (
    SELECT DISTINCT publication_date, event_id, document_id FROM mentions
), agencies AS (
    SELECT publication_date, event_id, min(agency) AS agency
    FROM tellings JOIN documents USING (publication_date, document_id) GROUP BY ALL
), cast_of_story AS (
    SELECT DISTINCT mentions.publication_date, document_id, name, actor_type
    FROM mentions
    JOIN participants USING (publication_date, mention_id)
    JOIN actors_by_date USING (publication_date, actor_id)
), places_of_story AS (
    SELECT DISTINCT publication_date, document_id, locations_by_date.name
    FROM tellings
    JOIN events USING (publication_date, event_id)
    JOIN locations_by_date USING (publication_date, location_id)
), named AS (
    SELECT publication_date, event_id,
        string_agg(DISTINCT name, '; ' ORDER BY name) FILTER (actor_type = 'person') AS people,
        string_agg(DISTINCT name, '; ' ORDER BY name) FILTER (actor_type = 'organisation')
            AS organisations
    FROM tellings JOIN cast_of_story USING (publication_date, document_id) GROUP BY ALL
), placed AS (
    SELECT publication_date, event_id, string_agg(DISTINCT name, '; ' ORDER BY name) AS places
    FROM tellings JOIN places_of_story USING (publication_date, document_id) GROUP BY ALL
)
SELECT $columns
FROM events
LEFT JOIN (FROM sides WHERE role = 'actor') AS actor USING (publication_date, event_id)
LEFT JOIN (FROM sides WHERE role = 'recipient') AS recipient USING (publication_date, event_id)
LEFT JOIN locations_by_date AS location USING (publication_date, location_id)
LEFT JOIN agencies USING (publication_date, event_id)
LEFT JOIN named USING (publication_date, event_id)
LEFT JOIN placed USING (publication_date, event_id)
LEFT JOIN publications USING (publication_date)
WHERE modality IN ('asserted', 'historical')
