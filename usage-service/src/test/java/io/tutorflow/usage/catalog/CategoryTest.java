package io.tutorflow.usage.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.money.Units;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CategoryTest {

    @Test
    void billsWhatIsDeliveredUpToWhatWasRequested() {
        assertThat(Category.TEST.billed(Units.of(10), Units.of(7))).isEqualTo(Units.of(7));
        assertThat(Category.VIDEO.billed(Units.of(5), Units.of(6))).isEqualTo(Units.of(5));
    }

    @Test
    void billsSlidesAsRequested() {
        assertThat(Category.SLIDE.billed(Units.of(10), Units.of(1))).isEqualTo(Units.of(10));
    }

    @Test
    void billsRendersByTheirRealMinutesUpToTen() {
        var estimate = Category.VIDEO_RENDER.quoted(60);

        assertThat(estimate).isEqualTo(Units.of(1));
        assertThat(Category.VIDEO_RENDER.billed(estimate, minutes("1.5"))).isEqualTo(minutes("1.5"));
        assertThat(Category.VIDEO_RENDER.billed(estimate, minutes("10.0001"))).isEqualTo(Units.of(10));
    }

    private static Units minutes(String value) {
        return Units.of(new BigDecimal(value));
    }
}
