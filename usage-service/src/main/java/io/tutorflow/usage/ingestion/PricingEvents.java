package io.tutorflow.usage.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.usage.activity.Activity;
import io.tutorflow.usage.catalog.ActivityPrices;
import io.tutorflow.usage.catalog.Quotes;
import io.tutorflow.usage.record.MeasuredUsage;
import io.tutorflow.usage.record.PricedUsage;
import io.tutorflow.usage.session.Session;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Gives an event the price in force at its time, a workspace's or a school's, or the reason why there is none. */
@ApplicationScoped
class PricingEvents {

    private final Quotes quotes;
    private final ActivityPrices prices;

    PricingEvents(Quotes quotes, ActivityPrices prices) {
        this.quotes = quotes;
        this.prices = prices;
    }

    Reading read(JsonNode event, Instant now) {
        try {
            var usage = EventReader.read(event);
            demandInTime(usage.time(), now);
            var school = usage.school();
            return new Reading.Taken(school == null ? ofWorkspace(usage, now) : ofSchool(usage, school, now));
        } catch (BadEvent e) {
            return new Reading.Refused(EventReader.idOf(event), e);
        }
    }

    private PricedUsage ofWorkspace(MeasuredUsage usage, Instant now) throws BadEvent {
        return quotes.find(usage.accountId(), usage.category(), usage.units(), usage.time())
                .map(quote -> PricedUsage.ofWorkspace(usage, quote, now))
                .orElseThrow(() -> BadEvent.field(
                        "time: there was no price for " + usage.category().text() + " at this time"));
    }

    private PricedUsage ofSchool(MeasuredUsage usage, MeasuredUsage.OfSchool school, Instant now) {
        var inForce = prices.inForce(usage.accountId(), school.courseId(), usage.time());
        var cost = Activity.of(school.key(), usage.units(), inForce)
                .measured(usage.use().inputTokens(), usage.use().outputTokens());
        return PricedUsage.ofSchool(usage, school, cost, now);
    }

    private static void demandInTime(Instant time, Instant now) throws BadEvent {
        if (time.isBefore(now.minus(IngestionLimits.PAST))) {
            throw BadEvent.field("time must be at most " + IngestionLimits.PAST.toDays() + " days ago");
        }
        if (time.isAfter(now.plus(IngestionLimits.AHEAD))) {
            throw BadEvent.field("time must be at most " + IngestionLimits.AHEAD.toMinutes() + " minutes ahead");
        }
    }

    static BadEvent unknownAccount() {
        return new BadEvent(ErrorCode.PLATFORM_WORKSPACE_NOT_FOUND, "subject: there is no such workspace");
    }

    static BadEvent unknownOrganization() {
        return new BadEvent(ErrorCode.PLATFORM_NOT_FOUND, "subject: there is no such organization");
    }

    static BadEvent suspendedOrganization() {
        return new BadEvent(
                ErrorCode.PLATFORM_WORKSPACE_SUSPENDED,
                "subject: this organization is suspended or closed and spends nothing; send the event again once it is"
                        + " active");
    }

    static BadEvent switchedOff(Session session) {
        return new BadEvent(ErrorCode.PLATFORM_CONFLICT, "data.sessionId: " + session.switchedOff());
    }

    static BadEvent underWay() {
        return new BadEvent(
                ErrorCode.PLATFORM_UNAVAILABLE,
                "data.sessionId: the session's summary is being asked for at this moment; send the event again");
    }

    static BadEvent notPayable() {
        return new BadEvent(
                ErrorCode.PLATFORM_UNAVAILABLE, "subject: what pays for it cannot be told now; send the event again");
    }

    /** It may be a workspace to a newer release: the event is to be sent again. */
    static BadEvent accountOfUnknownKind() {
        return new BadEvent(
                ErrorCode.PLATFORM_UNAVAILABLE,
                "subject: what kind of account it is cannot be told now; send the event again");
    }

    static BadEvent nameReused() {
        return new BadEvent(
                ErrorCode.PLATFORM_CONFLICT, "id: this source has already sent a different event with this id");
    }
}
