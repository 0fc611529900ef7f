package io.tutorflow.usage.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.AccountKind;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.usage.account.Accounts;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.record.PricedUsage;
import io.tutorflow.usage.record.RecordingMeasuredUsage;
import io.tutorflow.usage.record.RecordingMeasuredUsage.Written;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Records a batch of events: the valid ones, each only once ever, in one transaction with the events published about
 * them; the others are refused one by one.
 */
@ApplicationScoped
class IngestingEvents {

    private final PricingEvents pricing;
    private final PayingForSchools schools;
    private final Accounts accounts;
    private final RecordingMeasuredUsage recording;
    private final BusinessClock clock;
    private final Semaphore calls = new Semaphore(IngestionLimits.CALLS);

    IngestingEvents(
            PricingEvents pricing,
            PayingForSchools schools,
            Accounts accounts,
            RecordingMeasuredUsage recording,
            BusinessClock clock) {
        this.pricing = pricing;
        this.schools = schools;
        this.accounts = accounts;
        this.recording = recording;
        this.clock = clock;
    }

    /** @param events parsed on the calling thread, which may block */
    Uni<BatchAnswer> ingest(Supplier<List<JsonNode>> events) {
        return Uni.createFrom().deferred(() -> {
            if (!calls.tryAcquire()) {
                return Uni.createFrom()
                        .failure(ApiProblem.notNow("The service is recording as many batches as it can"));
            }
            return Uni.createFrom()
                    .item(() -> read(events.get()))
                    .flatMap(this::record)
                    .eventually(() -> calls.release());
        });
    }

    private List<Reading> read(List<JsonNode> events) {
        var now = clock.now();
        return events.stream().map(event -> pricing.read(event, now)).toList();
    }

    private Uni<BatchAnswer> record(List<Reading> readings) {
        return accounts.kindsOf(accountsOf(readings)).flatMap(kinds -> {
            var judged = readings.stream().map(reading -> judge(reading, kinds)).toList();
            return schools.settle(judged).flatMap(this::write);
        });
    }

    private Uni<BatchAnswer> write(List<Reading> readings) {
        var batch = firstOnes(readings);
        return recording
                .record(List.copyOf(batch.values()))
                .map(written -> BatchAnswer.of(answers(readings, batch, written)));
    }

    /** Workspaces pay for what is in the catalogue, schools for activities. */
    private static Reading judge(Reading reading, Accounts.Kinds kinds) {
        return switch (reading) {
            case Reading.Refused refused -> refused;
            case Reading.Summarized summarized -> summarized;
            case Reading.Taken taken
            when kinds.notUnderstood().contains(taken.accountId()) ->
                new Reading.Refused(taken.eventId(), PricingEvents.accountOfUnknownKind());
            case Reading.Taken taken
            when taken.isOfSchool() ->
                kinds.known().get(taken.accountId()) == AccountKind.ORGANIZATION
                        ? taken
                        : new Reading.Refused(taken.eventId(), PricingEvents.unknownOrganization());
            case Reading.Taken taken when kinds.known().get(taken.accountId()) == AccountKind.WORKSPACE -> taken;
            case Reading.Taken taken -> new Reading.Refused(taken.eventId(), PricingEvents.unknownAccount());
        };
    }

    private static Set<UUID> accountsOf(List<Reading> readings) {
        return readings.stream()
                .filter(Reading.Taken.class::isInstance)
                .map(reading -> ((Reading.Taken) reading).accountId())
                .collect(Collectors.toSet());
    }

    /** In one order everywhere, so that two replicas cannot wait for each other's rows. */
    private static SortedMap<UUID, PricedUsage> firstOnes(List<Reading> readings) {
        var distinct = new TreeMap<UUID, PricedUsage>();
        for (var reading : readings) {
            if (reading instanceof Reading.Taken taken) {
                distinct.putIfAbsent(taken.priced().id(), taken.priced());
            }
        }
        return distinct;
    }

    private static List<EventAnswer> answers(
            List<Reading> readings, SortedMap<UUID, PricedUsage> batch, Written written) {
        var unanswered = new HashSet<>(written.ids());
        var answers = new ArrayList<EventAnswer>(readings.size());
        for (var reading : readings) {
            answers.add(
                    switch (reading) {
                        case Reading.Refused refused -> EventAnswer.refused(refused.id(), refused.why());
                        case Reading.Summarized summarized ->
                            EventAnswer.known(
                                    summarized.eventId(), summarized.id().value());
                        case Reading.Taken taken
                        when unanswered.remove(taken.priced().id()) -> EventAnswer.recorded(taken.priced());
                        case Reading.Taken taken -> repeated(taken.priced(), batch, written);
                    });
        }
        return answers;
    }

    /** Something is already stored under its name, from an earlier call or from earlier in the batch. */
    private static EventAnswer repeated(PricedUsage priced, SortedMap<UUID, PricedUsage> batch, Written written) {
        var first = batch.get(priced.id());
        var hash = first != null && written.ids().contains(first.id())
                ? first.usage().hash()
                : written.known().get(priced.id());
        if (hash == null) {
            // Nothing can be recorded under this id any more; budget-service will say so, and the next id is taken.
            return EventAnswer.refused(priced.usage().name().id(), PricingEvents.notPayable());
        }
        return priced.usage().hash().equals(hash) || priced.usage().category() == Category.POST_SESSION_SUMMARY
                ? EventAnswer.known(priced.usage().name().id(), priced.id())
                : EventAnswer.refused(priced.usage().name().id(), PricingEvents.nameReused());
    }
}
