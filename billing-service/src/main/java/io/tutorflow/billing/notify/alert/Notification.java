package io.tutorflow.billing.notify.alert;

import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification for people of an organization.
 *
 * @param reader a student; null for the org admins
 * @param student whose tokens; null for the organization's
 * @param threshold null if a request was refused
 */
record Notification(
        UUID id,
        UUID organization,
        @Nullable String reader,
        @Nullable String student,
        Money balance,
        @Nullable Money threshold,
        Instant at) {

    String type() {
        return threshold == null ? "tokens_exhausted" : "balance_low";
    }

    String message() {
        var whose = student == null
                ? "The organization has "
                : student.equals(reader) ? "You have " : "The student " + student + " has ";
        var left = whose + balance.credits().toPlainString() + " tokens left";
        return threshold == null
                ? "A request was refused. " + left + ", which was not enough."
                : left + ", which is below the threshold of "
                        + threshold.credits().toPlainString() + ".";
    }
}
