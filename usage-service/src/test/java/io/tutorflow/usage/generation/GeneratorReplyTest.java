package io.tutorflow.usage.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.money.Units;
import io.tutorflow.usage.catalog.Unit;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratorReplyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void keepsWhatWasDelivered() {
        var reply = new GeneratorReply(7, 1_200, 800, new BigDecimal("0.0042"), content("Two"));

        assertThat(reply.generation(Unit.WHOLE))
                .isEqualTo(new Generation.Delivered(
                        new Delivery(Units.of(7), 1_200, 800, new BigDecimal("0.0042"), "{\"lesson\":\"Two\"}")));
    }

    @Test
    void whatIsCountedInSecondsIsDeliveredInMinutes() {
        var reply = new GeneratorReply(90, 0, 0, null, null);

        assertThat(reply.generation(Unit.MINUTE))
                .isEqualTo(new Generation.Delivered(
                        new Delivery(Units.of(new BigDecimal("1.5")), 0, 0, BigDecimal.ZERO, "{}")));
    }

    @Test
    void whatIsNotReportedIsNothing() {
        var reply = new GeneratorReply(7, 0, 0, null, null);

        assertThat(reply.generation(Unit.WHOLE))
                .isEqualTo(new Generation.Delivered(new Delivery(Units.of(7), 0, 0, BigDecimal.ZERO, "{}")));
    }

    @Test
    void lessThanNothingIsNothing() {
        assertThat(new GeneratorReply(-1, 0, 0, null, null).generation(Unit.WHOLE))
                .isEqualTo(new Generation.Delivered(new Delivery(Units.of(0), 0, 0, BigDecimal.ZERO, "{}")));
    }

    @Test
    void tooMuchContentIsFailedWork() {
        var reply = new GeneratorReply(7, 0, 0, null, content("x".repeat(1_000_000)));

        assertThat(reply.generation(Unit.WHOLE)).isInstanceOf(Generation.Failed.class);
    }

    @Test
    void contentThatCouldNotBeReadAgainIsFailedWork() {
        for (var content : List.of(
                JSON.createObjectNode().put("zoom", new BigDecimal("1e1500")),
                JSON.createObjectNode().put("zoom", new BigDecimal("1e9999")),
                content("\u0000"),
                content("\ud800"))) {
            assertThat(new GeneratorReply(7, 0, 0, null, content).generation(Unit.WHOLE))
                    .isInstanceOf(Generation.Failed.class);
        }
    }

    @Test
    void useThatCannotBeRightIsFailedWork() {
        var millions = new BigDecimal("1000000.01");
        assertThat(new GeneratorReply(7, -1, 0, null, null).generation(Unit.WHOLE))
                .isInstanceOf(Generation.Failed.class);
        assertThat(new GeneratorReply(7, 0, Long.MAX_VALUE, null, null).generation(Unit.WHOLE))
                .isInstanceOf(Generation.Failed.class);
        assertThat(new GeneratorReply(7, 0, 0, millions, null).generation(Unit.WHOLE))
                .isInstanceOf(Generation.Failed.class);
        assertThat(new GeneratorReply(7, 0, 0, BigDecimal.valueOf(-1), null).generation(Unit.WHOLE))
                .isInstanceOf(Generation.Failed.class);
    }

    @Test
    void aFailureWithoutAReasonStillHasOne() {
        assertThat(new GeneratorReply.Refusal(null).failure().code()).isEqualTo("generation_failed");
        assertThat(new GeneratorReply.Refusal(new GeneratorReply.Reason("too_hard", "No idea")).failure())
                .isEqualTo(new Failure("too_hard", "No idea"));
    }

    private static ObjectNode content(String lesson) {
        return JSON.createObjectNode().put("lesson", lesson);
    }
}
