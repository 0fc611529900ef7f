package io.tutorflow.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ReductionsTest {

    private static final Reductions AGREED = new Reductions(
            percent("12"),
            Map.of("slide.default", percent("7.5"), "video.default", Percent.ZERO),
            Map.of("evaluation.default", usd("0.015"), "test_creation.default", usd("0.02")));

    @Test
    void whatIsNotNamedHasTheDiscountOnAll() {
        assertThat(AGREED.of("course.default", usd("0.05")))
                .isEqualTo(new UnitPrice(usd("0.044"), usd("0.05"), percent("12")));
    }

    @Test
    void aDiscountOfItsOwnTakesThePlaceOfTheOneOnAll() {
        assertThat(AGREED.of("slide.default", usd("0.03")))
                .isEqualTo(new UnitPrice(usd("0.02775"), usd("0.03"), percent("7.5")));
        assertThat(AGREED.of("video.default", usd("0.04"))).isEqualTo(UnitPrice.ofList(usd("0.04")));
    }

    @Test
    void anOwnPriceTakesThePlaceOfAnyDiscount() {
        assertThat(AGREED.of("evaluation.default", usd("0.02")))
                .isEqualTo(new UnitPrice(usd("0.015"), usd("0.02"), null));
    }

    @Test
    void nobodyPaysMoreThanEverybodyElse() {
        assertThat(AGREED.of("test_creation.default", usd("0.015"))).isEqualTo(UnitPrice.ofList(usd("0.015")));
    }

    @Test
    void nothingThatIsSoldIsFree() {
        var nearlyAll = new Reductions(percent("95"), Map.of(), Map.of());

        assertThat(nearlyAll.of("course.default", Money.ofMicros(2)).price()).isEqualTo(Money.ofMicros(1));
        assertThat(nearlyAll.of("course.default", Money.ofMicros(1))).isEqualTo(UnitPrice.ofList(Money.ofMicros(1)));
    }

    /** 12 % off 4,000 lessons, 1,333 items, 1,000 slides and 10 renders of 200 s. */
    @Test
    void aMonthWithADiscountAddsUpToTheMicroUsd() {
        var terms = new Reductions(percent("12"), Map.of(), Map.of());
        var render = terms.of("video_render.default", usd("0.15")).price().times(new Units(33_333));

        var sum = terms.of("course.default", usd("0.05"))
                .price()
                .times(Units.of(4_000))
                .plus(terms.of("test_creation.default", usd("0.015")).price().times(Units.of(1_333)))
                .plus(terms.of("slide.default", usd("0.03")).price().times(Units.of(1_000)))
                .plus(render.plus(render).plus(render).plus(render).plus(render))
                .plus(render.plus(render).plus(render).plus(render).plus(render));

        assertThat(sum).isEqualTo(usd("224.39556"));
    }

    @Property
    void aPriceIsHalfUpOfListAndDiscountNeverAboveTheListNorFree(
            @ForAll @LongRange(min = 1, max = 9_999_999_999L) long list,
            @ForAll @IntRange(min = 0, max = 950_000) int tenThousandths) {
        var discount = new Percent(tenThousandths);

        var unit = new Reductions(discount, Map.of(), Map.of()).of("any", Money.ofMicros(list));

        var exact = BigDecimal.valueOf(list)
                .multiply(new BigDecimal("100").subtract(discount.value()))
                .movePointLeft(2)
                .setScale(0, RoundingMode.HALF_UP);
        assertThat(unit.price().micros())
                .isEqualTo(Math.max(1, exact.longValueExact()))
                .isBetween(1L, list);
        assertThat(unit.list() == null).isEqualTo(unit.price().micros() == list);
        assertThat(unit.discount()).isEqualTo(unit.list() == null ? null : discount);
    }

    private static Money usd(String usd) {
        return Money.ofUsd(new BigDecimal(usd));
    }

    private static Percent percent(String value) {
        return Percent.of(new BigDecimal(value));
    }
}
