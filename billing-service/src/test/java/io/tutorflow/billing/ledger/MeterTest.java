package io.tutorflow.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.money.Units;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stripe takes whole numbers: units, and ten-thousandths of a minute. */
class MeterTest {

    @ParameterizedTest
    @CsvSource({"lesson, 7, 7", "video_minute, 3.3333, 33333", "video_minute, 1.5, 15000", "request, 0, 0"})
    void countsWholeUnitsAndTenThousandthsOfMinutes(String unit, BigDecimal units, long value) {
        assertThat(new Meter("any", unit).value(Units.of(units))).isEqualTo(value);
    }
}
