package io.tutorflow.audit;

import io.tutorflow.audit.UsageRow.End;
import io.tutorflow.audit.UsageRow.Payer;
import io.tutorflow.audit.UsageRow.Price;
import io.tutorflow.audit.UsageRow.Work;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Usage records of a course of ten lessons, seven of which were made. */
final class Records {

    static final UUID ID = new UUID(0, 1);
    static final UUID ACCOUNT = new UUID(0, 2);
    static final Instant BEGAN = Instant.parse("2026-11-29T12:00:00Z");
    static final Instant ENDED = Instant.parse("2026-11-29T12:00:03Z");

    static final PriceSnapshot ESTIMATE = new PriceSnapshot(
            "course",
            "course.default",
            "default",
            "lesson",
            new BigDecimal("0.05"),
            BigDecimal.TEN,
            new BigDecimal("0.5"),
            "USD",
            "platform_pricing_catalog_v2",
            "platform_course_lesson_v2",
            true);

    static final UsageRow RECORDED = record(
            "credits",
            new Price(1, EventJson.write(ESTIMATE), 500_000, null, null, null, null, null),
            end("RECORDED", null));

    static final UsageRow FINALIZED = finalized(ESTIMATE.pinnedAt(Units.of(7)));

    static final UsageRow VOIDED = record(
            "credits",
            new Price(1, EventJson.write(ESTIMATE), 500_000, null, 0L, null, null, null),
            end("VOIDED", ENDED));

    private Records() {}

    static UsageRow finalized(PriceSnapshot snapshot) {
        return finalized(snapshot, 500_000);
    }

    static UsageRow finalized(PriceSnapshot snapshot, long holdMicros) {
        return record(
                "credits",
                new Price(
                        1,
                        EventJson.write(snapshot),
                        holdMicros,
                        null,
                        snapshot.amount().micros(),
                        Money.ofUsd(snapshot.unitPrice()).micros(),
                        Units.of(snapshot.units()).tenThousandths(),
                        null),
                end("FINALIZED", ENDED));
    }

    static UsageRow record(String source, Price price, End end) {
        return new UsageRow(
                ID,
                false,
                new Payer(ACCOUNT, ACCOUNT, source.equals("credits") ? "platform" : "school", "key", source),
                new Work("course", "sync", 10, null, null, null),
                price,
                end);
    }

    static UsageRow billing(UsageRow usage, long billable) {
        var price = usage.price();
        return with(
                usage,
                new Price(
                        price.catalogVersion(),
                        price.snapshot(),
                        price.holdMicros(),
                        price.limitMicros(),
                        billable,
                        price.unitPriceMicros(),
                        price.unitsTenThousandths(),
                        null));
    }

    static UsageRow with(UsageRow usage, Price price) {
        return new UsageRow(usage.id(), usage.tombstone(), usage.payer(), usage.work(), price, usage.end());
    }

    static UsageRow with(UsageRow usage, Payer payer) {
        return new UsageRow(usage.id(), usage.tombstone(), payer, usage.work(), usage.price(), usage.end());
    }

    static UsageRow with(UsageRow usage, Work work) {
        return new UsageRow(usage.id(), usage.tombstone(), usage.payer(), work, usage.price(), usage.end());
    }

    static End end(String status, @Nullable Instant completedAt) {
        return new End(status, BEGAN, completedAt, false, status.equals("VOIDED"), status.equals("RECORDED"));
    }
}
