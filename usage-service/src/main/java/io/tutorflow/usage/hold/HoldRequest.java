package io.tutorflow.usage.hold;

import io.tutorflow.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An estimate that is to be set aside.
 *
 * @param holdId the usage record's id: asking twice for the same work holds once
 * @param keyId the API key that asks, which the ledger judges once more; none if an edit token does
 */
public record HoldRequest(
        UUID holdId, UUID accountId, @Nullable UUID keyId, Money amount) {}
