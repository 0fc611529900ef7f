-- What was asked for under a caller's own key, and what it made: kept as long as that is.
CREATE TABLE idempotent_request (
    operation    text        NOT NULL CHECK (length(operation) BETWEEN 1 AND 100),
    scope        text        NOT NULL CHECK (length(scope) BETWEEN 1 AND 255),      -- whose keys they are
    key          text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    request_hash text        NOT NULL CHECK (request_hash ~ '^[0-9a-f]{64}$'),      -- tells another wish under the same key
    made         uuid        NOT NULL,
    asked_at     timestamptz NOT NULL,
    PRIMARY KEY (operation, scope, key)
);
CREATE INDEX idempotent_request_made ON idempotent_request (made);

CREATE FUNCTION idempotent_request_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was asked for under key % stays', old.key USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER idempotent_request_stays BEFORE UPDATE ON idempotent_request
    FOR EACH ROW EXECUTE FUNCTION idempotent_request_stays();
