package io.tutorflow.billing.meter.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A difference as operators see it. */
@Schema(
        name = "MeterDifference",
        description =
                "Of a workspace, meter and UTC day Stripe has counted otherwise than was reported to it. Values are as"
                        + " meters count them: whole units, or ten-thousandths of a minute.")
record MeterDifferenceBody(
        UUID id,
        UUID workspaceId,

        @Schema(description = "Of the meter", examples = "platform_course_lesson_v2")
        String meterEventName,

        LocalDate day,

        @Schema(description = "What Stripe has said that it has", examples = "120")
        long reported,

        @Schema(
                description = "Part of it: reported less than an hour before, so that Stripe may not have counted it",
                examples = "0")
        long reportedLately,

        @Schema(description = "Sent, and nobody knows whether Stripe has it", examples = "0")
        long inFlight,

        @Schema(
                description =
                        "How many events of the meter, of any workspace's, Stripe has refused since without naming them",
                examples = "0")
        long rejected,

        @Schema(description = "What Stripe has counted", examples = "117")
        long counted,

        @Schema(
                description =
                        "in_flight and not_counted_yet mend themselves; rejected and unexplained are for a person",
                enumeration = {"in_flight", "not_counted_yet", "rejected", "unexplained"})
        String explanation,

        Instant foundAt,

        @Schema(description = "When it was seen last") Instant seenAt,

        @Schema(description = "When it was gone; null as long as it is open") @Nullable
        Instant closedAt) {

    static MeterDifferenceBody of(DifferenceTable.Kept kept) {
        var difference = kept.difference();
        return new MeterDifferenceBody(
                kept.id(),
                kept.account(),
                difference.day().eventName(),
                difference.day().day(),
                difference.ours().reported(),
                difference.ours().fresh(),
                difference.ours().inFlight(),
                difference.ours().rejected(),
                difference.counted(),
                difference.explanation().text(),
                kept.foundAt(),
                kept.seenAt(),
                kept.closedAt());
    }
}
