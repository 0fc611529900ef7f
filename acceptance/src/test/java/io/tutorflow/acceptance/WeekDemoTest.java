package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** It comes late, before a month ends: business time of the suite is up to two weeks ahead afterwards. */
@Order(Integer.MAX_VALUE - 1)
class WeekDemoTest {

    @Test
    void aSchoolPaysEachActivityItsPriceAndTheHistoryAddsUpToTheBalance() throws Exception {
        var demo = Suite.stack().tutorflow("demo", "week");

        assertThat(demo.exitCode()).as(demo.told()).isZero();
        assertThat(demo.output()).contains("The sum of its tokens is 5886.2:").contains("audit: 0 differences");
    }
}
