package io.tutorflow.billing.notify.alert;

import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people of an organization are told when they look.
 *
 * @param reader a student; none: the org admins
 * @param student whose tokens; none: the organization's
 * @param threshold none where a request was refused
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
                ? left + ": a request was refused."
                : left + ", less than " + threshold.credits().toPlainString() + ".";
    }
}
