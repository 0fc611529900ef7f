package io.tutorflow.budget.increase;

import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.period.Period;
import io.tutorflow.budget.period.Span;
import io.tutorflow.budget.teacher.Change;
import io.tutorflow.budget.teacher.Teacher;
import io.tutorflow.budget.teacher.TeacherId;
import io.tutorflow.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request for more as it is stored. */
@Entity(name = "IncreaseRequest")
@Table(name = "increase_request")
class IncreaseRow {

    @Id
    UUID id;

    @Column(name = "organization_id", nullable = false)
    String organizationId;

    @Column(name = "teacher_id", nullable = false)
    String teacherId;

    @Column(nullable = false)
    String period;

    @Column(name = "period_start", nullable = false)
    Instant periodStart;

    @Column(name = "resets_at", nullable = false)
    Instant resetsAt;

    @Nullable
    String note;

    @Column(name = "requested_limit_micros")
    @Nullable
    Long requestedLimitMicros;

    @Column(name = "reply_email")
    @Nullable
    String replyEmail;

    @Column(name = "limit_micros", nullable = false)
    long limitMicros;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(nullable = false)
    String status;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    @Column(name = "decided_by")
    @Nullable
    String decidedBy;

    @Column(name = "new_limit_micros")
    @Nullable
    Long newLimitMicros;

    @Column(name = "extra_micros")
    @Nullable
    Long extraMicros;

    @Nullable
    String reason;

    /** For Hibernate. */
    IncreaseRow() {}

    IncreaseRow(IncreaseRequest made) {
        var ask = made.ask();
        id = made.id();
        organizationId = made.teacher().organization().value();
        teacherId = made.teacher().id().value();
        period = made.period().text();
        periodStart = made.span().start();
        resetsAt = made.span().end();
        note = ask.note();
        requestedLimitMicros =
                ask.requestedLimit() == null ? null : ask.requestedLimit().micros();
        replyEmail = ask.replyEmail();
        limitMicros = made.limit().micros();
        createdAt = made.createdAt();
        status = made.status().text();
    }

    IncreaseRequest request() {
        return new IncreaseRequest(
                id,
                new Teacher(new OrganizationId(organizationId), new TeacherId(teacherId)),
                Period.of(period),
                new Span(periodStart, resetsAt),
                new IncreaseRequest.Ask(note, money(requestedLimitMicros), replyEmail),
                Money.ofMicros(limitMicros),
                createdAt,
                decision());
    }

    void become(IncreaseRequest decided) {
        var decision = Objects.requireNonNull(decided.decision());
        status = decided.status().text();
        decidedAt = decision.by().at();
        decidedBy = decision.by().by();
        switch (decision.answer()) {
            case Answer.Approved(Grant.NewLimit limit) ->
                newLimitMicros = limit.tokens().micros();
            case Answer.Approved(Grant.Extra extra) ->
                extraMicros = extra.tokens().micros();
            case Answer.Denied denied -> reason = denied.reason();
        }
    }

    private IncreaseRequest.@Nullable Decision decision() {
        return decidedAt == null || decidedBy == null
                ? null
                : new IncreaseRequest.Decision(answer(), new Change(decidedAt, decidedBy));
    }

    private Answer answer() {
        if (newLimitMicros != null) {
            return new Answer.Approved(new Grant.NewLimit(Money.ofMicros(newLimitMicros)));
        }
        return extraMicros == null
                ? new Answer.Denied(reason)
                : new Answer.Approved(new Grant.Extra(Money.ofMicros(extraMicros)));
    }

    private static @Nullable Money money(@Nullable Long micros) {
        return micros == null ? null : Money.ofMicros(micros);
    }
}
