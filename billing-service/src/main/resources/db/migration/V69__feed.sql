-- Who follows balances says so in rows of its own, and is told by rows of its own: the wallet carries balances, and the
-- highest thresholds that anybody watches, so that a wallet which nobody watches costs a comparison.
CREATE TABLE balance_watch (
    account_id   uuid    NOT NULL REFERENCES wallet,
    follower     text    NOT NULL CHECK (length(follower) BETWEEN 1 AND 50),
    basis        text    NOT NULL CHECK (basis IN ('free', 'posted', 'refusals')),
    below_micros bigint  CHECK (below_micros > 0),
    is_level     boolean NOT NULL,
    PRIMARY KEY (account_id, follower),
    CONSTRAINT a_balance_is_below_something CHECK ((basis = 'refusals') = (below_micros IS NULL))
);
COMMENT ON COLUMN balance_watch.basis IS 'Credits less holds, all credits, or refusals for lack of credits';
COMMENT ON COLUMN balance_watch.is_level IS 'Told as long as it is below; otherwise when it falls below';

-- What a follower is still to look at: an account once, however often it fell.
CREATE TABLE balance_signal (
    follower       text        NOT NULL,
    account_id     uuid        NOT NULL REFERENCES wallet,
    seq            bigint      NOT NULL,
    balance_micros bigint      NOT NULL,
    below_micros   bigint,
    at             timestamptz NOT NULL,
    PRIMARY KEY (follower, account_id)
);
CREATE INDEX balance_signal_oldest ON balance_signal (follower, at);

-- The filling of a wallet whose exhaustion was told of.
CREATE TABLE exhausted (
    account_id uuid PRIMARY KEY REFERENCES wallet,
    filled_seq bigint NOT NULL
);

ALTER TABLE wallet
    ADD COLUMN filled_seq bigint NOT NULL DEFAULT 0 CHECK (filled_seq BETWEEN 0 AND seq),
    ADD COLUMN free_tripwire_micros bigint CHECK (free_tripwire_micros > 0),
    ADD COLUMN posted_tripwire_micros bigint CHECK (posted_tripwire_micros > 0),
    ADD COLUMN refusals_watched boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN wallet.filled_seq IS 'The number of the last transfer that gave it credits';
COMMENT ON COLUMN wallet.free_tripwire_micros IS 'The highest threshold that its watches have for credits less holds';
COMMENT ON COLUMN wallet.posted_tripwire_micros IS 'The highest threshold that its watches have for all credits';

DROP TRIGGER auto_reload_is_watched ON auto_reload;
DROP TRIGGER wallet_crosses ON wallet;
DROP TRIGGER wallet_is_filled ON wallet;
DROP FUNCTION auto_reload_is_watched;
DROP FUNCTION wallet_crosses;
DROP FUNCTION wallet_is_filled;

UPDATE wallet w SET filled_seq = coalesce((SELECT max(credit_seq) FROM transfer WHERE credit_account_id = w.account_id), 0),
                    free_tripwire_micros = watched_below_micros,
                    posted_tripwire_micros = alert_below_micros,
                    refusals_watched = exhaustion IS NOT NULL;
INSERT INTO balance_watch (account_id, follower, basis, below_micros, is_level)
SELECT account_id, 'reload', 'free', watched_below_micros, true FROM wallet WHERE watched_below_micros IS NOT NULL
UNION ALL
SELECT account_id, 'alert', 'posted', alert_below_micros, false FROM wallet WHERE alert_below_micros IS NOT NULL
UNION ALL
SELECT account_id, 'exhaustion', 'refusals', NULL, false FROM wallet WHERE exhaustion IS NOT NULL;
INSERT INTO exhausted (account_id, filled_seq) SELECT account_id, filled_seq FROM wallet WHERE exhaustion = 'told';
INSERT INTO balance_signal (follower, account_id, seq, balance_micros, at)
SELECT 'reload', l.account_id, w.seq, w.promo_micros + w.purchased_micros - w.held_micros, l.since
FROM low_wallet l JOIN wallet w USING (account_id);

ALTER TABLE wallet
    DROP COLUMN watched_below_micros,
    DROP COLUMN alert_below_micros,
    DROP COLUMN told_low,
    DROP COLUMN exhaustion;
DROP TABLE low_wallet;

-- What was told; what is to be told is a signal.
INSERT INTO balance_signal (follower, account_id, seq, balance_micros, below_micros, at)
SELECT DISTINCT ON (c.kind, c.account_id) CASE c.kind WHEN 'low' THEN 'alert' ELSE 'exhaustion' END, c.account_id, w.seq,
       c.balance_micros, c.threshold_micros, now()
FROM crossing c JOIN wallet w USING (account_id) WHERE c.told_at IS NULL ORDER BY c.kind, c.account_id, c.number;
DELETE FROM crossing WHERE told_at IS NULL;
DROP INDEX crossing_to_tell;
DROP INDEX crossing_told;
ALTER TABLE crossing
    DROP COLUMN number,
    ALTER COLUMN told_at SET NOT NULL;
CREATE INDEX crossing_told ON crossing (account_id, told_at);
