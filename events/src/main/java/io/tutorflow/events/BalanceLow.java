package io.tutorflow.events;

import static io.tutorflow.events.Demands.balance;
import static io.tutorflow.events.Demands.credits;
import static io.tutorflow.events.Demands.oneOf;
import static io.tutorflow.events.Demands.positive;
import static io.tutorflow.events.Demands.present;
import static io.tutorflow.events.Demands.text;
import static io.tutorflow.events.Demands.time;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account's credits fell below what somebody wants to be told of: once, until they are back at it.
 *
 * @param accountId whose credits: a workspace, an organization or a student
 * @param audience {@code platform} or {@code school}
 * @param organizationId of an organization or a student; null on the platform
 * @param studentId the subject of a student; null if the credits are no student's
 * @param balanceCredits what was left when they fell below
 * @param toldAt when it was told, within seconds of it
 */
public record BalanceLow(
        UUID accountId,
        String audience,
        @Nullable UUID organizationId,
        @Nullable String studentId,
        BigDecimal balanceCredits,
        BigDecimal thresholdCredits,
        Instant toldAt) {
    public BalanceLow {
        present("accountId", accountId);
        oneOf("audience", audience, Words.AUDIENCES);
        if (studentId != null) {
            text("studentId", studentId);
        }
        balance("balanceCredits", balanceCredits);
        credits("thresholdCredits", thresholdCredits);
        positive("thresholdCredits", thresholdCredits);
        time("toldAt", toldAt);
    }
}
