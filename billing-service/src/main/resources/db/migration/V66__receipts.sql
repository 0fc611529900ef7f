-- Receipts are documents of their own: what one says is written when money is credited, and stays.
CREATE TABLE receipt_counter (
    issuer text PRIMARY KEY CHECK (length(issuer) BETWEEN 1 AND 50),
    last   bigint NOT NULL CHECK (last >= 0)
);
INSERT INTO receipt_counter (issuer, last) SELECT 'tutorflow', coalesce(max(receipt_number), 0) FROM payment;
DROP SEQUENCE receipt_number;

CREATE TABLE receipt (
    payment_id     uuid PRIMARY KEY REFERENCES payment,
    number         bigint      NOT NULL CHECK (number > 0),
    account_id     uuid        NOT NULL REFERENCES wallet,
    issuer_name    text        NOT NULL CHECK (length(issuer_name) BETWEEN 1 AND 200),
    issuer_address text        NOT NULL CHECK (length(issuer_address) BETWEEN 1 AND 500),
    buyer_name     text        NOT NULL CHECK (length(buyer_name) BETWEEN 1 AND 200),
    buyer_email    text        CHECK (length(buyer_email) BETWEEN 3 AND 254),
    payer          text        NOT NULL CHECK (length(payer) BETWEEN 1 AND 255),
    unit           text        NOT NULL CHECK (unit IN ('credits', 'tokens')),
    amount_cents   bigint      NOT NULL CHECK (amount_cents > 0),
    bonus_micros   bigint      NOT NULL CHECK (bonus_micros >= 0),
    card_brand     text        CHECK (length(card_brand) BETWEEN 1 AND 50),
    card_last4     text        CHECK (card_last4 ~ '^[0-9]{4}$'),
    issued_at      timestamptz NOT NULL,
    pdf            bytea,                                          -- as it was first fetched; the same bytes for ever
    CONSTRAINT a_number_is_one_receipt UNIQUE (number),
    CONSTRAINT a_card_is_whole CHECK ((card_brand IS NULL) = (card_last4 IS NULL))
);

INSERT INTO receipt (payment_id, number, account_id, issuer_name, issuer_address, buyer_name, buyer_email, payer, unit,
                     amount_cents, bonus_micros, issued_at)
SELECT p.id, p.receipt_number, p.account_id, 'TutorFlow, Inc.', '1 Example Way, Wilmington, DE 19801, USA',
       coalesce(w.name, o.name), p.receipt_email, p.payer, CASE p.purpose WHEN 'purchase' THEN 'tokens' ELSE 'credits' END,
       p.amount_cents, p.bonus_micros, p.paid_at
FROM payment p LEFT JOIN workspace w ON w.id = p.account_id LEFT JOIN organization o ON o.id = p.account_id
WHERE p.state = 'paid';

CREATE FUNCTION receipt_stays_as_it_was_issued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF tg_op = 'DELETE' OR old.pdf IS NOT NULL OR to_jsonb(old) - 'pdf' IS DISTINCT FROM to_jsonb(new) - 'pdf' THEN
        RAISE EXCEPTION 'receipt %: what was issued stays', old.number USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER receipt_stays_as_it_was_issued BEFORE UPDATE OR DELETE ON receipt
    FOR EACH ROW EXECUTE FUNCTION receipt_stays_as_it_was_issued();

ALTER TABLE letter ADD COLUMN html text CHECK (length(html) BETWEEN 1 AND 20000);
