package io.tutorflow.budget.increase;

import io.tutorflow.budget.period.Period;
import io.tutorflow.budget.period.Span;
import io.tutorflow.budget.teacher.Change;
import io.tutorflow.budget.teacher.Teacher;
import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A teacher's request for a higher limit.
 *
 * @param span the period in which it was made
 * @param limit at the time, with what was given for that period only
 * @param decision null while it is pending
 */
record IncreaseRequest(
        UUID id,
        Teacher teacher,
        Period period,
        Span span,
        Ask ask,
        Money limit,
        Instant createdAt,
        @Nullable Decision decision) {

    /**
     * What a teacher writes.
     *
     * @param requestedLimit null if the teacher leaves it to the org admin
     * @param replyEmail where the answer is mailed; null for no mail
     */
    record Ask(
            @Nullable String note,
            @Nullable Money requestedLimit,
            @Nullable String replyEmail) {}

    /** An answer, by whom and when. */
    record Decision(Answer answer, Change by) {}

    IncreaseStatus status() {
        return decision == null ? IncreaseStatus.PENDING : decision.answer().status();
    }

    /** Whether this very answer was given already. */
    boolean isAnsweredBy(Answer answer) {
        return decision != null && decision.answer().equals(answer);
    }

    IncreaseRequest decided(Answer answer, Change by) {
        if (decision != null) {
            throw new IllegalStateException("Request " + id + " is " + status().text());
        }
        return new IncreaseRequest(id, teacher, period, span, ask, limit, createdAt, new Decision(answer, by));
    }
}
