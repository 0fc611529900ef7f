package io.tutorflow.events;

import static io.tutorflow.events.Demands.atLeast;
import static io.tutorflow.events.Demands.credits;
import static io.tutorflow.events.Demands.oneOf;
import static io.tutorflow.events.Demands.present;
import static io.tutorflow.events.Demands.text;
import static io.tutorflow.events.Demands.time;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A teacher's spending has reached the budget's limit; published once per revision and period.
 *
 * @param period {@code weekly} or {@code monthly}
 * @param spentTokens by finished work in this period
 * @param periodStart a Monday or the 1st, 00:00, in the organization's time zone
 * @param resetsAt when spending restarts at 0
 * @param owner whose budget it is
 * @param contactAdmin who set it
 */
public record BudgetExceeded(
        UUID budgetId,
        UUID organizationId,
        String teacherId,
        String period,
        BigDecimal limitTokens,
        BigDecimal spentTokens,
        Instant periodStart,
        Instant resetsAt,
        long revision,
        String owner,
        String contactAdmin,
        Instant exceededAt) {
    public BudgetExceeded {
        present("budgetId", budgetId);
        present("organizationId", organizationId);
        text("teacherId", teacherId);
        oneOf("period", period, Words.PERIODS);
        credits("limitTokens", limitTokens);
        credits("spentTokens", spentTokens);
        time("periodStart", periodStart);
        time("resetsAt", resetsAt);
        atLeast("revision", revision, 1);
        text("owner", owner);
        text("contactAdmin", contactAdmin);
        time("exceededAt", exceededAt);
    }
}
