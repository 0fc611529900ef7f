package io.tutorflow.billing.meter.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.money.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MeteredPriceTest {

    @Test
    void whatIsCountedWholeCostsWhatTheCatalogueSays() {
        assertThat(price("lesson", 50_000).cents()).isEqualByComparingTo("5");
        assertThat(price("item", 15_000).cents()).isEqualByComparingTo("1.5");
        assertThat(price("item", 1).cents()).isEqualByComparingTo("0.0001");
    }

    @Test
    void aMinuteIsCountedInTenThousandths() {
        assertThat(price("video_minute", 150_000).cents()).isEqualByComparingTo("0.0015");
        assertThat(price("video_minute", 1).cents()).isEqualByComparingTo(new BigDecimal("0.00000001"));
    }

    @Test
    void isNeverFinerThanStripeTakes() {
        assertThat(price("video_minute", 123_457).cents().scale()).isLessThanOrEqualTo(12);
    }

    @Test
    void aCategoryIsOneProductWhateverItCosts() {
        assertThat(price("lesson", 50_000).productId())
                .isEqualTo(price("lesson", 60_000).productId())
                .isEqualTo("tutorflow_slide_image_default");
        assertThat(price("image", 70_000).product().name()).isEqualTo("Slide image");
    }

    private static MeteredPrice price(String unit, long micros) {
        return new MeteredPrice(
                "slide_image.default", "slide_image", unit, Money.ofMicros(micros), "a_lookup", "an_event");
    }
}
