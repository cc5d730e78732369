-- Tellings that stand between quotation marks or that the text lays in somebody's mouth.
SELECT mentions.publication_date, mention_id, mentions.event_id, document_id,
    attributed_to_actor_id AS speaker_id, speakers.name AS speaker, attribution_verb, is_quote,
    event_type, event_mode, mentions.modality,
    substring(text, sentence_start + 1, sentence_end - sentence_start) AS sentence, source_path
FROM mentions
JOIN documents USING (publication_date, document_id)
JOIN events USING (publication_date, event_id)
LEFT JOIN actors_by_date AS speakers
    ON speakers.publication_date = mentions.publication_date
    AND speakers.actor_id = attributed_to_actor_id
WHERE is_quote OR attributed_to_actor_id IS NOT NULL
