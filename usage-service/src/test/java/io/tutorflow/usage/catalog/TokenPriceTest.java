package io.tutorflow.usage.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.tutorflow.usage.catalog.TokenPrice.ByUse;
import io.tutorflow.usage.catalog.TokenPrice.Fixed;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class TokenPriceTest {

    private static final Money LIMIT = Money.ofCredits(180);

    @Test
    void aFixedPriceIsBilledWhateverWasUsed() {
        var price = new Fixed(25);

        assertThat(price.billed(9_000_000, 9_000_000, price.most())).isEqualTo(Units.of(25));
        assertThat(price.minimum()).isNull();
    }

    @Test
    void useIsBilledByThousandsReadAndWritten() {
        assertThat(new ByUse(100, 500).billed(1_200, 800, LIMIT)).isEqualTo(Units.of(new BigDecimal("4.4")));
    }

    @Test
    void useIsAtLeastOneTokenAndNeverPassesItsLimit() {
        assertThat(new ByUse(100, 500).billed(0, 1, LIMIT)).isEqualTo(Units.of(1));
        assertThat(new ByUse(100, 500).billed(0, 45_001, LIMIT)).isEqualTo(Units.of(180));
    }

    @Test
    void nothingIsSoldForNothing() {
        assertThatThrownBy(() -> new Fixed(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ByUse(0, 500)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ByUse(100, 99)).isInstanceOf(IllegalArgumentException.class);
    }
}
