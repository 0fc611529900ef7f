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
 * An account's balance has fallen below its threshold; published once, until the balance is back at the threshold.
 *
 * @param accountId whose credits: a workspace, an organization or a student
 * @param audience {@code platform} or {@code school}
 * @param organizationId of an organization or a student; null on the platform
 * @param studentId the subject of the student; null unless the credits are a student's
 * @param balanceCredits the balance when it fell below
 * @param toldAt when it was published, within seconds
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
