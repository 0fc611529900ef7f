-- Where accounts want to be told of what happens, and how far the telling has come.
CREATE TABLE webhook_endpoint (
    id               uuid PRIMARY KEY,
    account_id       uuid        NOT NULL REFERENCES wallet,
    url              text        NOT NULL CHECK (length(url) BETWEEN 8 AND 2000),
    events           text[]      NOT NULL,                                       -- none: all types
    description      text        CHECK (length(description) BETWEEN 1 AND 500),
    status           text        NOT NULL CHECK (status IN ('enabled', 'disabled')),
    disabled_reason  text        CHECK (disabled_reason IN ('owner', 'gone', 'failing')),
    disabled_at      timestamptz,
    secret           text        NOT NULL CHECK (secret LIKE 'whsec\_%'),        -- as it is needed to sign
    old_secret       text        CHECK (old_secret LIKE 'whsec\_%'),
    old_secret_until timestamptz,                                                -- until then both sign
    created_at       timestamptz NOT NULL,
    failing_since    timestamptz,                                                -- none: the last attempt succeeded
    failed_at        timestamptz,                                                -- the last attempt that failed
    next_turn_at     timestamptz NOT NULL,                                       -- until then somebody is sending to it
    CONSTRAINT disabled_for_a_reason CHECK (
        (status = 'disabled') = (disabled_reason IS NOT NULL AND disabled_at IS NOT NULL)),
    CONSTRAINT an_old_secret_ends CHECK ((old_secret IS NULL) = (old_secret_until IS NULL))
) WITH (fillfactor = 70);
CREATE INDEX webhook_endpoint_of_account ON webhook_endpoint (account_id, created_at DESC, id);
CREATE INDEX webhook_endpoint_failing ON webhook_endpoint (failing_since)
    WHERE failing_since IS NOT NULL AND status = 'enabled';

-- What happened, once for ever: the id is made from what it tells of, so that telling it twice is telling it once.
CREATE TABLE webhook_event (
    id         uuid PRIMARY KEY,
    account_id uuid        NOT NULL REFERENCES wallet,
    type       text        NOT NULL CHECK (length(type) BETWEEN 1 AND 100),
    payload    text        NOT NULL CHECK (length(payload) BETWEEN 2 AND 100000),    -- the body, byte for byte as signed
    created_at timestamptz NOT NULL
);

CREATE TABLE webhook_delivery (
    id              uuid PRIMARY KEY,
    event_id        uuid        NOT NULL REFERENCES webhook_event,
    endpoint_id     uuid        NOT NULL REFERENCES webhook_endpoint ON DELETE CASCADE,
    state           text        NOT NULL CHECK (state IN ('pending', 'delivered', 'failed')),
    attempts        integer     NOT NULL CHECK (attempts >= 0),                  -- in all
    tries           integer     NOT NULL CHECK (tries BETWEEN 0 AND attempts),   -- since it was last asked for
    next_attempt_at timestamptz,
    response_status integer,
    response        text        CHECK (length(response) <= 1000),
    error           text        CHECK (length(error) <= 1000),
    created_at      timestamptz NOT NULL,
    ended_at        timestamptz,
    CONSTRAINT an_event_goes_to_an_endpoint_once UNIQUE (event_id, endpoint_id),
    CONSTRAINT only_what_is_pending_is_tried CHECK ((state = 'pending') = (next_attempt_at IS NOT NULL)),
    CONSTRAINT ended_is_not_pending CHECK ((state = 'pending') = (ended_at IS NULL))
) WITH (fillfactor = 70);
CREATE INDEX webhook_delivery_due ON webhook_delivery (endpoint_id, next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX webhook_delivery_newest_first ON webhook_delivery (endpoint_id, created_at DESC, id);
CREATE INDEX webhook_delivery_ended ON webhook_delivery (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE webhook_attempt (
    delivery_id     uuid        NOT NULL REFERENCES webhook_delivery ON DELETE CASCADE,
    number          integer     NOT NULL CHECK (number > 0),
    at              timestamptz NOT NULL,
    response_status integer,
    response        text        CHECK (length(response) <= 1000),
    error           text        CHECK (length(error) <= 1000),
    PRIMARY KEY (delivery_id, number)
);

-- Nothing waits for an endpoint that is disabled, whoever disabled it.
CREATE FUNCTION webhook_endpoint_is_disabled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE webhook_delivery
    SET state = 'failed', next_attempt_at = NULL, ended_at = new.disabled_at, error = 'the endpoint was disabled'
    WHERE endpoint_id = new.id AND next_attempt_at IS NOT NULL;
    RETURN new;
END $$;
CREATE TRIGGER webhook_endpoint_is_disabled AFTER UPDATE OF status ON webhook_endpoint
    FOR EACH ROW WHEN (new.status = 'disabled' AND old.status = 'enabled')
    EXECUTE FUNCTION webhook_endpoint_is_disabled();
