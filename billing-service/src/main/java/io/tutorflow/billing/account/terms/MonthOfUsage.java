package io.tutorflow.billing.account.terms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;

/** A month of a workspace, in UTC: what is included in it is granted once, whoever grants it. */
public record MonthOfUsage(UUID account, YearMonth month) {

    public static MonthOfUsage of(UUID account, Instant time) {
        return new MonthOfUsage(account, YearMonth.from(time.atOffset(ZoneOffset.UTC)));
    }

    /** The 1st, 00:00. */
    public Instant begins() {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** The key of the grant of what is included, and of the withdrawal of what is left of it. */
    public UUID transferId() {
        return UUID.nameUUIDFromBytes(("included usage:" + account + ":" + month).getBytes(UTF_8));
    }
}
