package io.tutorflow.billing.payment.checkout;

import io.tutorflow.billing.account.workspace.WorkspaceId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored request to remove a card: only the hash of its token. */
@Entity
@Table(name = "card_farewell")
class CardRemovalRow {

    @Id
    @Column(name = "token_hash")
    String tokenHash;

    @Column(name = "account_id", nullable = false, updatable = false)
    UUID accountId;

    @Column(name = "payment_method_id", nullable = false, updatable = false)
    String paymentMethodId;

    @Column(name = "requested_at", nullable = false, updatable = false)
    Instant requestedAt;

    @Column(name = "expires_at", nullable = false, updatable = false)
    Instant expiresAt;

    @Column(name = "confirmed_at")
    @Nullable
    Instant confirmedAt;

    /** For Hibernate. */
    CardRemovalRow() {}

    CardRemovalRow(CardRemoval farewell, Instant now, Instant expires) {
        tokenHash = farewell.token().hash().hex();
        accountId = farewell.workspace().value();
        paymentMethodId = farewell.card();
        requestedAt = now;
        expiresAt = expires;
    }

    CardRemoval farewell(CheckoutToken token) {
        return new CardRemoval(token, new WorkspaceId(accountId), paymentMethodId, confirmedAt != null);
    }
}
