package io.tutorflow.usage.stage;

import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.catalog.Quote;
import io.tutorflow.usage.generation.Delivery;
import io.tutorflow.usage.record.Acceptance;
import io.tutorflow.usage.record.BodyHash;
import io.tutorflow.usage.record.Mode;
import io.tutorflow.usage.record.Payer;
import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.record.Submission;
import io.tutorflow.usage.record.Submission.Work;
import io.tutorflow.usage.record.UsageRecord.Recorded;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** Domain values for the domain tests. */
public final class Samples {

    public static final Instant RECORDED_AT = Instant.parse("2026-11-21T12:00:00Z");
    public static final Instant ENDED_AT = Instant.parse("2026-11-21T12:00:05Z");
    public static final UUID ACCOUNT = UUID.fromString("5f8c7a52-8e5c-4f5e-9b7d-0a4d6a3a1c11");
    public static final UUID KEY = UUID.fromString("0b9c1f7e-6a51-4a3c-8e41-1f6a0c1d2e3f");

    private Samples() {}

    public static Recorded recorded(int lessons, Money unitPrice) {
        return new Recorded(new Acceptance(
                new RecordId(UUID.fromString("01930000-0000-7000-8000-000000000001")),
                new Payer(ACCOUNT, KEY.toString()),
                submission(lessons, "Photosynthesis", Mode.SYNC),
                new Quote(estimate(lessons, unitPrice), 1),
                RECORDED_AT));
    }

    public static Submission submission(int lessons, String prompt, Mode mode) {
        var fields = "{\"lessonCount\":" + lessons + "}";
        return new Submission(
                new Work(Category.COURSE, lessons, prompt, fields, null), BodyHash.of(prompt, fields), mode, null, "k");
    }

    public static Delivery delivery(int units) {
        return new Delivery(Units.of(units), 1_200, 800, new BigDecimal("0.0042"), "{\"lessons\":[]}");
    }

    public static PriceSnapshot estimate(int lessons, Money unitPrice) {
        return new PriceSnapshot(
                "course",
                "course.default",
                "default",
                "lesson",
                unitPrice.usd(),
                BigDecimal.valueOf(lessons),
                unitPrice.times(Units.of(lessons)).usd(),
                "USD",
                "platform_pricing_catalog_v2",
                "platform_course_lesson_v2",
                true);
    }
}
