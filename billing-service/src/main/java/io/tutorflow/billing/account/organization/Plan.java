package io.tutorflow.billing.account.organization;

import java.time.LocalDate;

/**
 * A subscription plan: how many generations it covers per month.
 *
 * @param periodStart the first day of its first month, in the organization's time zone
 */
public record Plan(String code, int generationsPerPeriod, LocalDate periodStart) {

    public static final String FREE = "free";

    static final int MAX_GENERATIONS = 1_000_000;

    boolean hasBegun(LocalDate today) {
        return !periodStart.isAfter(today);
    }

    public Plan {
        if (generationsPerPeriod < 1 || generationsPerPeriod > MAX_GENERATIONS) {
            throw new IllegalArgumentException("A plan must cover at least one generation: " + generationsPerPeriod);
        }
    }
}
