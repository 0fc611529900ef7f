package io.tutorflow.usage.record;

import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.usage.generation.Delivery;
import io.tutorflow.usage.generation.Failure;
import io.tutorflow.usage.generation.Generation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** A unit of billable work: recorded once, and ended once, as finalized or voided. */
public sealed interface UsageRecord {

    Acceptance acceptance();

    /** The price: an estimate until the work is finalized, then the billed price. */
    PriceSnapshot snapshot();

    default RecordId id() {
        return acceptance().id();
    }

    /** The work is waiting or in progress. */
    record Recorded(Acceptance acceptance) implements UsageRecord {

        @Override
        public PriceSnapshot snapshot() {
            return acceptance.estimate();
        }

        /** Bills what was delivered, at most what was requested; if nothing was delivered, the work has failed. */
        public Ended end(Generation.Done generation, Instant now) {
            return switch (generation) {
                case Generation.Failed failed -> voided(failed.failure(), now);
                case Generation.Delivered delivered -> deliver(delivered.delivery(), now);
            };
        }

        /** Failed work is never charged. */
        public Voided voided(Failure failure, Instant now) {
            return new Voided(acceptance, failure, now);
        }

        private Ended deliver(Delivery delivery, Instant now) {
            if (!delivery.units().isPositive()) {
                return voided(Failure.nothingDelivered(), now);
            }
            var billed = Billed.of(acceptance, delivery);
            return new Finalized(acceptance, snapshot().pinnedAt(billed), delivery, now, false);
        }
    }

    /** The work is over. */
    sealed interface Ended extends UsageRecord {

        Instant endedAt();

        Money billable();
    }

    /**
     * The work was delivered; its price is pinned.
     *
     * @param late whether it had been voided earlier, because it was not heard of
     */
    record Finalized(Acceptance acceptance, PriceSnapshot snapshot, Delivery delivery, Instant endedAt, boolean late)
            implements Ended {

        @Override
        public Money billable() {
            return snapshot.amount();
        }

        /** The charge to the payer's wallet: 0 if a plan covers the work. */
        public Money charged() {
            return acceptance.payer().source().charged(billable());
        }

        Units units() {
            return Units.of(snapshot.units());
        }

        BigDecimal unitPrice() {
            return snapshot.unitPrice();
        }
    }

    /** The work failed; it costs nothing. */
    record Voided(Acceptance acceptance, Failure failure, Instant endedAt) implements Ended {

        @Override
        public PriceSnapshot snapshot() {
            return acceptance.estimate();
        }

        @Override
        public Money billable() {
            return Money.ZERO;
        }

        /** Work that was given up and delivered after all: it is charged, as late. Any other void is final. */
        public Optional<Finalized> deliveredLate(Delivery delivery, Instant now) {
            return failure.isOverdue() && new Recorded(acceptance).deliver(delivery, now) instanceof Finalized finalized
                    ? Optional.of(new Finalized(acceptance, finalized.snapshot(), delivery, now, true))
                    : Optional.empty();
        }
    }
}
