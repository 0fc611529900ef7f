package io.tutorflow.billing.invoice;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a test says was agreed upon. */
@Alternative
@Priority(1)
@ApplicationScoped
class KnownAgreements implements Agreements {

    private final Map<UUID, Agreement> agreed = new ConcurrentHashMap<>();

    void know(UUID account, Agreement agreement) {
        agreed.put(account, agreement);
    }

    @Override
    public Uni<Map<YearMonth, Agreement>> of(UUID account, Collection<YearMonth> months) {
        return Uni.createFrom()
                .item(months.stream()
                        .collect(toMap(Function.identity(), month -> agreed.getOrDefault(account, Agreement.NONE))));
    }

    @Override
    public Uni<Set<UUID>> bound(Collection<UUID> accounts, YearMonth month) {
        return Uni.createFrom()
                .item(accounts.stream().filter(agreed::containsKey).collect(Collectors.toSet()));
    }
}
