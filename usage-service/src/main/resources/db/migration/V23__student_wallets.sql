-- A student's own tokens pay for what no plan covers: the record stays the organization's, its charge is the student's.
ALTER TABLE usage_record
    ADD COLUMN wallet_id uuid,
    ADD CONSTRAINT only_tokens_are_somebody_elses CHECK (
        wallet_id IS NULL OR (billing_source = 'tokens' AND wallet_id <> account_id));

COMMENT ON COLUMN usage_record.wallet_id IS 'The student''s wallet that is charged; none: the account''s own';
