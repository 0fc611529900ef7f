package io.tutorflow.usage.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.events.TokenRates;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.catalog.Quote;
import io.tutorflow.usage.generation.Delivery;
import io.tutorflow.usage.record.Submission.Work;
import io.tutorflow.usage.stage.Samples;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What of an activity's tokens is billed. */
class BilledTest {

    private static final TokenRates USE = TokenRates.byUse(BigDecimal.ONE, BigDecimal.valueOf(4));
    private static final TokenRates MINUTES = TokenRates.byTheMinute(BigDecimal.TWO);

    @Test
    void aFixedPriceIsBilledWhateverWasUsed() {
        var asked = accepted(Category.COVER_IMAGE, null, 1, 25);

        assertThat(Billed.of(asked, delivered(Units.of(1), 9_000_000, 9_000_000)))
                .isEqualTo(Units.of(25));
    }

    @Test
    void useIsBilledByThousandsReadAndWritten() {
        assertThat(lesson(1_200, 800)).isEqualTo(Units.of(new BigDecimal("4.4")));
    }

    @Test
    void useIsAtLeastOneTokenAndNeverPassesItsLimit() {
        assertThat(lesson(0, 1)).isEqualTo(Units.of(1));
        assertThat(lesson(0, 45_001)).isEqualTo(Units.of(180));
    }

    @Test
    void aTranscriptIsBilledByTheMinutesDeliveredUpToThoseRequested() {
        var asked = accepted(Category.SESSION_TRANSCRIPTION, MINUTES, 5_400, 180);

        assertThat(Billed.of(asked, delivered(minutes("90"), 1, 1))).isEqualTo(Units.of(180));
        assertThat(Billed.of(asked, delivered(minutes("30.0167"), 1, 1))).isEqualTo(minutes("60.0334"));
        assertThat(Billed.of(asked, delivered(minutes("91"), 1, 1))).isEqualTo(Units.of(180));
    }

    private static Units lesson(long read, long written) {
        return Billed.of(accepted(Category.AI_LESSON_GENERATION, USE, 1, 180), delivered(Units.of(1), read, written));
    }

    private static Delivery delivered(Units units, long read, long written) {
        return new Delivery(units, read, written, BigDecimal.ZERO, "{}");
    }

    private static Units minutes(String value) {
        return Units.of(new BigDecimal(value));
    }

    private static Acceptance accepted(Category category, @Nullable TokenRates rates, int requested, long most) {
        var limit = Money.ofCredits(most);
        var snapshot = new PriceSnapshot(
                category.text(),
                category.text() + ".default",
                "default",
                "token",
                new BigDecimal("0.01"),
                null,
                null,
                rates,
                limit.credits(),
                limit.usd(),
                "USD",
                "school_activity_prices_v1",
                "school_" + category.text() + "_token_v1",
                true);
        return new Acceptance(
                new RecordId(Samples.KEY),
                new Payer(Samples.ACCOUNT, Samples.ACCOUNT, "ada", BillingSource.TOKENS),
                new Submission(new Work(category, requested, "", "{}", null), BodyHash.of("a"), Mode.SYNC, null, null),
                new Quote(snapshot, 0, limit),
                Samples.RECORDED_AT);
    }
}
