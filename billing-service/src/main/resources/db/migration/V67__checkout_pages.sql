-- What the checkout page shows: who asked for the link, and until when the kept card is good.
ALTER TABLE billing_session ADD COLUMN requested_by text CHECK (length(requested_by) BETWEEN 1 AND 200);

ALTER TABLE stripe_customer ADD COLUMN card_expires text CHECK (card_expires ~ '^(0[1-9]|1[0-2])/[0-9]{2}$'),
                            ADD COLUMN card_kept_at timestamptz;

-- A card is forgotten by who reads the workspace's mail: the token of that mail, of which only the hash is kept.
CREATE TABLE card_farewell (
    token_hash        text PRIMARY KEY CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    account_id        uuid        NOT NULL REFERENCES wallet,
    payment_method_id text        NOT NULL CHECK (length(payment_method_id) BETWEEN 1 AND 255),
    requested_at      timestamptz NOT NULL,
    expires_at        timestamptz NOT NULL CHECK (expires_at > requested_at),
    confirmed_at      timestamptz
);
CREATE INDEX card_farewell_of_account ON card_farewell (account_id, requested_at DESC);
