WITH parties AS (
    SELECT publication_date, event_id, role, actor_id,
        min(ordinal) AS position, min(country_code) AS country_code
    FROM participants GROUP BY ALL
), sides AS (
    SELECT parties.publication_date, event_id,
        list(name ORDER BY position, actor_id) FILTER (role = 'actor') AS actors,
        list(actor_id ORDER BY position, actor_id) FILTER (role = 'actor') AS actor_ids,
        list(parties.country_code ORDER BY position, actor_id) FILTER (role = 'actor')
            AS actor_countries,
        list(name ORDER BY position, actor_id) FILTER (role = 'recipient') AS recipients,
        list(actor_id ORDER BY position, actor_id) FILTER (role = 'recipient') AS recipient_ids,
        list(parties.country_code ORDER BY position, actor_id) FILTER (role = 'recipient')
            AS recipient_countries
    FROM parties JOIN actors_by_date USING (publication_date, actor_id) GROUP BY ALL
), tellings AS (
    SELECT mentions.publication_date, event_id, document_id, source_path, mention_id,
        substring(text, sentence_start + 1, sentence_end - sentence_start) AS sentence
    FROM mentions JOIN documents USING (publication_date, document_id)
    QUALIFY row_number() OVER (
        PARTITION BY mentions.publication_date, event_id
        ORDER BY mentions.confidence DESC, source_path, sentence_index, mention_id
    ) = 1
)
SELECT events.*,
    coalesce(actors, []) AS actors,
    coalesce(actor_ids, []) AS actor_ids,
    coalesce(actor_countries, []) AS actor_countries,
    coalesce(recipients, []) AS recipients,
    coalesce(recipient_ids, []) AS recipient_ids,
    coalesce(recipient_countries, []) AS recipient_countries,
    locations_by_date.name AS location_name,
    locations_by_date.country_code AS location_country,
    latitude, longitude,
    sentence, mention_id, document_id, source_path
FROM events
LEFT JOIN sides USING (publication_date, event_id)
LEFT JOIN locations_by_date USING (publication_date, location_id)
LEFT JOIN tellings USING (publication_date, event_id)
