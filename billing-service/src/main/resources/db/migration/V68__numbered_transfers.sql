-- A transfer has a number on each account whose credits it moves: without a gap, and in the order of the commits, since it
-- is given under the wallet's lock. The house's accounts have no lock and no numbers; holds and voids move nothing.
ALTER TABLE wallet ADD COLUMN seq bigint NOT NULL DEFAULT 0 CHECK (seq >= 0);
COMMENT ON COLUMN wallet.seq IS 'The number of the last transfer that moved its credits';

ALTER TABLE transfer
    ADD COLUMN debit_seq bigint CHECK (debit_seq > 0),
    ADD COLUMN credit_seq bigint CHECK (credit_seq > 0);

DROP INDEX transfer_captured;
DROP INDEX transfer_deposited;
DROP INDEX transfer_withdrawn;
ALTER TABLE transfer DISABLE TRIGGER transfers_are_immutable;
WITH moved AS (
    SELECT id, kind, created_at, debit_account_id AS account_id, true AS debit FROM transfer
    WHERE kind NOT IN ('hold', 'void') AND debit_account_id IN (SELECT account_id FROM wallet)
    UNION ALL
    SELECT id, kind, created_at, credit_account_id, false FROM transfer
    WHERE kind NOT IN ('hold', 'void') AND credit_account_id IN (SELECT account_id FROM wallet)
), numbered AS (
    SELECT id, kind, debit, row_number() OVER (PARTITION BY account_id ORDER BY created_at, id) AS seq FROM moved
), of_transfer AS (
    SELECT id, kind, max(seq) FILTER (WHERE debit) AS debit_seq, max(seq) FILTER (WHERE NOT debit) AS credit_seq
    FROM numbered GROUP BY id, kind
)
UPDATE transfer t SET debit_seq = n.debit_seq, credit_seq = n.credit_seq FROM of_transfer n
WHERE (t.id, t.kind) = (n.id, n.kind);
ALTER TABLE transfer ENABLE TRIGGER transfers_are_immutable;
UPDATE wallet w SET seq = moved.seq FROM (
    SELECT account_id, max(seq) AS seq FROM (
        SELECT debit_account_id AS account_id, debit_seq AS seq FROM transfer WHERE debit_seq IS NOT NULL
        UNION ALL SELECT credit_account_id, credit_seq FROM transfer WHERE credit_seq IS NOT NULL) t
    GROUP BY account_id) moved
WHERE w.account_id = moved.account_id;

ALTER TABLE transfer ADD CONSTRAINT what_moves_credits_is_numbered
    CHECK ((kind IN ('hold', 'void')) = (num_nonnulls(debit_seq, credit_seq) = 0));

CREATE UNIQUE INDEX transfer_out ON transfer (debit_account_id, debit_seq) WHERE debit_seq IS NOT NULL;
CREATE UNIQUE INDEX transfer_in ON transfer (credit_account_id, credit_seq) WHERE credit_seq IS NOT NULL;
-- The few among many captures that are none.
CREATE INDEX transfer_out_unexplained ON transfer (debit_account_id, debit_seq)
    WHERE debit_seq IS NOT NULL AND catalog_key IS NULL;
