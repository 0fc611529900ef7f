package io.tutorflow.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.sandbox.place.Service;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RealStripeTest {

    private static final Map<Service, Map<String, String>> NOTHING = Map.of();

    @Test
    void isUsedWhenThereIsAKeyAndNoAddressIsSet() {
        var settings = RealStripe.addTo(
                NOTHING, Map.of("STRIPE_API_KEY", "sk_test_real", "STRIPE_WEBHOOK_SECRET", "whsec_real"));

        assertThat(settings)
                .isEqualTo(Map.of(
                        Service.BILLING,
                        Map.of(
                                "TUTORFLOW_STRIPE_API_KEY", "sk_test_real",
                                "TUTORFLOW_STRIPE_WEBHOOK_SECRET", "whsec_real")));
    }

    @Test
    void isNotUsedWithoutOne() {
        assertThat(RealStripe.isWanted(Map.of())).isFalse();
        assertThat(RealStripe.isWanted(Map.of("STRIPE_API_KEY", " "))).isFalse();
        assertThat(RealStripe.addTo(NOTHING, Map.of())).isEmpty();
    }

    @Test
    void leavesWhatIsSetByHand() {
        var byHand = Map.of(Service.BILLING, Map.of("TUTORFLOW_STRIPE_API_KEY", "sk_test_mine", "OTHER", "1"));

        assertThat(RealStripe.addTo(byHand, Map.of("STRIPE_API_KEY", "sk_test_real")))
                .isEqualTo(byHand);
    }
}
