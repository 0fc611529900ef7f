package io.tutorflow.billing.invoice;

import static java.util.stream.Collectors.toMap;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Nothing can be agreed upon with a workspace yet: no minimum, no tax. */
@DefaultBean
@ApplicationScoped
class NothingAgreed implements Agreements {

    @Override
    public Uni<Map<YearMonth, Agreement>> of(UUID account, Collection<YearMonth> months) {
        return Uni.createFrom()
                .item(months.stream()
                        .collect(toMap(Function.identity(), month -> Agreement.NONE, (one, other) -> one)));
    }

    @Override
    public Uni<Set<UUID>> bound(Collection<UUID> accounts, YearMonth month) {
        return Uni.createFrom().item(Set.of());
    }
}
