-- What comes back to an account after a refund (tokens that a student returns) can be refunded too: a purchase has as many
-- refunds as there is something to give back, and never more money than was paid.
DROP INDEX one_refund_of_a_payment;
ALTER TABLE refund DROP COLUMN idempotency_key;

CREATE FUNCTION refunds_stay_within_their_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT sum(amount_cents) FROM refund WHERE payment_id = new.payment_id AND state <> 'failed')
            > (SELECT amount_cents FROM payment WHERE id = new.payment_id) THEN
        RAISE EXCEPTION 'more is refunded of payment % than was paid', new.payment_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN new;
END $$;
CREATE TRIGGER refunds_stay_within_their_payment AFTER INSERT OR UPDATE OF state, amount_cents ON refund
    FOR EACH ROW EXECUTE FUNCTION refunds_stay_within_their_payment();
