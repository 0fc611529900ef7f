package io.tutorflow.billing.account.terms;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.mode.UnsettledMatters;
import io.tutorflow.clock.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Tells of terms that are in force, or are to be, by which a workspace pays otherwise than Stripe would charge. */
@ApplicationScoped
class UnsettledTerms implements UnsettledMatters {

    /** Of one date the version that was agreed later counts. */
    private static final String SPECIAL = """
            WITH counting AS (
                SELECT DISTINCT ON (effective_from) effective_from,
                    discount > 0 OR 0 < ANY (discounts) OR cardinality(priced_keys) > 0 OR commit_micros > 0 AS special
                FROM workspace_terms WHERE workspace_id = :account ORDER BY effective_from, version DESC
            )
            SELECT EXISTS (
                SELECT FROM counting WHERE special AND effective_from >= coalesce(
                    (SELECT max(effective_from) FROM counting WHERE effective_from <= :now), effective_from))""";

    private final BusinessClock clock;

    UnsettledTerms(BusinessClock clock) {
        this.clock = clock;
    }

    @Override
    public Uni<List<Unsettled>> of(UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SPECIAL, Boolean.class)
                        .setParameter("account", account)
                        .setParameter("now", clock.now())
                        .getSingleResult())
                .map(special -> special ? List.of(Unsettled.SPECIAL_TERMS) : List.of());
    }
}
