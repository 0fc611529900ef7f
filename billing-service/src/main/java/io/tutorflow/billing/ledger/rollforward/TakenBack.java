package io.tutorflow.billing.ledger.rollforward;

import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What refunds and disputes took back of purchases; who keeps those knows. */
public interface TakenBack {

    /** Of each purchase of which anything was, and not returned since. */
    Uni<Map<UUID, Money>> before(Instant moment);
}
