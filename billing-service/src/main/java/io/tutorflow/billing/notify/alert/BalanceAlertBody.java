package io.tutorflow.billing.notify.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The webhook data of a crossing.
 *
 * @param thresholdCredits null if a request was refused
 * @param studentId null unless the credits are a student's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BalanceAlertBody(
        BigDecimal creditBalance,
        @Nullable BigDecimal thresholdCredits,
        @Nullable String studentId,
        Instant at) {

    static BalanceAlertBody of(BalanceAlert crossing, Holder holder, Instant at) {
        return new BalanceAlertBody(
                crossing.balance().credits(),
                crossing instanceof BalanceAlert.Low low ? low.threshold().credits() : null,
                holder instanceof Holder.OfStudent own ? own.student().subject() : null,
                at);
    }
}
