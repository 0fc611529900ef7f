-- A student's history must not walk through the whole school's.
CREATE INDEX usage_record_by_wallet ON usage_record (wallet_id, category, recorded_at DESC, id DESC)
    WHERE wallet_id IS NOT NULL;
