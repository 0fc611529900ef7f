package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoTest {

    @Test
    void theDemoTellsItsStoryFromRealAnswers() throws Exception {
        var demo = Suite.stack().tutorflow("demo");

        assertThat(demo.exitCode()).as(demo.told()).isZero();
        assertThat(demo.output()).contains("audit: 0 differences");
    }

    @Test
    void anAgentThatHasNothingLeftIsToppedUpAndServed() throws Exception {
        var demo = Suite.stack().tutorflow("demo", "topup", "--pay");

        assertThat(demo.exitCode()).as(demo.told()).isZero();
        assertThat(demo.output()).contains("ok: creditBalance = 2500").contains("audit: 0 differences");
    }
}
