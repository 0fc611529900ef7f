-- What an automatic reload may charge in a day, and the links that may change it.
ALTER TABLE auto_reload ADD COLUMN daily_cap_cents bigint CHECK (daily_cap_cents >= 500);   -- none: the default

-- A link that was mailed to the workspace's verified address may do what its owner may; who was given another only pays.
ALTER TABLE billing_session ADD COLUMN mailed_to text CHECK (length(mailed_to) BETWEEN 3 AND 254);
