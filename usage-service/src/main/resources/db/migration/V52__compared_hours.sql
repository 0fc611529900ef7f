-- What ended is compared with the ledger by the hour in which it was recorded; rows are written in about this order.
CREATE INDEX usage_record_recorded ON usage_record USING brin (recorded_at)
    WITH (pages_per_range = 32, autosummarize = on);
