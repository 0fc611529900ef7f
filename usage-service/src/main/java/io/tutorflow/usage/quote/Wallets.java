package io.tutorflow.usage.quote;

import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import java.util.UUID;

/** The accounts' balances. */
interface Wallets {

    /** Posted credits plus the unused line, less holds. */
    Uni<Money> available(UUID accountId);
}
