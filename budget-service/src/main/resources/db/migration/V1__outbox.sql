-- Events that are true once their transaction commits; one row holds all events of a transaction.
CREATE TABLE outbox (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topics   text[]        NOT NULL,
    keys     text[]        NOT NULL,
    types    text[]        NOT NULL,
    ids      text[]        NOT NULL,
    times    timestamptz[] NOT NULL,
    payloads text[]        NOT NULL
);
