package io.tutorflow.sandbox.stripe.webhook;

/**
 * How an event is to be sent once more.
 *
 * @param ageSeconds by how much its signature is older than it should be
 */
public record Redelivery(int copies, boolean wrongSignature, int ageSeconds) {

    private static final int MOST_COPIES = 200;

    public Redelivery {
        if (copies < 1 || copies > MOST_COPIES) {
            throw new IllegalArgumentException("copies must be from 1 to " + MOST_COPIES);
        }
    }
}
