package io.tutorflow.usage.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.usage.catalog.Quotes;
import io.tutorflow.usage.record.PricedUsage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Gives an event the price in force at its time, by its workspace's terms, or the reason why there is none. */
@ApplicationScoped
class PricingEvents {

    private final Quotes quotes;

    PricingEvents(Quotes quotes) {
        this.quotes = quotes;
    }

    Reading read(JsonNode event, Instant now) {
        try {
            var usage = EventReader.read(event);
            demandInTime(usage.time(), now);
            return quotes.find(usage.accountId(), usage.category(), usage.units(), usage.time())
                    .<Reading>map(quote -> new Reading.Taken(PricedUsage.of(usage, quote, now)))
                    .orElseThrow(() -> BadEvent.field(
                            "time: there was no price for " + usage.category().text() + " at this time"));
        } catch (BadEvent e) {
            return new Reading.Refused(EventReader.idOf(event), e);
        }
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
