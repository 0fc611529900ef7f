-- Who is told when credits run low. Each fall below the threshold is told once; it is armed again when the balance is
-- back at it. Whatever moves a balance, the trigger sees it, in the transaction that moves it.
ALTER TABLE wallet
    ADD COLUMN alert_below_micros bigint CHECK (alert_below_micros > 0),
    ADD COLUMN told_low boolean NOT NULL DEFAULT false,
    ADD COLUMN exhaustion text CHECK (exhaustion IN ('awaited', 'told'));

COMMENT ON COLUMN wallet.alert_below_micros IS 'Credits below which somebody is told; none: nobody wants to know';
COMMENT ON COLUMN wallet.told_low IS 'Below it, and told so';
COMMENT ON COLUMN wallet.exhaustion IS 'Whether the next refusal for lack of credits is news; none: nobody wants to know';

CREATE TABLE crossing (
    id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    number           bigint GENERATED ALWAYS AS IDENTITY,
    account_id       uuid        NOT NULL REFERENCES wallet,
    kind             text        NOT NULL CHECK (kind IN ('low', 'exhausted')),
    balance_micros   bigint      NOT NULL,
    threshold_micros bigint      CHECK (threshold_micros > 0),
    told_at          timestamptz,                                   -- none: it is to be told
    CONSTRAINT low_is_below_something CHECK ((kind = 'low') = (threshold_micros IS NOT NULL))
);
CREATE INDEX crossing_to_tell ON crossing (number) WHERE told_at IS NULL;

CREATE FUNCTION wallet_crosses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    new.told_low := NOT new.told_low;
    IF new.told_low THEN
        INSERT INTO crossing (account_id, kind, balance_micros, threshold_micros)
        VALUES (new.account_id, 'low', new.promo_micros + new.purchased_micros, new.alert_below_micros);
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER wallet_crosses BEFORE UPDATE ON wallet FOR EACH ROW
    WHEN (new.alert_below_micros IS NOT NULL
        AND (new.promo_micros + new.purchased_micros < new.alert_below_micros) <> new.told_low)
    EXECUTE FUNCTION wallet_crosses();

CREATE FUNCTION wallet_is_filled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    new.exhaustion := 'awaited';
    RETURN new;
END $$;
CREATE TRIGGER wallet_is_filled BEFORE UPDATE ON wallet FOR EACH ROW
    WHEN (old.exhaustion = 'told' AND new.promo_micros + new.purchased_micros > old.promo_micros + old.purchased_micros)
    EXECUTE FUNCTION wallet_is_filled();

-- What somebody wants to be told, of a workspace, an organization or a student; a student without a row of their own
-- has what the organization says of its students.
CREATE TABLE alert_setting (
    account_id            uuid PRIMARY KEY,
    below_micros          bigint      CHECK (below_micros > 0),
    students_below_micros bigint      CHECK (students_below_micros > 0),
    emails                text[]      NOT NULL CHECK (cardinality(emails) <= 10),
    set_at                timestamptz NOT NULL,
    set_by                text        NOT NULL CHECK (length(set_by) BETWEEN 1 AND 255)
);

-- What the people of an organization are told when they look.
CREATE TABLE notification (
    id               uuid PRIMARY KEY,
    organization_id  uuid        NOT NULL REFERENCES organization,
    reader           text        CHECK (length(reader) BETWEEN 1 AND 255),      -- a student; none: the org admins
    student_id       text        CHECK (length(student_id) BETWEEN 1 AND 255),  -- whose tokens; none: the organization's
    type             text        NOT NULL CHECK (type IN ('balance_low', 'tokens_exhausted')),
    balance_micros   bigint      NOT NULL,
    threshold_micros bigint,
    created_at       timestamptz NOT NULL
);
CREATE INDEX notification_of_admins ON notification (organization_id, created_at DESC, id DESC) WHERE reader IS NULL;
CREATE INDEX notification_of_student ON notification (organization_id, reader, created_at DESC, id DESC)
    WHERE reader IS NOT NULL;
