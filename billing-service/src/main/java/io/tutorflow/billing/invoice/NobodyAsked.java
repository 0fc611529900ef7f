package io.tutorflow.billing.invoice;

import static java.util.stream.Collectors.toMap;

import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** usage-service cannot be asked about months yet: nothing is known of any, and none is closed. */
@DefaultBean
@ApplicationScoped
class NobodyAsked implements Completeness {

    @Override
    public Uni<Map<UUID, Answer>> of(Collection<InvoicingAccount> accounts, Period period) {
        return Uni.createFrom()
                .item(accounts.stream().collect(toMap(InvoicingAccount::account, account -> new Answer.Unknown())));
    }
}
