package io.tutorflow.billing.account.student;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A student's stored wallet; a single statement opens it, so that simultaneous requests open it once. */
@Entity
@Immutable
@Table(name = "student")
class StudentRow {

    @Id
    @Column(name = "account_id")
    UUID accountId;

    @Column(name = "organization_id", nullable = false)
    UUID organizationId;

    @Column(name = "student_id", nullable = false)
    String studentId;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    /** For Hibernate. */
    StudentRow() {}

    Student student() {
        return new Student(organizationId, studentId);
    }
}
