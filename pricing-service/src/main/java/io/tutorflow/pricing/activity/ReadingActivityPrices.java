package io.tutorflow.pricing.activity;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads what costs tokens in an organization. */
@ApplicationScoped
class ReadingActivityPrices {

    private final Pool pool;
    private final BusinessClock clock;

    ReadingActivityPrices(Pool pool, BusinessClock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<PriceList> list(UUID organization) {
        return ActivityPriceTable.listed(pool)
                .chain(listed -> ActivityPriceTable.read(pool, ActivityPriceTable.STANDARD)
                        .chain(standard -> ActivityPriceTable.read(pool, organization)
                                .map(own -> new PriceList(listed, standard, own))));
    }

    Uni<ActivityPricesBody> body(UUID organization) {
        return list(organization).map(list -> ActivityPricesBody.of(list, clock.now()));
    }
}
