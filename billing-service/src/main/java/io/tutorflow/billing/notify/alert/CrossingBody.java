package io.tutorflow.billing.notify.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What webhooks are told of a crossing.
 *
 * @param thresholdCredits none where a request was refused
 * @param studentId none if the credits are no student's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CrossingBody(
        BigDecimal creditBalance,
        @Nullable BigDecimal thresholdCredits,
        @Nullable String studentId,
        Instant at) {

    static CrossingBody of(Crossing crossing, Holder holder, Instant at) {
        return new CrossingBody(
                crossing.balance().credits(),
                crossing instanceof Crossing.Low low ? low.threshold().credits() : null,
                holder instanceof Holder.OfStudent own ? own.student().subject() : null,
                at);
    }
}
