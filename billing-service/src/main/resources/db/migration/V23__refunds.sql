-- Money that goes back: what was bought and not used, asked for or disputed. Each takes the paid and the bonus part of a
-- purchase in its own ratio, in up to two transfers; what Stripe refuses or the bank decides for us comes back.
ALTER TABLE transfer DROP CONSTRAINT transfer_kind_check;
ALTER TABLE transfer ADD CONSTRAINT transfer_kind_check
    CHECK (kind IN ('hold', 'capture', 'void', 'signup', 'grant', 'purchase', 'bonus',
                    'refund', 'refund_returned', 'dispute', 'dispute_returned'));

CREATE INDEX transfer_withdrawn ON transfer (debit_account_id, created_at DESC, id) WHERE kind IN ('refund', 'dispute');
DROP INDEX transfer_deposited;
CREATE INDEX transfer_deposited ON transfer (credit_account_id, created_at DESC, id)
    WHERE kind IN ('signup', 'grant', 'purchase', 'bonus', 'refund_returned', 'dispute_returned');

-- Credits are taken when the refund is asked for; they come back if it fails.
CREATE TABLE refund (
    id              uuid PRIMARY KEY,
    payment_id      uuid        NOT NULL REFERENCES payment,
    account_id      uuid        NOT NULL REFERENCES wallet,
    amount_cents    bigint      NOT NULL CHECK (amount_cents > 0),
    taken_micros    bigint      NOT NULL CHECK (taken_micros >= amount_cents * 10000),     -- credits, bonus included
    reason          text        CHECK (length(reason) BETWEEN 1 AND 500),
    requested_by    text        NOT NULL CHECK (length(requested_by) BETWEEN 1 AND 255),
    idempotency_key text        CHECK (length(idempotency_key) BETWEEN 1 AND 200),
    state           text        NOT NULL CHECK (state IN ('requested', 'pending', 'succeeded', 'failed')),
    refund_id       text        CHECK (length(refund_id) BETWEEN 1 AND 255),                -- Stripe's
    failure         text        CHECK (length(failure) BETWEEN 1 AND 500),
    attempt         integer     NOT NULL CHECK (attempt > 0),
    created_at      timestamptz NOT NULL,
    ended_at        timestamptz,
    look_at         timestamptz,
    looks           integer     NOT NULL CHECK (looks >= 0),
    CONSTRAINT a_refund_of_stripe_is_one_refund UNIQUE (refund_id),
    CONSTRAINT ended_is_over CHECK ((ended_at IS NOT NULL) = (state IN ('succeeded', 'failed'))),
    CONSTRAINT made_is_known CHECK (state NOT IN ('pending', 'succeeded') OR refund_id IS NOT NULL)
);
-- A purchase is refunded once, whoever asks at the same time.
CREATE UNIQUE INDEX one_refund_of_a_payment ON refund (payment_id) WHERE state <> 'failed';
CREATE INDEX refund_of_payment ON refund (payment_id);
CREATE INDEX refund_due ON refund (look_at) WHERE look_at IS NOT NULL;

-- A bank took money back, or wants to.
CREATE TABLE dispute (
    id           text PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 255),                     -- Stripe's
    payment_id   uuid        NOT NULL REFERENCES payment,
    account_id   uuid        NOT NULL REFERENCES wallet,
    amount_cents bigint      NOT NULL CHECK (amount_cents > 0),
    reason       text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 100),
    state        text        NOT NULL CHECK (state IN ('open', 'won', 'lost')),
    taken_micros bigint      NOT NULL CHECK (taken_micros >= 0),                            -- frozen while it is open
    created_at   timestamptz NOT NULL,
    ended_at     timestamptz,
    CONSTRAINT decided_is_over CHECK ((ended_at IS NOT NULL) = (state <> 'open'))
);
CREATE INDEX dispute_of_payment ON dispute (payment_id);
CREATE INDEX dispute_open ON dispute (created_at) WHERE state = 'open';

-- What Stripe is asked for from time to time, and when next.
CREATE TABLE stripe_watch (
    what    text PRIMARY KEY,
    look_at timestamptz NOT NULL
);
INSERT INTO stripe_watch (what, look_at) VALUES ('disputes', now());
