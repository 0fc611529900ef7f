package io.tutorflow.billing.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Compares what usage-service ended with what the ledger has of it, by the hour in which it was recorded. What the ledger
 * lacks, because an event was lost or its database was set back, it settles then, as if it had just heard of it; what
 * only the ledger has, or has otherwise, is an alarm, and nothing is changed.
 */
@ApplicationScoped
class ComparingHours {

    private static final Logger LOG = Logger.getLogger(ComparingHours.class);

    static final Duration HOUR = Duration.ofHours(1);

    /** What one question adds up: at 5,000 records a second it is answered well before any time-out. */
    private static final Duration QUESTION = Duration.ofMinutes(10);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Settled in one transaction. */
    private static final int SETTLED_TOGETHER = 500;

    /** Alarms of one comparison that are logged one by one. */
    private static final int NAMED = 20;

    private final Pool pool;
    private final EndedRecords ledger;
    private final EndedRecords usage;
    private final CheckingHolds asking;
    private final Counter alarms;

    ComparingHours(Pool pool, EndedRecords usage, CheckingHolds asking, MeterRegistry metrics) {
        this.pool = pool;
        this.ledger = new EndTable(pool);
        this.usage = usage;
        this.asking = asking;
        this.alarms = SettlingHolds.alarms(metrics);
    }

    /** @param hour when it begins */
    Uni<Comparison> compare(Instant hour) {
        return added(Span.of(hour, HOUR).parts(QUESTION), span -> compare(span, MINUTE));
    }

    /** The ledger is read first: whatever it has by then, usage-service has too. */
    private Uni<Comparison> compare(Span span, Duration part) {
        return ledger.totals(span, part)
                .flatMap(here -> usage.totals(span, part)
                        .flatMap(there -> added(span.parts(part), one -> {
                            var ours = here.getOrDefault(one.from(), EndTotal.NOTHING);
                            var theirs = there.getOrDefault(one.from(), EndTotal.NOTHING);
                            return compare(one, part, ours, theirs);
                        })));
    }

    private Uni<Comparison> compare(Span span, Duration length, EndTotal ours, EndTotal theirs) {
        if (ours.equals(theirs)) {
            return Uni.createFrom().item(new Comparison(theirs.records(), 0, 0, 0));
        }
        boolean few = Math.max(ours.records(), theirs.records()) <= EndedRecords.PAGE;
        return few || length.equals(SECOND) ? compareEach(span) : compare(span, SECOND);
    }

    private Uni<Comparison> compareEach(Span span) {
        return all(ledger, span)
                .flatMap(here -> all(usage, span)
                        .flatMap(there -> heal(Discrepancies.between(here, there))
                                .map(found -> found.plus(new Comparison(there.size(), 0, 0, 0)))));
    }

    private Uni<Comparison> heal(Discrepancies found) {
        return WalletTable.read(pool, Set.copyOf(found.missing().values())).flatMap(wallets -> {
            var known = new HashMap<>(found.missing());
            known.values().retainAll(wallets.keySet());
            var orphans = new HashMap<>(found.missing());
            orphans.values().removeAll(wallets.keySet());
            tell(
                    "is captured here and not finalized there",
                    found.surplus().stream().map(End::id).toList());
            tell(
                    "differs in amount or account",
                    found.contradicting().stream().map(End::id).toList());
            tell("is of an account that is not there", List.copyOf(orphans.keySet()));
            return settle(known)
                    .replaceWith(new Comparison(
                            0,
                            known.size(),
                            found.surplus().size(),
                            found.contradicting().size() + orphans.size()));
        });
    }

    private Uni<Void> settle(Map<HoldId, AccountId> missing) {
        if (missing.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        LOG.warnf("The ledger lacks the end of %d records that usage-service has: it is made up for", missing.size());
        var all = List.copyOf(missing.entrySet());
        var chunks = new ArrayList<Map<HoldId, AccountId>>();
        for (int i = 0; i < all.size(); i += SETTLED_TOGETHER) {
            var chunk = new HashMap<HoldId, AccountId>();
            all.subList(i, Math.min(all.size(), i + SETTLED_TOGETHER))
                    .forEach(one -> chunk.put(one.getKey(), one.getValue()));
            chunks.add(chunk);
        }
        return Multi.createFrom()
                .iterable(chunks)
                .onItem()
                .transformToUniAndConcatenate(asking::settleKnown)
                .onItem()
                .ignoreAsUni();
    }

    private void tell(String what, List<HoldId> ids) {
        if (!ids.isEmpty()) {
            alarms.increment(ids.size());
            ids.stream()
                    .limit(NAMED)
                    .forEach(id ->
                            LOG.errorf("ALARM, the ledger was not changed: usage record %s %s", id.value(), what));
        }
    }

    private static Uni<List<End>> all(EndedRecords side, Span span) {
        return more(side, span, null, new ArrayList<>());
    }

    private static Uni<List<End>> more(EndedRecords side, Span span, @Nullable HoldId after, List<End> before) {
        return side.page(span, after).flatMap(page -> {
            before.addAll(page);
            return page.size() < EndedRecords.PAGE
                    ? Uni.createFrom().item(before)
                    : more(side, span, page.getLast().id(), before);
        });
    }

    /** One after the other: there is no hurry. */
    private static Uni<Comparison> added(List<Span> spans, Function<Span, Uni<Comparison>> work) {
        return Multi.createFrom()
                .iterable(spans)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .collect()
                .with(Collectors.reducing(Comparison.NOTHING, Comparison::plus));
    }
}
