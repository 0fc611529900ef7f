package io.tutorflow.billing.ledger.rollforward;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Rolls the books forward over one month, UTC. */
@ApplicationScoped
class RollingForward {

    private final RollForwardTable table;
    private final TakenBack takenBack;

    RollingForward(RollForwardTable table, TakenBack takenBack) {
        this.table = table;
        this.takenBack = takenBack;
    }

    Uni<RollForward> over(YearMonth month) {
        var beginning = firstMoment(month);
        var end = firstMoment(month.plusMonths(1));
        return Uni.combine()
                .all()
                .unis(table.moved(beginning, end), bonuses(beginning), bonuses(end))
                .with((moved, before, after) -> RollForward.of(month, moved, before, after));
    }

    private Uni<BonusShares> bonuses(Instant moment) {
        return takenBack.before(moment).chain(taken -> table.bonuses(moment, taken));
    }

    private static Instant firstMoment(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
