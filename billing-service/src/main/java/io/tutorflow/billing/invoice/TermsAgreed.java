package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.terms.TermsAt;
import io.tutorflow.billing.account.terms.TermsVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads agreements out of the terms that were in force when a month began. */
@ApplicationScoped
class TermsAgreed implements Agreements {

    private final TermsAt terms;

    TermsAgreed(TermsAt terms) {
        this.terms = terms;
    }

    @Override
    public Uni<Map<YearMonth, Agreement>> of(UUID account, Collection<YearMonth> months) {
        return Multi.createFrom()
                .iterable(months)
                .onItem()
                .transformToUniAndConcatenate(month -> terms.at(List.of(account), Period.startOf(month))
                        .map(found -> Map.entry(month, agreement(Objects.requireNonNull(found.get(account))))))
                .collect()
                .in(HashMap::new, (agreed, entry) -> agreed.put(entry.getKey(), entry.getValue()));
    }

    @Override
    public Uni<Set<UUID>> bound(Collection<UUID> accounts, YearMonth month) {
        return terms.at(accounts, Period.startOf(month))
                .map(found -> found.entrySet().stream()
                        .filter(entry -> binds(entry.getValue()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    private static boolean binds(TermsVersion version) {
        return version.commit().isPositive() || version.included().isPositive();
    }

    private static Agreement agreement(TermsVersion version) {
        return new Agreement(version.commit(), version.taxRate());
    }
}
