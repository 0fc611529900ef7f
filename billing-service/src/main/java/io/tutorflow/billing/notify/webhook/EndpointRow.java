package io.tutorflow.billing.notify.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A stored endpoint, as far as its owner sets it: its delivery state is written by statements. */
@Entity
@Table(name = "webhook_endpoint")
@DynamicUpdate
class EndpointRow {

    static final String ENABLED = "enabled";

    private static final String DISABLED_BY_OWNER = "owner";

    @Id
    UUID id;

    @Column(name = "account_id", nullable = false, updatable = false)
    UUID accountId;

    @Column(nullable = false)
    String url;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(nullable = false, columnDefinition = "text[]")
    List<String> events;

    @Nullable
    String description;

    @Column(nullable = false)
    String status;

    @Column(name = "disabled_reason")
    @Nullable
    String disabledReason;

    @Column(name = "disabled_at")
    @Nullable
    Instant disabledAt;

    /** In the form needed for signing. */
    @Column(nullable = false)
    String secret;

    @Column(name = "failing_since")
    @Nullable
    Instant failingSince;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "next_turn_at", nullable = false, updatable = false)
    Instant nextTurnAt;

    /** For Hibernate. */
    EndpointRow() {}

    EndpointRow(UUID account, UUID id, EndpointRequest wish, SigningSecret secret, Instant now) {
        this.id = id;
        accountId = account;
        url = wish.url();
        events = wish.chosen();
        description = wish.words();
        status = ENABLED;
        this.secret = secret.text();
        createdAt = now;
        nextTurnAt = now;
    }

    /** Copies the requested changes; absent ones keep their values. */
    void become(EndpointChangeRequest wish, Instant now) {
        url = Objects.requireNonNullElse(wish.url(), url);
        events = Objects.requireNonNullElse(wish.chosen(), events);
        if (wish.description() != null) {
            description = wish.words();
        }
        if (wish.status() != null) {
            turn(wish.status().equals(ENABLED), now);
            status = wish.status();
        }
    }

    /** Enabling starts over: earlier failures are forgotten. */
    private void turn(boolean on, Instant now) {
        if (on) {
            disabledReason = null;
            disabledAt = null;
            failingSince = null;
        } else if (disabledAt == null) {
            disabledReason = DISABLED_BY_OWNER;
            disabledAt = now;
        }
    }

    WebhookEndpoint endpoint() {
        return new WebhookEndpoint(
                id, url, List.copyOf(events), description, status, disabledReason, failingSince, createdAt);
    }
}
