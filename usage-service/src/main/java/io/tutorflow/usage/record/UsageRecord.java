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

/** A unit of billable work: recorded once, and ended once, finalized or voided. */
public sealed interface UsageRecord {

    Acceptance acceptance();

    /** The price as it stands: the estimate until the work is finalized, then what is billed. */
    PriceSnapshot snapshot();

    default RecordId id() {
        return acceptance().id();
    }

    /** The work is to be done, or being done. */
    record Recorded(Acceptance acceptance) implements UsageRecord {

        @Override
        public PriceSnapshot snapshot() {
            return acceptance.estimate();
        }

        /** Bills what was delivered, never more than was requested; nothing delivered is failed work. */
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
            var billed = Billed.of(acceptance.submission().work(), delivery, acceptance.limit());
            return new Finalized(acceptance, snapshot().pinnedAt(billed), delivery, now, false);
        }
    }

    /** The work is over, one way or the other. */
    sealed interface Ended extends UsageRecord {

        Instant endedAt();

        Money billable();
    }

    /**
     * The work was delivered; its price is pinned.
     *
     * @param late whether it had been voided before, because nothing was heard of it
     */
    record Finalized(Acceptance acceptance, PriceSnapshot snapshot, Delivery delivery, Instant endedAt, boolean late)
            implements Ended {

        @Override
        public Money billable() {
            return snapshot.amount();
        }

        /** What the payer's wallet is charged: nothing where a plan covers the work. */
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

        /** Work that was given up, and yet was delivered: it is charged, late. Any other void is for good. */
        public Optional<Finalized> deliveredLate(Delivery delivery, Instant now) {
            return failure.isOverdue() && new Recorded(acceptance).deliver(delivery, now) instanceof Finalized finalized
                    ? Optional.of(new Finalized(acceptance, finalized.snapshot(), delivery, now, true))
                    : Optional.empty();
        }
    }
}
