package io.tutorflow.usage.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class CategoryTest {

    @Test
    void billsWhatIsDeliveredUpToWhatWasRequested() {
        assertThat(billed(Category.TEST, Units.of(10), Units.of(7))).isEqualTo(Units.of(7));
        assertThat(billed(Category.VIDEO, Units.of(5), Units.of(6))).isEqualTo(Units.of(5));
    }

    @Test
    void billsSlidesAsRequested() {
        assertThat(billed(Category.SLIDE, Units.of(10), Units.of(1))).isEqualTo(Units.of(10));
    }

    @Test
    void billsRendersByTheirRealMinutesUpToTen() {
        var estimate = Category.VIDEO_RENDER.unit().of(60);

        assertThat(estimate).isEqualTo(Units.of(1));
        assertThat(billed(Category.VIDEO_RENDER, estimate, minutes("1.5"))).isEqualTo(minutes("1.5"));
        assertThat(billed(Category.VIDEO_RENDER, estimate, minutes("10.0001"))).isEqualTo(Units.of(10));
        assertThat(quantity(Category.VIDEO_RENDER).limit(Money.ofCredits(15))).isEqualTo(Money.ofCredits(150));
    }

    @Test
    void eachIsSoldInOneWay() {
        var sold = new HashSet<>(Category.ofCatalogue());

        assertThat(sold).doesNotContainAnyElementsOf(Category.ofSchools());
        sold.addAll(Category.ofSchools());
        assertThat(sold).containsExactlyInAnyOrder(Category.values());
    }

    @Test
    void callersFindWhatIsSoldToThem() {
        assertThat(Category.ofCatalogue("course")).contains(Category.COURSE);
        assertThat(Category.ofCatalogue("cover_image")).isEmpty();
        assertThat(Category.ofSchools("cover_image")).contains(Category.COVER_IMAGE);
        assertThat(Category.ofSchools("course")).isEmpty();
    }

    @Test
    void everyRecordIsReadAndNoOther() {
        assertThat(Arrays.stream(Category.values()).map(category -> Category.recorded(category.text())))
                .containsExactly(Category.values());
        assertThatThrownBy(() -> Category.recorded("podcast")).hasMessage("No such category: podcast");
    }

    private static Units billed(Category category, Units requested, Units delivered) {
        return quantity(category).billed(requested, delivered);
    }

    private static Quantity quantity(Category category) {
        return ((Sale.ByUnit) category.sale()).quantity();
    }

    private static Units minutes(String value) {
        return Units.of(new BigDecimal(value));
    }
}
