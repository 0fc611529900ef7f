package io.tutorflow.billing.payment;

import java.time.Instant;

/** The state of a payment. Paid is final; in any other state Stripe can still report that it was paid. */
public sealed interface Progress {

    /** The state as stored and shown. */
    String text();

    /** No payment has been reported. */
    sealed interface Unpaid extends Progress {

        /** Credited in the same transaction. */
        default Paid paid(String intentId, Instant at, long receiptNumber) {
            return new Paid(intentId, at, receiptNumber);
        }
    }

    /** Neither paid nor over. */
    sealed interface Undecided extends Unpaid {

        default Failed failed(String reason) {
            return new Failed(reason);
        }

        default Expired expired() {
            return new Expired();
        }
    }

    /** There is nothing left to wait for. */
    sealed interface Over extends Progress {}

    /** Stripe was not asked yet, or its answer was lost. */
    record Created() implements Undecided {

        @Override
        public String text() {
            return "created";
        }

        Open opened(PaymentPage page) {
            return new Open(page);
        }
    }

    /** A person can pay at this page. */
    record Open(PaymentPage page) implements Undecided {

        @Override
        public String text() {
            return "open";
        }

        Processing processing() {
            return new Processing(page);
        }
    }

    /** The person is done; the bank is not. */
    record Processing(PaymentPage page) implements Undecided {

        @Override
        public String text() {
            return "processing";
        }
    }

    /** Paid, and credited in the same transaction. */
    record Paid(String intentId, Instant at, long receiptNumber) implements Over {

        @Override
        public String text() {
            return "paid";
        }
    }

    /** The bank refused. */
    record Failed(String reason) implements Unpaid, Over {

        @Override
        public String text() {
            return "failed";
        }
    }

    /** Nobody paid in time. */
    record Expired() implements Unpaid, Over {

        @Override
        public String text() {
            return "expired";
        }
    }
}
