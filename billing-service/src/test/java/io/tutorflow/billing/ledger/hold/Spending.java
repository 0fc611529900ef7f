package io.tutorflow.billing.ledger.hold;

import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.Charge;
import io.tutorflow.billing.ledger.HoldId;
import io.tutorflow.billing.ledger.Meter;
import io.tutorflow.billing.ledger.capture.Settlement;
import io.tutorflow.billing.ledger.capture.SettlingHolds;
import io.tutorflow.internal.hold.HoldAnswer;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Spends credits as usage does: by holds, and by captures without one. */
@ApplicationScoped
public class Spending {

    private static final Money CREDIT = Money.ofCredits(1);

    private final PlacingHolds placing;
    private final SettlingHolds settling;

    Spending(PlacingHolds placing, SettlingHolds settling) {
        this.placing = placing;
        this.settling = settling;
    }

    /** Whether it was set aside. */
    public boolean hold(String account, long credits) {
        return hold(account, credits, false);
    }

    /** As a render's hold is: a bound. */
    public boolean holdBound(String account, long credits) {
        return hold(account, credits, true);
    }

    /** That counts whatever is metered. */
    public static final Meter METER = new Meter("platform_course_lesson_v2", "lesson");

    /** Answers the id of the usage record. */
    public UUID begin(String account, long credits) {
        var id = UUID.randomUUID();
        if (!hold(id, account, credits, false)) {
            throw new IllegalStateException("Nothing was set aside");
        }
        return id;
    }

    /** What was begun is done. */
    public void end(UUID id, String account, long credits) {
        var charge = new Charge(
                "course.default", CREDIT, null, Units.of(credits), Instant.now(), Instant.now(), METER, null);
        var capture = new Settlement.Capture(
                new HoldId(id), of(account), Money.ofCredits(credits), charge, new Settlement.Held.Unsaid());
        settling.settle(List.of(capture)).await().indefinitely();
    }

    private boolean hold(String account, long credits, boolean capped) {
        return hold(UUID.randomUUID(), account, credits, capped);
    }

    private boolean hold(UUID id, String account, long credits, boolean capped) {
        var request = new Estimate(new HoldId(id), of(account), null, Money.ofCredits(credits), null, capped);
        return placing.placeAll(List.of(request)).await().indefinitely().getFirst() instanceof HoldAnswer.Placed;
    }

    public void capture(String account, long credits) {
        capture(UUID.fromString(account), "course.default", CREDIT, Units.of(credits), Instant.now());
    }

    /** Answers the id of the usage record. */
    public UUID capture(UUID account, String catalogKey, Money unitPrice, Units units, Instant finalizedAt) {
        return captureAll(account, catalogKey, unitPrice, units, finalizedAt, 1).getFirst();
    }

    /** As many of the same. Answers the ids of the usage records. */
    public List<UUID> captureAll(
            UUID account, String catalogKey, Money unitPrice, Units units, Instant finalizedAt, int count) {
        return captureAll(account, catalogKey, METER, unitPrice, units, finalizedAt, count);
    }

    /** Counted by that meter. */
    public List<UUID> captureAll(
            UUID account,
            String catalogKey,
            Meter meter,
            Money unitPrice,
            Units units,
            Instant finalizedAt,
            int count) {
        var charge = new Charge(catalogKey, unitPrice, null, units, finalizedAt, Instant.now(), meter, null);
        var ids = Stream.generate(UUID::randomUUID).limit(count).toList();
        var captures = ids.stream()
                .<Settlement>map(id -> new Settlement.Capture(
                        new HoldId(id),
                        new AccountId(account),
                        unitPrice.times(units),
                        charge,
                        Settlement.Held.nothing()))
                .toList();
        settling.settle(captures).await().indefinitely();
        return ids;
    }

    private static AccountId of(String account) {
        return new AccountId(UUID.fromString(account));
    }
}
