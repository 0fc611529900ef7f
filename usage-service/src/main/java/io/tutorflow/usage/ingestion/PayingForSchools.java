package io.tutorflow.usage.ingestion;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.SchoolCaller;
import io.tutorflow.internal.reservation.ReservationAnswer;
import io.tutorflow.internal.reservation.ReservationRefusal;
import io.tutorflow.internal.reservation.ReservationRequest;
import io.tutorflow.internal.reservation.ReservationSource;
import io.tutorflow.usage.record.BillingSource;
import io.tutorflow.usage.record.MeasuredUsage.EventName;
import io.tutorflow.usage.record.PricedUsage;
import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.reservation.Reservations;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks budget-service what pays for a school's measured activity: the plan, or tokens, within or beyond the teacher's
 * budget. The reservation has the record's id, and is spent when the record is told.
 */
@ApplicationScoped
class PayingForSchools {

    /** Of one batch, so that a long one leaves room for everybody else. */
    private static final int AT_ONCE = 64;

    private final Reservations reservations;
    private final MeasuredSessions sessions;

    PayingForSchools(Reservations reservations, MeasuredSessions sessions) {
        this.reservations = reservations;
        this.sessions = sessions;
    }

    /** Each is taken with what pays for it, or refused; a session that has its summary gets no second one. */
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
        var asked = first.values().stream().map(this::payOnceItIsOn).toList();
        return Uni.join().all(asked).usingConcurrencyOf(AT_ONCE).andFailFast().map(answers -> {
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
            case Reading.Summarized summarized -> summarized;
            case Reading.Taken taken when !taken.isOfSchool() -> taken;
            case Reading.Taken taken ->
                switch (requireNonNull(settled.get(taken.priced().usage().name()))) {
                    case Payment.Found found -> new Reading.Taken(taken.priced().under(found.id(), found.source()));
                    case Payment.Made made -> new Reading.Summarized(taken.eventId(), made.id());
                    case Payment.None none -> new Reading.Refused(taken.eventId(), none.why());
                };
        };
    }

    private Uni<Payment> payOnceItIsOn(PricedUsage priced) {
        return sessions.mayBeBilled(priced.usage())
                .flatMap(off -> off.map(PayingForSchools::refused).orElseGet(() -> pay(priced, 0)))
                .call(payment -> payment instanceof Payment.Found
                        ? sessions.begin(priced.usage())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Payment> pay(PricedUsage priced, int attempt) {
        return sessions.idOf(priced.usage(), attempt).flatMap(id -> switch (id) {
            case MeasuredSessions.Id.Free free -> reserve(priced, free.id(), free.attempt());
            case MeasuredSessions.Id.Made made -> Uni.createFrom().item(new Payment.Made(made.id()));
            case MeasuredSessions.Id.UnderWay underWay -> refused(PricingEvents.underWay());
            case MeasuredSessions.Id.None none -> refused(PricingEvents.notPayable());
        });
    }

    private Uni<Payment> reserve(PricedUsage priced, RecordId id, int attempt) {
        return reservations.reserve(request(priced, id)).flatMap(answer -> switch (answer) {
            case ReservationAnswer.Reserved made -> paid(made.source(), id);
            case ReservationAnswer.Known known ->
                switch (known.state()) {
                    case OPEN, SPENT -> paid(known.source(), id);
                    case RELEASED -> pay(priced, attempt + 1);
                    case NOT_UNDERSTOOD -> refused(PricingEvents.notPayable());
                };
            case ReservationAnswer.Refused refused -> refused(why(refused.reason()));
            case ReservationAnswer.Failed failed -> refused(PricingEvents.notPayable());
            case ReservationAnswer.NotUnderstood strange -> refused(PricingEvents.notPayable());
        });
    }

    private static ReservationRequest request(PricedUsage priced, RecordId id) {
        var usage = priced.usage();
        var teacher = requireNonNull(usage.school()).teacherId();
        return new ReservationRequest(
                id.value(),
                usage.accountId(),
                teacher,
                teacher == null ? SchoolCaller.ORG_ADMIN : SchoolCaller.TEACHER,
                usage.category().text(),
                priced.snapshot().amount().micros(),
                null,
                true);
    }

    private static Uni<Payment> paid(ReservationSource source, RecordId id) {
        return switch (source) {
            case PLAN -> Uni.createFrom().item(new Payment.Found(id, BillingSource.PLAN));
            case TOKENS -> Uni.createFrom().item(new Payment.Found(id, BillingSource.TOKENS));
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

    /** What pays for one event. */
    private sealed interface Payment {

        /** @param id under which it is to be recorded */
        record Found(RecordId id, BillingSource source) implements Payment {}

        /** It is the summary of a session that has one, under this id. */
        record Made(RecordId id) implements Payment {}

        /** Nothing pays for it now. */
        record None(BadEvent why) implements Payment {}
    }
}
