package io.tutorflow.billing.payment;

import java.time.Instant;

/** How far a payment has come. */
public sealed interface Progress {

    /** As it is stored and told. */
    String text();

    /** Stripe was not asked yet, or its answer was not heard. */
    record Created() implements Progress {
        @Override
        public String text() {
            return "created";
        }
    }

    /** A person can pay at this page of Stripe. */
    record Open(String sessionId, String url) implements Progress {
        @Override
        public String text() {
            return "open";
        }
    }

    /** The person is done; the bank is not. */
    record Processing(String sessionId, String url) implements Progress {
        @Override
        public String text() {
            return "processing";
        }
    }

    /** Paid, and credited in the same transaction. */
    record Paid(String intentId, Instant at, long receiptNumber) implements Progress {
        @Override
        public String text() {
            return "paid";
        }
    }

    /** The bank refused. */
    record Failed(String reason) implements Progress {
        @Override
        public String text() {
            return "failed";
        }
    }

    /** Nobody paid in time. */
    record Expired() implements Progress {
        @Override
        public String text() {
            return "expired";
        }
    }
}
