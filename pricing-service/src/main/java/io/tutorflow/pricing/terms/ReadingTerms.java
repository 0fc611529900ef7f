package io.tutorflow.pricing.terms;

import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.Page;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Shows operators the versions, with what each of them is at present. */
@ApplicationScoped
class ReadingTerms {

    private final Pool pool;
    private final BusinessClock clock;

    ReadingTerms(Pool pool, BusinessClock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Page<TermsBody>> newestFirst(UUID workspace, int offset, int limit) {
        return TermsTable.read(pool, workspace).map(agreed -> {
            var now = clock.now();
            var page = agreed.versions().reversed().stream()
                    .skip(offset)
                    .limit(limit)
                    .map(version -> TermsBody.of(version, status(agreed, version, now)))
                    .toList();
            return new Page<>(page, agreed.versions().size());
        });
    }

    Uni<TermsBody> body(UUID workspace, TermsVersion version) {
        return TermsTable.read(pool, workspace)
                .map(agreed -> TermsBody.of(version, status(agreed, version, clock.now())));
    }

    private static String status(AgreedTerms agreed, TermsVersion version, Instant now) {
        if (!agreed.counting().contains(version)) {
            return "replaced";
        }
        if (version.effectiveFrom().isAfter(now)) {
            return "to_come";
        }
        return agreed.inForceAt(now).filter(version::equals).isPresent() ? "in_force" : "superseded";
    }
}
