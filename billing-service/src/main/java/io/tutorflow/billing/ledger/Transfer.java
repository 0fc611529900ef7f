package io.tutorflow.billing.ledger;

import io.tutorflow.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One transfer, decided.
 *
 * @param fromNumber its number among those of the account that it takes from; a house account has none
 * @param toNumber its number among those of the account that it gives to; a house account has none
 * @param parts which credits it moves
 */
public record Transfer(
        TransferKind kind,
        UUID from,
        @Nullable Long fromNumber,
        UUID to,
        @Nullable Long toNumber,
        Money amount,
        Funding parts) {}
