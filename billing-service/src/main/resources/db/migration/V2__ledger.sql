-- The ledger: wallets carry totals, transfers carry history, open holds are what is set aside right now.

CREATE TABLE wallet (
    account_id         uuid PRIMARY KEY,
    promo_micros       bigint  NOT NULL DEFAULT 0 CHECK (promo_micros >= 0),
    purchased_micros   bigint  NOT NULL DEFAULT 0,
    line_micros        bigint  NOT NULL DEFAULT 0 CHECK (line_micros >= 0),
    held_micros        bigint  NOT NULL DEFAULT 0 CHECK (held_micros >= 0),
    credit_line_micros bigint  NOT NULL DEFAULT 0 CHECK (credit_line_micros >= 0),
    overdraft_micros   bigint  NOT NULL DEFAULT 0 CHECK (overdraft_micros >= 0),
    funded             boolean NOT NULL DEFAULT false,
    CONSTRAINT nobody_overspends CHECK (
        promo_micros + purchased_micros + credit_line_micros - line_micros - held_micros + overdraft_micros >= 0)
) WITH (fillfactor = 50);

COMMENT ON COLUMN wallet.purchased_micros IS 'Below zero only by a named and bounded overrun, or a lost dispute';
COMMENT ON COLUMN wallet.line_micros IS 'The used part of the credit line';
COMMENT ON COLUMN wallet.overdraft_micros IS 'How far captures of work that was done took the account below zero; a hold can never raise it';
COMMENT ON COLUMN wallet.funded IS 'Anything purchased or granted beyond the signup dollar';

CREATE TABLE house_account (
    id   uuid PRIMARY KEY,
    name text NOT NULL UNIQUE
);

INSERT INTO house_account (id, name)
VALUES ('00000000-0000-0000-0000-000000000001', 'revenue'),
       ('00000000-0000-0000-0000-000000000002', 'promotions');

-- One key makes at most one transfer of a kind, for ever: a usage record is held once, captured once, voided once.
CREATE TABLE transfer (
    id                    uuid        NOT NULL,
    kind                  text        NOT NULL CHECK (kind IN ('hold', 'capture', 'void', 'signup', 'grant')),
    debit_account_id      uuid        NOT NULL,
    credit_account_id     uuid        NOT NULL,
    amount_micros         bigint      NOT NULL CHECK (amount_micros >= 0),
    promo_micros          bigint      NOT NULL DEFAULT 0,
    purchased_micros      bigint      NOT NULL DEFAULT 0,
    line_micros           bigint      NOT NULL DEFAULT 0,
    late                  boolean     NOT NULL DEFAULT false,
    created_at            timestamptz NOT NULL,
    finalized_at          timestamptz,
    unit_price_micros     bigint,
    units_ten_thousandths bigint,
    catalog_key           text,
    reason                text,
    actor                 text,
    PRIMARY KEY (id, kind),
    CONSTRAINT two_accounts CHECK (debit_account_id <> credit_account_id),
    CONSTRAINT parts_add_up CHECK (kind IN ('hold', 'void') OR promo_micros + purchased_micros + line_micros = amount_micros),
    CONSTRAINT capture_is_explained CHECK (
        kind <> 'capture'
        OR (catalog_key IS NOT NULL AND unit_price_micros IS NOT NULL AND units_ten_thousandths IS NOT NULL
            AND finalized_at IS NOT NULL))
);

CREATE INDEX transfer_captured ON transfer (debit_account_id, created_at DESC, id) WHERE kind = 'capture';
CREATE INDEX transfer_deposited ON transfer (credit_account_id, created_at DESC, id) WHERE kind IN ('signup', 'grant');

CREATE FUNCTION transfers_are_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'transfers are never changed or deleted; make a new one that corrects';
END $$;

CREATE TRIGGER transfers_are_immutable
    BEFORE UPDATE OR DELETE OR TRUNCATE ON transfer
    FOR EACH STATEMENT EXECUTE FUNCTION transfers_are_immutable();

-- What is set aside right now: a row a hold, gone with its capture or void. Small, and busy.
CREATE TABLE open_hold (
    id            uuid PRIMARY KEY,
    account_id    uuid        NOT NULL REFERENCES wallet,
    amount_micros bigint      NOT NULL CHECK (amount_micros > 0),
    placed_at     timestamptz NOT NULL,
    next_check_at timestamptz NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);
