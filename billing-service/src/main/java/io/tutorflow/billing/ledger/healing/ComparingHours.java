package io.tutorflow.billing.ledger.healing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.clock.BusinessClock;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares what usage-service ended with what the ledger has of it, by the hour in which it was recorded. What the ledger
 * lacks, because an event was lost or its database was set back, is settled then; what only the ledger has, or has
 * otherwise, is an alarm, and nothing is changed.
 */
@ApplicationScoped
class ComparingHours {

    static final Duration HOUR = Duration.ofHours(1);

    /** What one question adds up: at 5,000 records a second it is answered well before any time-out. */
    private static final Duration QUESTION = Duration.ofMinutes(10);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Pool pool;
    private final EndedRecords ledger;
    private final EndedRecords usage;
    private final HealingEnds healing;
    private final HealingLimits limits;
    private final BusinessClock clock;

    ComparingHours(Pool pool, EndedRecords usage, HealingEnds healing, HealingLimits limits, BusinessClock clock) {
        this.pool = pool;
        this.ledger = new EndTable(pool);
        this.usage = usage;
        this.healing = healing;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * @param hour when it begins
     * @param lease of the hour, renewed before each question
     */
    Uni<Comparison> compare(Instant hour, Lease lease) {
        var began = clock.now();
        var visit = new Visit(hour, began.minus(limits.grace()), lease);
        return added(
                        Span.of(hour, HOUR).parts(QUESTION),
                        span -> lease.renew().chain(() -> compare(visit, span, MINUTE)))
                .call(() -> DiscrepancyTable.settleOthers(pool, hour, began, clock.now()));
    }

    /**
     * One comparison of an hour.
     *
     * @param arrived what ended until then must have arrived in the ledger
     */
    private record Visit(Instant hour, Instant arrived, Lease lease) {}

    /** The ledger is read first: whatever it has by then, usage-service has too. */
    private Uni<Comparison> compare(Visit visit, Span span, Duration part) {
        return ledger.totals(span, part)
                .flatMap(here -> usage.totals(span, part)
                        .flatMap(there -> added(span.parts(part), one -> {
                            var ours = here.getOrDefault(one.from(), EndTotal.NOTHING);
                            var theirs = there.getOrDefault(one.from(), EndTotal.NOTHING);
                            return compare(visit, one, ours, theirs);
                        })));
    }

    private Uni<Comparison> compare(Visit visit, Span span, EndTotal ours, EndTotal theirs) {
        if (ours.equals(theirs)) {
            return Uni.createFrom().item(Comparison.of(theirs.records()));
        }
        boolean few = Math.max(ours.records(), theirs.records()) <= EndedRecords.PAGE;
        return few || span.length().equals(SECOND) ? compareEach(visit, span) : compare(visit, span, SECOND);
    }

    private Uni<Comparison> compareEach(Visit visit, Span span) {
        return all(ledger, span)
                .flatMap(here -> all(usage, span)
                        .flatMap(there -> healing.heal(
                                        visit.hour(),
                                        Discrepancies.between(here, there, visit.arrived()),
                                        visit.lease())
                                .map(found -> found.plus(Comparison.of(there.size())))));
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
