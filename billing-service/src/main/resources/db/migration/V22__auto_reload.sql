-- Credits that refill themselves from a saved card.
-- Credits less holds below which the account is looked at; none: nobody wants to know.
ALTER TABLE wallet ADD COLUMN watched_below_micros bigint;

-- Accounts that a hold or a capture left below, noted in its transaction, until they were looked at.
CREATE TABLE low_wallet (
    account_id uuid PRIMARY KEY REFERENCES wallet,
    since      timestamptz NOT NULL
);

-- What an account's owner wants, and how it goes.
CREATE TABLE auto_reload (
    account_id        uuid PRIMARY KEY REFERENCES wallet,
    enabled           boolean     NOT NULL,
    threshold_cents   bigint      NOT NULL CHECK (threshold_cents >= 500),
    target_cents      bigint      NOT NULL CHECK (target_cents BETWEEN 1000 AND 500000),
    monthly_cap_cents bigint      CHECK (monthly_cap_cents >= 500),
    declines          integer     NOT NULL CHECK (declines BETWEEN 0 AND 3),        -- one after the other
    retry_at          timestamptz,                                                  -- not before; none: at any time
    last_failure      text        CHECK (length(last_failure) BETWEEN 1 AND 500),
    set_at            timestamptz NOT NULL,
    set_by            text        NOT NULL CHECK (length(set_by) BETWEEN 1 AND 255),
    CONSTRAINT target_is_above_threshold CHECK (target_cents > threshold_cents),
    CONSTRAINT off_after_three_declines CHECK (NOT (enabled AND declines = 3)),
    CONSTRAINT only_what_is_on_waits CHECK (retry_at IS NULL OR enabled)
);
CREATE INDEX auto_reload_waits ON auto_reload (retry_at) WHERE retry_at IS NOT NULL;

CREATE FUNCTION auto_reload_is_watched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE wallet SET watched_below_micros = CASE WHEN new.enabled THEN new.threshold_cents * 10000 END
    WHERE account_id = new.account_id
      AND watched_below_micros IS DISTINCT FROM CASE WHEN new.enabled THEN new.threshold_cents * 10000 END;
    RETURN new;
END $$;
CREATE TRIGGER auto_reload_is_watched AFTER INSERT OR UPDATE ON auto_reload
    FOR EACH ROW EXECUTE FUNCTION auto_reload_is_watched();

ALTER TABLE payment DROP CONSTRAINT payment_purpose_check;
ALTER TABLE payment ADD CONSTRAINT payment_purpose_check CHECK (purpose IN ('top_up', 'purchase', 'auto_reload'));
-- One charge in flight per account, whoever decides at the same time.
CREATE UNIQUE INDEX one_reload_in_flight ON payment (account_id)
    WHERE purpose = 'auto_reload' AND state IN ('created', 'open', 'processing');

-- What a saved card is charged has no page.
ALTER TABLE payment DROP CONSTRAINT open_is_whole;
ALTER TABLE payment ADD CONSTRAINT open_is_whole
    CHECK (state IN ('created', 'failed', 'expired') OR session_id IS NOT NULL OR (purpose = 'auto_reload' AND state = 'paid'));
