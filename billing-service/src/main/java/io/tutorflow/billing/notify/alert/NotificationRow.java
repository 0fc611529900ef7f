package io.tutorflow.billing.notify.alert;

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

    @Column(name = "balance_micros")
    @Nullable
    Long balanceMicros;

    @Column(name = "threshold_micros")
    @Nullable
    Long thresholdMicros;

    @Nullable
    String message;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    /** For Hibernate. */
    NotificationRow() {}

    NotificationRow(Notification told) {
        id = told.id();
        organizationId = told.organization();
        reader = told.reader();
        type = told.content().type();
        switch (told.content()) {
            case Notification.Low(var student, var balance, var threshold) -> {
                studentId = student;
                balanceMicros = balance.micros();
                thresholdMicros = threshold == null ? null : threshold.micros();
            }
            case Notification.Written written -> message = written.message();
        }
        createdAt = told.at();
    }
}
