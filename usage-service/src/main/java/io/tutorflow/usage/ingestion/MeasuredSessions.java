package io.tutorflow.usage.ingestion;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.SchoolCaller;
import io.tutorflow.usage.activity.NamedSession;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.record.Found;
import io.tutorflow.usage.record.MeasuredUsage;
import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.record.UsageRecord;
import io.tutorflow.usage.record.UsageRecords;
import io.tutorflow.usage.session.Claimant;
import io.tutorflow.usage.session.Session;
import io.tutorflow.usage.session.SummaryClaims;
import io.tutorflow.usage.session.SummaryIds;
import io.tutorflow.usage.session.SummarySwitches;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/** The switch and the one summary of a session, for work that was measured elsewhere as for what is requested here. */
@ApplicationScoped
class MeasuredSessions {

    /** Ids tried for one event; each earlier one was buried after its attempt got lost. */
    private static final int ATTEMPTS = 16;

    private final SummarySwitches switches;
    private final SummaryClaims claims;
    private final UsageRecords records;

    MeasuredSessions(SummarySwitches switches, SummaryClaims claims, UsageRecords records) {
        this.switches = switches;
        this.claims = claims;
        this.records = records;
    }

    /** Why not; empty if it may. */
    Uni<Optional<BadEvent>> mayBeBilled(MeasuredUsage usage) {
        return sessionOf(usage)
                .filter(session -> NamedSession.isSwitched(usage.category()))
                .map(session -> switches.isOn(session, usage.time())
                        .map(on -> on ? Optional.<BadEvent>empty() : Optional.of(PricingEvents.switchedOff(session))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** With what is paid for, its session has begun at the event's time, if the switch was on then. */
    Uni<Void> begin(MeasuredUsage usage) {
        return sessionOf(usage)
                .map(session -> switches.begin(session, usage.time()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static Optional<Session> sessionOf(MeasuredUsage usage) {
        var told = requireNonNull(usage.school()).session();
        return new NamedSession(told.sessionId(), null, told.enrollmentId(), told.groupId()).of(usage.accountId());
    }

    /** The id under which it may be recorded, from this attempt on. */
    Uni<Id> idOf(MeasuredUsage usage, int attempt) {
        if (usage.category() == Category.POST_SESSION_SUMMARY) {
            var session =
                    requireNonNull(requireNonNull(usage.school()).session().sessionId());
            return claims.idsOf(usage.accountId(), session)
                    .flatMap(ids -> ofSummary(usage, ids, Math.max(ids.first(), attempt)));
        }
        return Uni.createFrom()
                .item(
                        attempt == ATTEMPTS
                                ? new Id.None()
                                : new Id.Free(usage.name().attempt(attempt), attempt));
    }

    private Uni<Id> ofSummary(MeasuredUsage usage, SummaryIds ids, int attempt) {
        if (attempt == ids.end()) {
            return Uni.createFrom().item(new Id.None());
        }
        var id = ids.attempt(attempt);
        return records.find(id).flatMap(found -> switch (found) {
            case Found.Present present -> made(present, usage, ids, attempt);
            case Found.Tombstone tombstone -> ofSummary(usage, ids, attempt + 1);
            case Found.Absent absent -> claim(usage, ids, attempt);
        });
    }

    /** Failed work is tried again, and what is in progress may still fail. */
    private Uni<Id> made(Found.Present present, MeasuredUsage usage, SummaryIds ids, int attempt) {
        return switch (present.usage()) {
            case UsageRecord.Recorded recorded -> Uni.createFrom().item(new Id.UnderWay());
            case UsageRecord.Finalized made -> Uni.createFrom().item(new Id.Made(ids.attempt(attempt)));
            case UsageRecord.Voided failed -> ofSummary(usage, ids, attempt + 1);
        };
    }

    /** If somebody else asked for it, and has not got it in time, that is given up: this work is done. */
    private Uni<Id> claim(MeasuredUsage usage, SummaryIds ids, int attempt) {
        var id = ids.attempt(attempt);
        var measured = claimant(usage);
        return claims.claimMeasured(ids, id, measured).flatMap(first -> {
            if (first.isOfMeasured(measured)) {
                return Uni.createFrom().item(new Id.Free(id, attempt));
            }
            if (first.isUnderWay()) {
                return Uni.createFrom().item(new Id.UnderWay());
            }
            return records.bury(id)
                    .flatMap(found -> found instanceof Found.Present present
                            ? made(present, usage, ids, attempt)
                            : ofSummary(usage, ids, attempt + 1));
        });
    }

    private static Claimant claimant(MeasuredUsage usage) {
        var teacher = requireNonNull(usage.school()).teacherId();
        return new Claimant(
                Objects.requireNonNullElse(teacher, usage.name().source()),
                teacher == null ? SchoolCaller.ORG_ADMIN : SchoolCaller.TEACHER);
    }

    /** Under which id a measured activity may be recorded. */
    sealed interface Id {

        /** Under this one. */
        record Free(RecordId id, int attempt) implements Id {}

        /** It is recorded already. */
        record Made(RecordId id) implements Id {}

        /** Somebody else may be about to record it. */
        record UnderWay() implements Id {}

        /** Too many attempts were lost. */
        record None() implements Id {}
    }
}
