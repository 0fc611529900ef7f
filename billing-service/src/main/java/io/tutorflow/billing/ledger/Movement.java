package io.tutorflow.billing.ledger;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What moves credits at once, decided: written together or not at all.
 *
 * @param id the caller's key, which its transfers share; each is of another kind
 * @param after the wallets as it leaves them, in the order of their locks
 * @param actor who moves them
 */
public record Movement(
        UUID id,
        List<Transfer> transfers,
        List<Wallet> after,
        String actor,
        @Nullable String reason) {}
