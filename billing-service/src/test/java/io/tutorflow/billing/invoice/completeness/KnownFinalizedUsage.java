package io.tutorflow.billing.invoice.completeness;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.healing.UsageTotal;
import io.tutorflow.money.Money;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a test says that usage-service has finalized, two records to a page. */
@Alternative
@Priority(1)
@ApplicationScoped
class KnownFinalizedUsage implements FinalizedUsage {

    private static final int PAGE = 2;

    private final Queue<Record> records = new ConcurrentLinkedQueue<>();
    private volatile boolean answersTotals = true;
    private volatile boolean answersPages = true;

    void know(UUID account, UUID id, Instant finalizedAt, Money amount) {
        records.add(new Record(account, id, finalizedAt, amount));
    }

    void answers(boolean totals, boolean pages) {
        answersTotals = totals;
        answersPages = pages;
    }

    @Override
    public Uni<Map<UUID, UsageTotal>> totals(Collection<UUID> accounts, ComparedTime time) {
        if (!answersTotals) {
            return Uni.createFrom().failure(new IOException("away"));
        }
        var totals = new HashMap<UUID, UsageTotal>();
        accounts.forEach(account ->
                of(account, time).forEach(record -> totals.merge(account, record.total(), KnownFinalizedUsage::sum)));
        return Uni.createFrom().item(totals);
    }

    @Override
    public Uni<Page> page(UUID account, ComparedTime time, @Nullable String cursor) {
        if (!answersPages) {
            return Uni.createFrom().failure(new IOException("away"));
        }
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        var ids = of(account, time).map(Record::id).toList();
        int to = Math.min(ids.size(), from + PAGE);
        return Uni.createFrom()
                .item(new Page(List.copyOf(ids.subList(from, to)), to == ids.size() ? null : Integer.toString(to)));
    }

    private Stream<Record> of(UUID account, ComparedTime time) {
        return records.stream()
                .filter(record -> record.account().equals(account)
                        && !record.finalizedAt().isBefore(time.from())
                        && record.finalizedAt().isBefore(time.to()));
    }

    private static UsageTotal sum(UsageTotal one, UsageTotal other) {
        return new UsageTotal(
                one.records() + other.records(), one.amount().plus(other.amount()), one.ids() ^ other.ids());
    }

    private record Record(UUID account, UUID id, Instant finalizedAt, Money amount) {

        UsageTotal total() {
            return new UsageTotal(1, amount, id.getLeastSignificantBits());
        }
    }
}
