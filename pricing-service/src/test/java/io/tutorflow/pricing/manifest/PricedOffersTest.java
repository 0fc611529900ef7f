package io.tutorflow.pricing.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.pricing.catalog.PriceBody;
import io.tutorflow.pricing.manifest.Offer.Kind;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PricedOffersTest {

    @Test
    void tellCapabilitiesFromAddOns() {
        var offers = new PricedOffers(List.of(price("course", true), price("slide_image", true)));

        assertThat(offers.of(Kind.CAPABILITY)).containsOnlyKeys("course");
        assertThat(offers.of(Kind.ADD_ON)).containsOnlyKeys("slide_image");
    }

    @Test
    void leaveOutWhatIsNotSoldAtPresent() {
        var offers = new PricedOffers(List.of(price("course", false), price("test", true)));

        assertThat(offers.of(Kind.CAPABILITY)).containsOnlyKeys("test");
    }

    @Test
    void refuseAPriceThatNobodyCanAskFor() {
        assertThatThrownBy(() -> new PricedOffers(List.of(price("lunch", true))))
                .hasMessage("No offer has the category lunch");
        assertThat(new PricedOffers(List.of(price("lunch", false))).of(Kind.CAPABILITY))
                .isEmpty();
    }

    private static PriceBody price(String category, boolean active) {
        return new PriceBody(
                category,
                "default",
                category,
                BigDecimal.ONE,
                BigDecimal.ONE,
                "unit",
                "USD",
                "source",
                "lookup",
                "meter",
                active);
    }
}
