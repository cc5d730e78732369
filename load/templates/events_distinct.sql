WITH alike AS (
    SELECT * REPLACE (list_sort(actor_ids) AS actor_ids, list_sort(recipient_ids) AS recipient_ids),
        if(event_date IS NULL, event_id, NULL) AS undated
    FROM events_flat
), numbered AS (
    -- Alike events of one date were kept apart on purpose: the first matches the first of another.
    SELECT *, row_number() OVER (
        PARTITION BY publication_date, event_type, event_mode, modality, event_date, event_date_end,
            actor_ids, recipient_ids, undated
        ORDER BY location_id NULLS LAST, event_id
    ) AS nth
    FROM alike
)
SELECT list(event_id ORDER BY publication_date, event_id)[1] AS event_id,
    event_type, event_mode, modality, event_date, event_date_end, actor_ids, recipient_ids,
    sum(n_mentions)::BIGINT AS n_mentions, sum(n_documents)::BIGINT AS n_documents,
    list(event_id ORDER BY publication_date, event_id) AS event_ids,
    min(publication_date) AS first_seen, max(publication_date) AS last_seen
FROM numbered
GROUP BY event_type, event_mode, modality, event_date, event_date_end, actor_ids, recipient_ids,
    undated, nth
