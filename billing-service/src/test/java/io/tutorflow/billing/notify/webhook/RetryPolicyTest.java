package io.tutorflow.billing.notify.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Reply UNANSWERED = new Reply.Unanswered("the host name could not be resolved");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 204, 299})
    void a2xxIsDelivered(int status) {
        assertInstanceOf(Verdict.Delivered.class, judge(answered(status, null), 1));
    }

    @Test
    void a410IsTheEnd() {
        assertInstanceOf(Verdict.Gone.class, judge(answered(410, null), 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 301, 302, 308, 400, 404, 429, 500, 503})
    void anythingElseIsTriedAgain(int status) {
        assertEquals(new Verdict.Again(NOW.plusSeconds(5)), judge(answered(status, null), 1));
    }

    @ParameterizedTest
    @CsvSource({"1, PT5S", "2, PT5M", "3, PT30M", "4, PT2H", "5, PT5H", "6, PT10H", "7, PT14H", "8, PT20H", "9, PT24H"})
    void thePausesGrow(int tries, Duration pause) {
        assertEquals(new Verdict.Again(NOW.plus(pause)), judge(UNANSWERED, tries));
    }

    @Test
    void theTenthIsTheLastAndComesWithinThreeDaysAndAHalf() {
        assertInstanceOf(Verdict.GivenUp.class, judge(UNANSWERED, 10));
        var all = WebhookLimits.PAUSES.stream().reduce(Duration.ZERO, Duration::plus);
        assertEquals(3, all.toDays());
    }

    @Test
    void chanceAddsATenthAtMost() {
        var verdict = RetryPolicy.judge(UNANSWERED, 9, NOW, 0.5);

        assertEquals(new Verdict.Again(NOW.plus(Duration.ofHours(24)).plus(Duration.ofMinutes(72))), verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "429, PT1H, PT1H",
        "503, PT1H, PT1H",
        "503, PT1S, PT5S",
        "503, P30D, PT24H",
        "500, PT1H, PT5S",
        "200, PT1H, "
    })
    void whoAsksForTimeGetsItUpToABound(int status, Duration asked, @Nullable Duration pause) {
        var verdict = judge(answered(status, asked), 1);

        assertEquals(pause == null ? new Verdict.Delivered() : new Verdict.Again(NOW.plus(pause)), verdict);
    }

    @Test
    void retryAfterIsSecondsOrADate() {
        assertEquals(Duration.ofMinutes(2), ReplyText.retryAfter("120", NOW));
        assertEquals(Duration.ofHours(1), ReplyText.retryAfter("Sat, 21 Nov 2026 11:00:00 GMT", NOW));
        for (var odd : new @Nullable String[] {null, "", "soon", "-1", "1e9", "Sat, 21 Nov 2026 09:00:00 GMT"}) {
            assertEquals(null, ReplyText.retryAfter(odd, NOW));
        }
    }

    @Test
    void whatIsKeptOfABodyIsShortAndWhole() {
        var full = "x".repeat(999);

        assertEquals(full + "a", ReplyText.of((full + "abc").getBytes(UTF_8)));
        assertEquals(full, ReplyText.of((full + "\uD83D\uDE00").getBytes(UTF_8)));
        assertEquals("a\uFFFDb", ReplyText.of(new byte[] {'a', 0, 'b'}));
    }

    private static Verdict judge(Reply reply, int tries) {
        return RetryPolicy.judge(reply, tries, NOW, 0);
    }

    private static Reply answered(int status, @Nullable Duration retryAfter) {
        return new Reply.Answered(status, "", retryAfter);
    }
}
