package io.tutorflow.billing.ledger;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Locks wallets as part of the caller's transaction: first of all, as whoever changes what a balance is compared with must,
 * and in the order of the ids, as everybody does.
 */
@ApplicationScoped
public class WalletLocks {

    private static final String LOCK = """
            SELECT account_id FROM wallet WHERE account_id = ANY (:accounts) ORDER BY account_id FOR NO KEY UPDATE""";

    /** Whether there is such an account. */
    public Uni<Boolean> lock(UUID account) {
        return lock(List.of(account)).map(found -> !found.isEmpty());
    }

    /** Those that there are. */
    public Uni<List<UUID>> lock(Collection<UUID> accounts) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, UUID.class)
                        .setParameter("accounts", accounts.toArray(UUID[]::new))
                        .getResultList());
    }
}
