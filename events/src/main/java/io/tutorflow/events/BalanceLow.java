package io.tutorflow.events;

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
        Instant toldAt) {}
