-- Pages of Stripe where a person saves a card without paying; each once, whoever tells that it was saved.
CREATE TABLE card_setup (
    id           uuid PRIMARY KEY,
    account_id   uuid        NOT NULL REFERENCES wallet,
    session_id   text        NOT NULL CHECK (length(session_id) BETWEEN 1 AND 255),
    session_url  text        NOT NULL CHECK (length(session_url) BETWEEN 1 AND 5000),
    state        text        NOT NULL CHECK (state IN ('open', 'saved', 'expired')),
    requested_by text        NOT NULL CHECK (length(requested_by) BETWEEN 1 AND 255),
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL CHECK (expires_at > created_at),
    look_at      timestamptz,                                  -- when Stripe is asked next; none: nothing to learn
    looks        integer     NOT NULL CHECK (looks >= 0),
    CONSTRAINT a_session_is_one_setup UNIQUE (session_id),
    CONSTRAINT only_what_is_open_is_looked_at CHECK ((state = 'open') = (look_at IS NOT NULL))
) WITH (fillfactor = 70);
CREATE INDEX card_setup_due ON card_setup (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX card_setup_of_account ON card_setup (account_id, created_at DESC);
