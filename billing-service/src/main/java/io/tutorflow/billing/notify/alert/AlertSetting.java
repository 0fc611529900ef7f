package io.tutorflow.billing.notify.alert;

import io.tutorflow.money.Money;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The alerts someone wants about an account.
 *
 * @param below the threshold of the balance; null for no alerts
 * @param studentsBelow an organization's threshold for its students' own tokens; null for the same
 * @param emails addresses to mail
 */
record AlertSetting(@Nullable Money below, @Nullable Money studentsBelow, List<String> emails) {

    /** The default, without alerts. */
    static final AlertSetting NONE = new AlertSetting(null, null, List.of());

    static final int MAX_EMAILS = 10;

    Optional<Money> forStudents() {
        return Optional.ofNullable(studentsBelow == null ? below : studentsBelow);
    }
}
