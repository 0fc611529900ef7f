package io.tutorflow.billing.account.terms;

import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Reductions;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;

/** Which terms accounts had, have or will have at a moment. */
@ApplicationScoped
public class TermsAt {

    private final Pool pool;

    TermsAt(Pool pool) {
        this.pool = pool;
    }

    /** By how much accounts' prices were reduced, by when that began; those without terms have no entry. */
    public Uni<Map<UUID, NavigableMap<Instant, Reductions>>> reductionsBefore(Collection<UUID> accounts, Instant end) {
        return TermsTable.reductionsBefore(pool, accounts, end);
    }

    /** Each of the accounts has an entry: {@link TermsVersion#NONE} where nothing was agreed for that moment. */
    public Uni<Map<UUID, TermsVersion>> at(Collection<UUID> accounts, Instant time) {
        return TermsTable.inForce(pool, accounts, time).map(found -> {
            accounts.forEach(account -> found.putIfAbsent(account, TermsVersion.NONE));
            return found;
        });
    }
}
