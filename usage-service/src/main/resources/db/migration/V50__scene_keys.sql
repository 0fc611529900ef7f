-- Scenes that were added under a caller's own key: the same key again is the same scene.
CREATE TABLE scene_key (
    record_id       uuid NOT NULL REFERENCES edit_token (record_id),
    idempotency_key text NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 255),
    request_hash    text NOT NULL CHECK (request_hash ~ '^[0-9a-f]{64}$'),
    scene_id        text NOT NULL,
    PRIMARY KEY (record_id, idempotency_key)
);
