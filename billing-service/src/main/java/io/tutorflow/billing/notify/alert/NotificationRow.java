package io.tutorflow.billing.notify.alert;

import io.tutorflow.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A stored notification; its text never changes. */
@Entity
@Immutable
@Table(name = "notification")
class NotificationRow {

    @Id
    UUID id;

    @Column(name = "organization_id", nullable = false)
    UUID organizationId;

    @Nullable
    String reader;

    @Column(name = "student_id")
    @Nullable
    String studentId;

    @Column(nullable = false)
    String type;

    @Column(name = "balance_micros", nullable = false)
    long balanceMicros;

    @Column(name = "threshold_micros")
    @Nullable
    Long thresholdMicros;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    /** For Hibernate. */
    NotificationRow() {}

    NotificationRow(Notification told) {
        var threshold = told.threshold();
        id = told.id();
        organizationId = told.organization();
        reader = told.reader();
        studentId = told.student();
        type = told.type();
        balanceMicros = told.balance().micros();
        thresholdMicros = threshold == null ? null : threshold.micros();
        createdAt = told.at();
    }

    Notification notification() {
        return new Notification(
                id,
                organizationId,
                reader,
                studentId,
                Money.ofMicros(balanceMicros),
                thresholdMicros == null ? null : Money.ofMicros(thresholdMicros),
                createdAt);
    }
}
