package io.tutorflow.usage.ingestion;

import io.smallrye.mutiny.Uni;
import io.tutorflow.internal.reservation.ReservationAnswer;
import io.tutorflow.internal.reservation.ReservationRefusal;
import io.tutorflow.internal.reservation.ReservationRequest;
import io.tutorflow.internal.reservation.ReservationSource;
import io.tutorflow.usage.record.BillingSource;
import io.tutorflow.usage.record.MeasuredUsage.EventName;
import io.tutorflow.usage.record.PricedUsage;
import io.tutorflow.usage.reservation.Reservations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Asks budget-service what pays for a school's measured activity: the plan, or tokens, within or beyond the teacher's
 * budget. The reservation has the record's id, and is spent when the record is told.
 */
@ApplicationScoped
class PayingForSchools {

    /** Ids tried for one event; each earlier one was buried after its attempt got lost. */
    private static final int ATTEMPTS = 16;

    private final Reservations reservations;

    PayingForSchools(Reservations reservations) {
        this.reservations = reservations;
    }

    /** Each is taken with what pays for it, or refused. */
    Uni<List<Reading>> settle(List<Reading> readings) {
        var first = new LinkedHashMap<EventName, PricedUsage>();
        for (var reading : readings) {
            if (reading instanceof Reading.Taken taken && taken.isOfSchool()) {
                first.putIfAbsent(taken.priced().usage().name(), taken.priced());
            }
        }
        if (first.isEmpty()) {
            return Uni.createFrom().item(readings);
        }
        var names = List.copyOf(first.keySet());
        var asked = first.values().stream().map(priced -> pay(priced, 0)).toList();
        return Uni.join().all(asked).andFailFast().map(answers -> {
            var settled = new LinkedHashMap<EventName, Payment>();
            for (int i = 0; i < names.size(); i++) {
                settled.put(names.get(i), answers.get(i));
            }
            return readings.stream().map(reading -> settled(reading, settled)).toList();
        });
    }

    private static Reading settled(Reading reading, Map<EventName, Payment> settled) {
        return switch (reading) {
            case Reading.Refused refused -> refused;
            case Reading.Taken taken when !taken.isOfSchool() -> taken;
            case Reading.Taken taken ->
                switch (Objects.requireNonNull(
                        settled.get(taken.priced().usage().name()))) {
                    case Payment.Found found ->
                        new Reading.Taken(taken.priced()
                                .under(taken.priced().usage().name().attempt(found.attempt()), found.source()));
                    case Payment.None none -> new Reading.Refused(taken.eventId(), none.why());
                };
        };
    }

    private Uni<Payment> pay(PricedUsage priced, int attempt) {
        if (attempt == ATTEMPTS) {
            return refused(PricingEvents.notPayable());
        }
        return reservations.reserve(request(priced, attempt)).flatMap(answer -> switch (answer) {
            case ReservationAnswer.Reserved made -> paid(made.source(), attempt);
            case ReservationAnswer.Known known ->
                switch (known.state()) {
                    case OPEN, SPENT -> paid(known.source(), attempt);
                    case RELEASED -> pay(priced, attempt + 1);
                    case NOT_UNDERSTOOD -> refused(PricingEvents.notPayable());
                };
            case ReservationAnswer.Refused refused -> refused(why(refused.reason()));
            case ReservationAnswer.Failed failed -> refused(PricingEvents.notPayable());
            case ReservationAnswer.NotUnderstood strange -> refused(PricingEvents.notPayable());
        });
    }

    private static ReservationRequest request(PricedUsage priced, int attempt) {
        var usage = priced.usage();
        var teacher = Objects.requireNonNull(usage.school()).teacherId();
        return new ReservationRequest(
                usage.name().attempt(attempt).value(),
                usage.accountId(),
                teacher,
                teacher == null ? "org_admin" : "teacher",
                usage.category().text(),
                priced.snapshot().amount().micros(),
                null,
                true);
    }

    private static Uni<Payment> paid(ReservationSource source, int attempt) {
        return switch (source) {
            case PLAN -> Uni.createFrom().item(new Payment.Found(attempt, BillingSource.PLAN));
            case TOKENS -> Uni.createFrom().item(new Payment.Found(attempt, BillingSource.TOKENS));
            case NOT_UNDERSTOOD -> refused(PricingEvents.notPayable());
        };
    }

    /** An older budget-service may still refuse what does not fit: the event is to be sent again. */
    private static BadEvent why(ReservationRefusal reason) {
        return switch (reason) {
            case ORGANIZATION_SUSPENDED -> PricingEvents.suspendedOrganization();
            case UNKNOWN_ORGANIZATION -> PricingEvents.unknownOrganization();
            case BUDGET_EXCEEDED, OTHER -> PricingEvents.notPayable();
        };
    }

    private static Uni<Payment> refused(BadEvent why) {
        return Uni.createFrom().item(new Payment.None(why));
    }

    /** What budget-service answered for one event. */
    private sealed interface Payment {

        /** @param attempt which of its ids the record takes */
        record Found(int attempt, BillingSource source) implements Payment {}

        /** Nothing pays for it now. */
        record None(BadEvent why) implements Payment {}
    }
}
