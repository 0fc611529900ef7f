-- Every record is written twice, when it is accepted and when it has ended, mostly within seconds. With room on the same
-- page the second version needs no new entry in any index.
ALTER TABLE usage_record SET (fillfactor = 65);
