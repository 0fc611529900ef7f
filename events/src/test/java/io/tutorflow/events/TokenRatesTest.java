package io.tutorflow.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.money.Units;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRatesTest {

    private static final TokenRates USE = TokenRates.byUse(BigDecimal.ONE, new BigDecimal("4.00"));
    private static final TokenRates MINUTES = TokenRates.byTheMinute(new BigDecimal("1.5"));

    @Test
    void readsWhatItWrote() {
        assertThat(EventJson.read(EventJson.write(USE), TokenRates.class)).isEqualTo(USE);
        assertThat(EventJson.read(EventJson.write(MINUTES), TokenRates.class)).isEqualTo(MINUTES);
    }

    @Test
    void equalRatesAreWrittenAlike() {
        assertThat(USE).isEqualTo(TokenRates.byUse(new BigDecimal("1.0"), new BigDecimal("4")));
    }

    @Test
    void tokensAreRoundedHalfUpOnce() {
        assertThat(USE.tokensOf(1_200, 800)).isEqualTo(Units.of(new BigDecimal("4.4")));
        assertThat(MINUTES.tokensOf(Units.of(new BigDecimal("1.6667")))).isEqualTo(Units.of(new BigDecimal("2.5001")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"perMinute\":2,\"inputPer1000\":1,\"outputPer1000\":null}",
                "{\"perMinute\":null,\"inputPer1000\":1,\"outputPer1000\":null}",
                "{\"perMinute\":-1,\"inputPer1000\":null,\"outputPer1000\":null}",
                "{\"perMinute\":0.00001,\"inputPer1000\":null,\"outputPer1000\":null}"
            })
    void areOfOneKindAndNotBelowZero(String json) {
        assertThatThrownBy(() -> EventJson.read(json, TokenRates.class)).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void minutesAreNotCountedByUse() {
        assertThatThrownBy(() -> USE.tokensOf(Units.of(1))).isInstanceOf(IllegalStateException.class);
    }
}
