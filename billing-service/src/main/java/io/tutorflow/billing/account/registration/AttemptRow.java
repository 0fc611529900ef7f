package io.tutorflow.billing.account.registration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A counted registration attempt. */
@Entity
@Table(name = "registration_attempt")
class AttemptRow {

    @Id
    UUID id;

    @Column(nullable = false)
    String network;

    @Column
    @Nullable
    String site;

    @Column(name = "attempted_at", nullable = false)
    Instant attemptedAt;

    /** For Hibernate. */
    AttemptRow() {}

    AttemptRow(UUID id, ClientNetwork from, Instant at) {
        this.id = id;
        network = from.text();
        site = from.site();
        attemptedAt = at;
    }
}
