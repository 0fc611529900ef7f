package io.tutorflow.billing.invoice;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What a test says of months: complete, if it says nothing. */
@Alternative
@Priority(1)
@ApplicationScoped
class KnownCompleteness implements Completeness {

    private final Map<Asked, Answer> answers = new ConcurrentHashMap<>();

    void know(UUID account, YearMonth month, Answer answer) {
        answers.put(new Asked(account, month), answer);
    }

    @Override
    public Uni<Map<UUID, Answer>> of(Collection<InvoicingAccount> accounts, Period period) {
        return Uni.createFrom()
                .item(accounts.stream()
                        .collect(toMap(
                                InvoicingAccount::account,
                                account -> answers.getOrDefault(
                                        new Asked(account.account(), period.month()), new Answer.Complete()))));
    }

    private record Asked(UUID account, YearMonth month) {}
}
