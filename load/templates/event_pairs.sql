WITH parties AS (
    SELECT publication_date, event_id, role, actor_id, min(country_code) AS country_code,
        min(sector) AS sector
    FROM participants GROUP BY ALL
), actors_of AS (
    FROM parties WHERE role = 'actor'
), others AS (
    FROM parties WHERE role = 'recipient'
    UNION ALL BY NAME
    -- All sides of a meeting or an agreement are actors: each has dealt with each other one.
    FROM actors_of SEMI JOIN (
        FROM events WHERE event_type IN ('CONSULT', 'AGREE')
    ) USING (publication_date, event_id)
    ANTI JOIN (FROM parties WHERE role = 'recipient') USING (publication_date, event_id)
)
SELECT events.publication_date, events.event_id,
    one.actor_id, one.country_code AS actor_country, one.sector AS actor_sector,
    two.actor_id AS recipient_id, two.country_code AS recipient_country,
    two.sector AS recipient_sector
FROM events
LEFT JOIN actors_of AS one USING (publication_date, event_id)
LEFT JOIN others AS two
    ON two.publication_date = events.publication_date AND two.event_id = events.event_id
    AND (two.role = 'recipient' OR two.actor_id <> one.actor_id)
