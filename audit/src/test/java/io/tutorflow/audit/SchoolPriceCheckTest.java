package io.tutorflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.audit.UsageRow.Payer;
import io.tutorflow.audit.UsageRow.Price;
import io.tutorflow.audit.UsageRow.Use;
import io.tutorflow.audit.UsageRow.Work;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.events.TokenRates;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchoolPriceCheckTest {

    private static final Prices NO_CATALOGUE = new Prices(Map.of());
    private static final TokenRates USE = TokenRates.byUse(BigDecimal.ONE, BigDecimal.valueOf(4));
    private static final TokenRates MINUTES = TokenRates.byTheMinute(BigDecimal.TWO);

    @Test
    void acceptsEachActivityAtItsPrice() {
        assertThat(what(assessment("handwriting", "20"))).isEmpty();
        assertThat(what(transcript(100, MINUTES, "3.3334", 33_334))).isEmpty();
        assertThat(what(lesson("4.4", new Use(1_200, 800)))).isEmpty();
        assertThat(what(lesson("1", new Use(1, 1)))).isEmpty();
        assertThat(what(lesson("500", new Use(0, 900_000)))).isEmpty();
    }

    @Test
    void namesAnotherPriceThanTheActivityHas() {
        assertThat(what(assessment("text", "20")))
                .contains("the most that it may bill is 200000, writing_assessment.text says 100000");
        assertThat(what(lesson("4.5", new Use(1_200, 800))))
                .containsExactly("its price is 45000, what was used says 44000");
    }

    @Test
    void namesAVariantThatTheActivityDoesNotHave() {
        assertThat(what(assessment("video", "20")))
                .contains("the most that it may bill is 200000, writing_assessment.video says 0");
    }

    @Test
    void namesMinutesBilledBeyondTheRequest() {
        assertThat(what(transcript(60, MINUTES, "3", 30_000)))
                .containsExactly("the most that it may bill is 30000, session_transcription.default says 20000");
    }

    @Test
    void namesRatesThatAreNotThePrice() {
        var cheap = TokenRates.byTheMinute(BigDecimal.ONE);

        assertThat(what(transcript(60, cheap, "1", 10_000)))
                .contains("its rates is " + cheap + ", session_transcription.default says " + MINUTES);
    }

    @Test
    void acceptsWhatWasMeasuredElsewhereAtItsPriceAndNamesAnother() {
        assertThat(what(measured("session_transcription", MINUTES, "1.6667", "3.3334", null)))
                .isEmpty();
        assertThat(what(measured("post_session_summary", USE, "1", "4.4", new Use(1_200, 800))))
                .isEmpty();
        assertThat(what(measured("cover_image", null, "1", "25", null))).isEmpty();
        assertThat(what(measured("session_transcription", MINUTES, "1.6667", "3.3335", null)))
                .containsExactly("its price is 33335, its minutes says 33334");
        assertThat(what(measured("cover_image", null, "1", "24", null)))
                .containsExactly("its price is 240000, cover_image.default says 250000");
    }

    @Test
    void namesAnActivityThatNobodyKnows() {
        assertThat(what(finalized("podcast", "default", null, 1, "25", 250_000, null)))
                .contains("is of the unknown category podcast");
    }

    private static List<String> what(UsageRow usage) {
        return PriceCheck.of(usage, NO_CATALOGUE, Agreed.NOTHING).stream()
                .map(Difference::what)
                .toList();
    }

    private static UsageRow assessment(String variant, String tokens) {
        long micros = Money.ofCredits(new BigDecimal(tokens)).micros();
        return finalized("writing_assessment", variant, null, 1, tokens, micros, null);
    }

    private static UsageRow transcript(int seconds, TokenRates rates, String tokens, long limit) {
        return finalized("session_transcription", "default", rates, seconds, tokens, limit, null);
    }

    private static UsageRow lesson(String tokens, Use used) {
        return finalized("ai_lesson_generation", "default", USE, 1, tokens, 5_000_000, used);
    }

    private static UsageRow measured(
            String activity, @Nullable TokenRates rates, String units, String tokens, @Nullable Use used) {
        long micros = Money.ofCredits(new BigDecimal(tokens)).micros();
        int whole = new BigDecimal(units).setScale(0, RoundingMode.CEILING).intValueExact();
        var row = finalized(activity, "default", rates, 1, tokens, micros, used);
        var price = row.price();
        return new UsageRow(
                row.id(),
                false,
                row.payer(),
                new Work(activity, "measured", whole, null, "{\"units\":" + units + "}", null),
                new Price(
                        0,
                        price.snapshot(),
                        0,
                        micros,
                        price.billableMicros(),
                        price.unitPriceMicros(),
                        price.unitsTenThousandths(),
                        used),
                row.end());
    }

    private static UsageRow finalized(
            String activity,
            String variant,
            @Nullable TokenRates rates,
            int requested,
            String tokens,
            long limit,
            @Nullable Use used) {
        var units = new BigDecimal(tokens);
        var amount = Money.ofCredits(units);
        var snapshot = new PriceSnapshot(
                activity,
                activity + "." + variant,
                "default",
                "token",
                new BigDecimal("0.01"),
                null,
                null,
                rates,
                units,
                amount.usd(),
                "USD",
                "school_activity_prices_v1",
                "school_" + activity + "_token_v1",
                false);
        var stored = variant.equals("default") ? "{}" : "{\"variant\":\"" + variant + "\"}";
        return new UsageRow(
                Records.ID,
                false,
                new Payer(Records.ACCOUNT, Records.ACCOUNT, "school", "ada", "tokens"),
                new Work(activity, "sync", requested, null, stored, null),
                new Price(0, EventJson.write(snapshot), limit, limit, amount.micros(), 10_000L, amount.micros(), used),
                Records.end("FINALIZED", Records.ENDED));
    }
}
