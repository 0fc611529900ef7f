package io.tutorflow.usage.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.events.StandardActivityPrices;
import io.tutorflow.events.TokenRates;
import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.usage.catalog.TokenPrice.ByUse;
import io.tutorflow.usage.catalog.TokenPrice.Each;
import io.tutorflow.usage.catalog.TokenPrice.PerMinute;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CONTRACT: what costs tokens. */
class TokenPriceTest {

    private static final TokenRates USE = TokenRates.byUse(BigDecimal.ONE, BigDecimal.valueOf(4));

    @ParameterizedTest
    @CsvSource({
        "cover_image, , 25",
        "ai_exercise_generation, , 25",
        "writing_assessment, text, 10",
        "writing_assessment, handwriting, 20",
        "writing_assessment, image, 20",
        "speaking_assessment, recorded, 15",
        "speaking_assessment, live, 40",
        "session_transcription, , 2",
        "ai_lesson_generation, , 500",
        "post_session_summary, , 500"
    })
    void everyActivityHasItsPrice(String activity, String variant, long tokens) {
        var key = ActivityKey.find(Category.ofSchools(activity).orElseThrow(), variant)
                .orElseThrow();

        assertThat(standard().of(key).most(Units.of(1))).isEqualTo(Money.ofCredits(tokens));
    }

    @Test
    void nothingThatASchoolCanHaveMadeIsWithoutPrice() {
        assertThat(ActivityKey.all())
                .hasSize(10)
                .allSatisfy(
                        key -> assertThat(standard().of(key).most(Units.of(1)).isPositive())
                                .isTrue());
    }

    @Test
    void usageBasedWorkNeedsAHundredTokensToBegin() {
        var key = ActivityKey.find(Category.AI_LESSON_GENERATION, null).orElseThrow();

        assertThat(standard().of(key).minimum()).isEqualTo(Money.ofCredits(100));
    }

    @Test
    void aVariantIsKnownOrRefused() {
        assertThat(ActivityKey.variantsOf(Category.SPEAKING_ASSESSMENT)).isEqualTo(List.of("recorded", "live"));
        assertThat(ActivityKey.find(Category.WRITING_ASSESSMENT, "video")).isEmpty();
        assertThat(ActivityKey.find(Category.WRITING_ASSESSMENT, null)).isEmpty();
        assertThat(ActivityKey.find(Category.COVER_IMAGE, "default")).isEmpty();
        assertThatThrownBy(() -> new ActivityKey(Category.COVER_IMAGE, "text"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void minutesCountBySeconds() {
        var price = new PerMinute(TokenRates.byTheMinute(BigDecimal.TWO));

        assertThat(price.most(Unit.MINUTE.of(90))).isEqualTo(Money.ofCredits(3));
        assertThat(price.most(Unit.MINUTE.of(100))).isEqualTo(Money.ofCredits(new BigDecimal("3.3334")));
    }

    @Test
    void nothingIsSoldForNothing() {
        var free = TokenRates.byTheMinute(new BigDecimal("0.0001"));

        assertThatThrownBy(() -> new Each(Money.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PerMinute(free)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ByUse(USE, Money.ZERO, Money.ofCredits(500)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ByUse(USE, Money.ofCredits(100), Money.ofCredits(99)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ActivityPriceList standard() {
        var prices = new ActivityPrices();
        prices.apply(StandardActivityPrices.told());
        return prices.inForce(UUID.randomUUID(), null, Instant.now());
    }
}
