package io.tutorflow.billing.notify.alert;

import io.tutorflow.money.Money;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be told of an account.
 *
 * @param below a balance under which it is low; none: no alerts
 * @param studentsBelow an organization's word on its students' own tokens; none: the same
 * @param emails who is mailed
 */
record AlertSetting(@Nullable Money below, @Nullable Money studentsBelow, List<String> emails) {

    /** What nobody has said anything about. */
    static final AlertSetting NONE = new AlertSetting(null, null, List.of());

    static final int MAX_EMAILS = 10;

    Optional<Money> forStudents() {
        return Optional.ofNullable(studentsBelow == null ? below : studentsBelow);
    }
}
