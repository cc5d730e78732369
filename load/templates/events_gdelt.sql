-- One row an actor, a recipient and a publication date: GDELT codes pairs, each way on its own.
WITH parties AS (
    SELECT publication_date, event_id, actor_id, country_code, min(sector) AS sector
    FROM (
        SELECT publication_date, event_id, actor_id, actor_country AS country_code,
            actor_sector AS sector FROM event_pairs
        UNION ALL
        SELECT publication_date, event_id, recipient_id, recipient_country, recipient_sector
        FROM event_pairs
    ) GROUP BY ALL
), typed AS (
    -- The sector held on the day of the event comes first.
    SELECT parties.publication_date, event_id, actor_id, sector_types.cameo_type,
        min(if(sector_types.sector = parties.sector, 0, list_position(sectors, sector_types.sector)))
            AS position
    FROM parties
    JOIN actors_by_date USING (publication_date, actor_id)
    JOIN sector_types
        ON sector_types.sector = parties.sector OR list_contains(sectors, sector_types.sector)
    WHERE sector_types.cameo_type IS NOT NULL
    GROUP BY ALL
), types AS (
    SELECT publication_date, event_id, actor_id,
        list(cameo_type ORDER BY position, cameo_type) AS types
    FROM typed GROUP BY ALL
), named AS (
    SELECT publication_date, event_id, actor_id, name, types
    FROM (SELECT DISTINCT publication_date, event_id, actor_id FROM parties)
    JOIN actors_by_date USING (publication_date, actor_id)
    LEFT JOIN types USING (publication_date, event_id, actor_id)
), tellings AS (
    SELECT mentions.publication_date, event_id,
        max(if(sentence_index = 0, 1, 0)) AS is_root,
        arg_max(source_path, (mentions.confidence, mention_id)) AS source_path
    FROM mentions JOIN documents USING (publication_date, document_id) GROUP BY ALL
), dated AS (
    SELECT *, coalesce(event_date, publication_date) AS day,
        left(cameo_code, 2)::INTEGER AS root
    FROM events
)
SELECT $columns
FROM dated
JOIN event_pairs AS pair USING (publication_date, event_id)
LEFT JOIN named AS one
    ON one.publication_date = dated.publication_date AND one.event_id = dated.event_id
    AND one.actor_id = pair.actor_id
LEFT JOIN named AS two
    ON two.publication_date = dated.publication_date AND two.event_id = dated.event_id
    AND two.actor_id = pair.recipient_id
LEFT JOIN locations_by_date AS location
    ON location.publication_date = dated.publication_date
    AND location.location_id = dated.location_id
LEFT JOIN country_codes AS place ON place.country_code = location.country_code
LEFT JOIN tellings
    ON tellings.publication_date = dated.publication_date AND tellings.event_id = dated.event_id
WHERE modality IN ('asserted', 'historical')
