-- Money that comes in through Stripe. A purchase is two transfers: what was paid, out of the clearing account, and the
-- bonus on it, out of the promotions; both are purchased credits.
INSERT INTO house_account (id, name) VALUES ('00000000-0000-0000-0000-000000000003', 'stripe clearing');

ALTER TABLE transfer DROP CONSTRAINT transfer_kind_check;
ALTER TABLE transfer ADD CONSTRAINT transfer_kind_check
    CHECK (kind IN ('hold', 'capture', 'void', 'signup', 'grant', 'purchase', 'bonus'));

DROP INDEX transfer_deposited;
CREATE INDEX transfer_deposited ON transfer (credit_account_id, created_at DESC, id)
    WHERE kind IN ('signup', 'grant', 'purchase', 'bonus');

-- Whom Stripe knows an account as, and the card that was saved last.
CREATE TABLE stripe_customer (
    account_id        uuid PRIMARY KEY REFERENCES wallet,
    customer_id       text        NOT NULL CHECK (length(customer_id) BETWEEN 1 AND 255),
    payment_method_id text        CHECK (length(payment_method_id) BETWEEN 1 AND 255),
    card_brand        text        CHECK (length(card_brand) BETWEEN 1 AND 50),
    card_last4        text        CHECK (card_last4 ~ '^[0-9]{4}$'),
    created_at        timestamptz NOT NULL,
    CONSTRAINT a_customer_is_one_account UNIQUE (customer_id)
);

CREATE SEQUENCE receipt_number;

-- A payment is made here before Stripe hears of it: its id is in everything that Stripe is sent.
CREATE TABLE payment (
    id                uuid PRIMARY KEY,
    account_id        uuid        NOT NULL REFERENCES wallet,
    purpose           text        NOT NULL CHECK (purpose IN ('top_up', 'purchase')),
    amount_cents      bigint      NOT NULL CHECK (amount_cents BETWEEN 50 AND 99999999),    -- what Stripe can charge
    bonus_micros      bigint      NOT NULL CHECK (bonus_micros >= 0),
    saves_card        boolean     NOT NULL,
    payer             text        NOT NULL CHECK (length(payer) BETWEEN 1 AND 255),         -- who asked for it
    receipt_email     text        CHECK (length(receipt_email) BETWEEN 3 AND 254),
    state             text        NOT NULL CHECK (state IN ('created', 'open', 'processing', 'paid', 'failed', 'expired')),
    session_id        text        CHECK (length(session_id) BETWEEN 1 AND 255),
    session_url       text        CHECK (length(session_url) BETWEEN 1 AND 5000),
    payment_intent_id text        CHECK (length(payment_intent_id) BETWEEN 1 AND 255),
    attempt           integer     NOT NULL CHECK (attempt > 0),     -- part of the key under which Stripe is asked
    failure           text        CHECK (length(failure) BETWEEN 1 AND 500),
    created_at        timestamptz NOT NULL,
    expires_at        timestamptz NOT NULL CHECK (expires_at > created_at),
    paid_at           timestamptz,
    receipt_number    bigint,
    look_at           timestamptz,                                  -- when Stripe is asked next; none: nothing to learn
    looks             integer     NOT NULL CHECK (looks >= 0),
    CONSTRAINT a_session_is_one_payment UNIQUE (session_id),
    CONSTRAINT an_intent_is_one_payment UNIQUE (payment_intent_id),
    CONSTRAINT a_receipt_is_one_payment UNIQUE (receipt_number),
    CONSTRAINT paid_is_whole CHECK (
        (state = 'paid') = (paid_at IS NOT NULL AND receipt_number IS NOT NULL)
        AND (state <> 'paid' OR payment_intent_id IS NOT NULL)),
    CONSTRAINT open_is_whole CHECK (state IN ('created', 'failed', 'expired') OR session_id IS NOT NULL)
) WITH (fillfactor = 70);
CREATE INDEX payment_due ON payment (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX payment_newest_first ON payment (account_id, created_at DESC, id);

-- Paid is for ever, and what was agreed before Stripe was asked stays as it was.
CREATE FUNCTION payment_stays_what_it_is() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (old.id, old.account_id, old.purpose, old.amount_cents, old.bonus_micros, old.created_at)
            IS DISTINCT FROM (new.id, new.account_id, new.purpose, new.amount_cents, new.bonus_micros, new.created_at)
        OR (old.session_id IS NOT NULL AND old.session_id IS DISTINCT FROM new.session_id)
        OR (old.payment_intent_id IS NOT NULL AND old.payment_intent_id IS DISTINCT FROM new.payment_intent_id)
        OR (old.state = 'paid' AND (new.state, new.paid_at) IS DISTINCT FROM (old.state, old.paid_at)) THEN
        RAISE EXCEPTION 'payment %: what was agreed and what was paid stays', old.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER payment_stays_what_it_is BEFORE UPDATE ON payment
    FOR EACH ROW EXECUTE FUNCTION payment_stays_what_it_is();

-- Every webhook event once, for ever: what Stripe told us, whatever became of it.
CREATE TABLE stripe_event (
    id          text PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 255),
    type        text        NOT NULL CHECK (length(type) BETWEEN 1 AND 100),
    object_id   text        NOT NULL CHECK (length(object_id) BETWEEN 1 AND 255),
    payment_id  uuid,                                               -- none: it is about nothing of ours
    created_at  timestamptz NOT NULL,
    received_at timestamptz NOT NULL
);
CREATE INDEX stripe_event_of_payment ON stripe_event (payment_id) WHERE payment_id IS NOT NULL;

-- The pages where a person pays for a workspace: who has the link may pay.
CREATE TABLE billing_session (
    token_hash   text PRIMARY KEY CHECK (token_hash ~ '^[0-9a-f]{64}$'),    -- SHA-256; the token itself is never stored
    workspace_id uuid        NOT NULL REFERENCES workspace (id),
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL CHECK (expires_at > created_at)
);
CREATE INDEX billing_session_of_workspace ON billing_session (workspace_id, created_at DESC);

-- Mails that are owed from the moment that something committed: each once, by its key.
CREATE TABLE letter (
    id              uuid PRIMARY KEY,
    recipient       text        NOT NULL CHECK (length(recipient) BETWEEN 3 AND 254),
    subject         text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
    text            text        NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
    owed_at         timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    next_attempt_at timestamptz,                                            -- none: sent, or given up
    sent_at         timestamptz,
    CONSTRAINT a_mail_is_sent_once CHECK (sent_at IS NULL OR next_attempt_at IS NULL)
);
CREATE INDEX letter_due ON letter (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
