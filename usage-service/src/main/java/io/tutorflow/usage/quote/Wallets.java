package io.tutorflow.usage.quote;

import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import java.util.UUID;

/** What the accounts have. */
interface Wallets {

    /** Posted credits, plus the unused line, less what is held. */
    Uni<Money> available(UUID accountId);
}
