package io.tutorflow.messaging;

/**
 * So many events are bad that the consumer is the more likely culprit: an outage or a bad release must not empty a
 * topic.
 */
final class TooManyDeadLetters extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooManyDeadLetters(String message) {
        super(message);
    }
}
