package io.tutorflow.audit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.audit.SchoolPrices.Change;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchoolPriceCheckTest {

    private static final List<Change> STANDARD = List.of(
            new Change(1, Instant.EPOCH, 10_000L, 40_000L, 5_000_000L, null, null, null),
            price(1, "cover_image.default", "", 250_000L),
            price(1, "writing_assessment.text", "", 100_000L),
            price(1, "writing_assessment.handwriting", "", 200_000L),
            price(1, "session_transcription.default", "", 20_000L));
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
    void theOrganizationsOwnPriceCountsAndTheVersionIsNamed() {
        var own = List.of(price(3, "writing_assessment.text", "", 50_000L));

        assertThat(what(assessment("text", "10"), own))
                .contains(
                        "the version of its price is 0, the organization's prices says 3",
                        "the most that it may bill is 100000, writing_assessment.text says 50000");
        assertThat(what(assessment("text", "5"), own))
                .containsExactly("the version of its price is 0, the organization's prices says 3");
    }

    @Test
    void aPriceThatCountedLaterOrForAnotherCourseIsNot() {
        assertThat(what(
                        assessment("text", "10"),
                        List.of(new Change(
                                1, Records.BEGAN.plusSeconds(1), null, null, null, "writing_assessment.text", "", 1L))))
                .isEmpty();
        assertThat(what(assessment("text", "10"), List.of(price(0, "writing_assessment.text", "biology", 1L))))
                .isEmpty();
    }

    @Test
    void namesAnActivityThatNobodyKnows() {
        assertThat(what(finalized("podcast", "default", null, 1, "25", 250_000, null)))
                .contains("is of the unknown category podcast");
    }

    private static List<String> what(UsageRow usage) {
        return what(usage, List.of());
    }

    private static List<String> what(UsageRow usage, List<Change> own) {
        var organization = requireNonNull(usage.payer().accountId());
        var prices = new SchoolPrices(Map.of(SchoolPrices.STANDARD, STANDARD, organization, own));
        return PriceCheck.of(usage, new Prices(Map.of(), prices), Agreed.NOTHING).stream()
                .map(Difference::what)
                .toList();
    }

    private static Change price(int version, String catalogKey, String courseId, long micros) {
        return new Change(version, Instant.EPOCH, null, null, null, catalogKey, courseId, micros);
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
