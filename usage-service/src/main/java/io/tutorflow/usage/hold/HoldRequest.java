package io.tutorflow.usage.hold;

import io.tutorflow.money.Money;
import java.util.UUID;

/**
 * An estimate that is to be set aside.
 *
 * @param holdId the usage record's id: asking twice for the same work holds once
 * @param keyId the API key that asks; the ledger judges it once more
 */
public record HoldRequest(UUID holdId, UUID accountId, UUID keyId, Money amount) {}
