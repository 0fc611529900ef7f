package io.tutorflow.acceptance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** It comes last: business time of the suite is months ahead afterwards. */
@Order(Integer.MAX_VALUE)
class MonthDemoTest {

    private static final Pattern SAVED = Pattern.compile("saved: (\\S+\\.pdf)");

    @Test
    void aMonthEndsInDocumentsThatArePaidAndLateUsageIsOnTheNext() throws Exception {
        var demo = Suite.stack().tutorflow("demo", "month");

        assertThat(demo.exitCode()).as(demo.told()).isZero();
        assertThat(demo.output())
                .contains("ok: items.0.dueUsd = 550")
                .contains("ok: items.0.meterStatus = REPORTED")
                .contains("ok: usedLineCredits = 250")
                .contains("ok: usedLineCredits = 0")
                .contains("ok: stripe.status = paid")
                .contains("ok: lines.0.quantity = 30")
                .contains("audit: 0 differences");
        var saved = SAVED.matcher(demo.output());
        assertThat(saved.find()).as(demo.told()).isTrue();
        assertThat(Files.readAllBytes(Path.of(saved.group(1)))).startsWith("%PDF-".getBytes(US_ASCII));
    }
}
