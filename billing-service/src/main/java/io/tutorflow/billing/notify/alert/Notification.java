package io.tutorflow.billing.notify.alert;

import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification for people of an organization.
 *
 * @param reader a student or a teacher; null for the org admins
 */
record Notification(UUID id, UUID organization, @Nullable String reader, Content content, Instant at) {

    /** What is told. */
    sealed interface Content {

        String type();
    }

    /**
     * A balance is low.
     *
     * @param student whose tokens; null for the organization's
     * @param threshold null if a request was refused
     */
    record Low(
            @Nullable String student,
            Money balance,
            @Nullable Money threshold) implements Content {

        static final String BALANCE_LOW = "balance_low";
        static final String TOKENS_EXHAUSTED = "tokens_exhausted";

        @Override
        public String type() {
            return threshold == null ? TOKENS_EXHAUSTED : BALANCE_LOW;
        }
    }

    /** In words, as they were written then. */
    record Written(String type, String message) implements Content {}

    String message() {
        return switch (content) {
            case Low low -> message(low);
            case Written written -> written.message();
        };
    }

    /** In words that its reader can follow. */
    private String message(Low low) {
        var student = low.student();
        var threshold = low.threshold();
        var mine = student != null && student.equals(reader);
        var whose = student == null ? "The organization has " : mine ? "You have " : "The student " + student + " has ";
        var left = whose + low.balance().credits().toPlainString() + " tokens left";
        var what = threshold == null
                ? "A request was refused. " + left + ", which was not enough."
                : left + ", which is below the threshold of "
                        + threshold.credits().toPlainString() + ".";
        return mine ? what + " Ask an admin of your organization for more." : what;
    }
}
