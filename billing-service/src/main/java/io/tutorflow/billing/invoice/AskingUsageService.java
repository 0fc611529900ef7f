package io.tutorflow.billing.invoice;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.invoice.completeness.Compared;
import io.tutorflow.billing.invoice.completeness.ComparedTime;
import io.tutorflow.billing.invoice.completeness.ComparingPeriods;
import io.tutorflow.billing.ledger.healing.LedgerPlace;
import io.tutorflow.billing.ledger.healing.UsageTotal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Has months compared with what usage-service finalized. */
@ApplicationScoped
class AskingUsageService implements Completeness {

    private final ComparingPeriods comparing;

    AskingUsageService(ComparingPeriods comparing) {
        this.comparing = comparing;
    }

    @Override
    public Uni<Map<UUID, Answer>> of(Collection<InvoicingAccount> accounts, Period period) {
        var places = accounts.stream()
                .map(account -> new LedgerPlace(account.account(), account.scanFrom()))
                .toList();
        return comparing
                .compare(places, new ComparedTime(period.from(), period.to()))
                .map(found ->
                        found.entrySet().stream().collect(toMap(Map.Entry::getKey, one -> answer(one.getValue()))));
    }

    static Answer answer(Compared compared) {
        return switch (compared) {
            case Compared.Complete complete -> new Answer.Complete();
            case Compared.Healed healed -> new Answer.Complete();
            case Compared.Unequal unequal -> new Answer.Unequal(inWords(unequal.ours()), inWords(unequal.theirs()));
            case Compared.Unknown unknown -> new Answer.Unknown();
        };
    }

    private static String inWords(UsageTotal total) {
        return "%d records of USD %s (%016x)"
                .formatted(total.records(), total.amount().usd().toPlainString(), total.ids());
    }
}
