-- A credit line comes from an agreement, which is kept: the wallet has the newest one, and the audit compares.
CREATE TABLE credit_line (
    account_id  uuid        NOT NULL REFERENCES wallet,
    agreed_at   timestamptz NOT NULL,
    line_micros bigint      NOT NULL CHECK (line_micros >= 0),
    PRIMARY KEY (account_id, agreed_at)
);

INSERT INTO credit_line (account_id, agreed_at, line_micros)
SELECT account_id, now(), credit_line_micros FROM wallet WHERE credit_line_micros > 0;

CREATE FUNCTION agreements_are_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was agreed is never changed or deleted; agree anew'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER agreements_are_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON credit_line
    FOR EACH STATEMENT EXECUTE FUNCTION agreements_are_kept();
