-- Events that Kafka will never take as they are; a person mends them and puts them back into the outbox.
CREATE TABLE outbox_refused (
    outbox_id  bigint      NOT NULL,
    position   int         NOT NULL,
    topic      text        NOT NULL,
    key        text        NOT NULL,
    type       text        NOT NULL,
    event_id   text        NOT NULL,
    time       timestamptz NOT NULL,
    payload    text        NOT NULL,
    reason     text        NOT NULL,
    refused_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (outbox_id, position)
);

-- By the database's own clock: for how long the oldest event waits is part of a service's health.
ALTER TABLE outbox ADD COLUMN created_at timestamptz NOT NULL DEFAULT now();
