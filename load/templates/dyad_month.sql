WITH dyads AS (
    SELECT DISTINCT events_distinct.event_id, event_date, first_seen, actor_country,
        recipient_country
    FROM events_distinct JOIN event_pairs USING (event_id)
    WHERE modality IN ('asserted', 'historical')
        AND actor_country IS NOT NULL AND recipient_country IS NOT NULL
), scores AS (
    SELECT DISTINCT event_id, quad_class, plover_intensity FROM events
)
SELECT actor_country, recipient_country,
    date_trunc('month', coalesce(event_date, first_seen))::DATE AS month,
    count(*) AS n_events,
    count(*) FILTER (event_date IS NULL) AS n_undated,
    count(*) FILTER (quad_class = 1) AS n_verbal_cooperation,
    count(*) FILTER (quad_class = 2) AS n_material_cooperation,
    count(*) FILTER (quad_class = 3) AS n_verbal_conflict,
    count(*) FILTER (quad_class = 4) AS n_material_conflict,
    avg(plover_intensity) AS mean_intensity
FROM dyads JOIN scores USING (event_id)
GROUP BY ALL
