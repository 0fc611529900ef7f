-- Work for schools: who pays is told apart by what pays. A plan covers work that is priced and costs nothing.
ALTER TABLE usage_record
    ADD COLUMN billing_source text NOT NULL DEFAULT 'credits',
    ADD CONSTRAINT known_billing_source CHECK (billing_source IN ('credits', 'tokens', 'plan')),
    ADD CONSTRAINT a_source_has_its_audience CHECK (
        tombstone OR (audience = 'platform') = (billing_source = 'credits')),
    ADD CONSTRAINT nothing_is_held_where_a_plan_pays CHECK (billing_source <> 'plan' OR hold_micros = 0);

CREATE INDEX usage_record_of_a_school ON usage_record (account_id, recorded_at DESC, id DESC)
    WHERE billing_source <> 'credits';
CREATE INDEX usage_record_of_a_person ON usage_record (account_id, subject, recorded_at DESC, id DESC)
    WHERE billing_source <> 'credits';
