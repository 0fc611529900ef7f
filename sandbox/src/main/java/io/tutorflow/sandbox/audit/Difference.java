package io.tutorflow.sandbox.audit;

/**
 * A row that does not agree with the others.
 *
 * @param row which one, such as {@code usage record 0198…}
 * @param what in which way, in USD
 */
public record Difference(String row, String what) {

    @Override
    public String toString() {
        return row + ": " + what;
    }
}
