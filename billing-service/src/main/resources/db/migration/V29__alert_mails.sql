-- Mails of low balances are bounded for each account and day: how many were sent is asked at each.
CREATE INDEX crossing_told ON crossing (account_id, told_at) WHERE told_at IS NOT NULL;
