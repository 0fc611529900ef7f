package io.tutorflow.internal.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.JsonRules;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookingUpRecordsTest {

    private static final UUID ID = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private static final String RECORDED =
            "\"recorded\": {\"recordedAt\": \"2026-11-21T12:00:00Z\"," + " \"heldMicros\": 5, \"late\": false}";

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    LookingUpRecordsTest() {
        new JsonRules().customize(json);
    }

    @Test
    void readsWhatBecameOfTheRecords() {
        assertThat(lookUp(
                        "{\"id\": \"%s\", \"state\": \"RUNNING\", \"until\": \"2026-11-21T12:10:00Z\"}".formatted(ID)))
                .containsExactly(new RecordOutcome.Running(ID, Instant.parse("2026-11-21T12:10:00Z")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"state\": \"SLEEPING\"",
                "\"state\": \"RUNNING\"",
                "\"state\": \"FINALIZED\"",
                "\"state\": \"VOIDED\"",
                "\"state\": \"VOIDED\", \"recorded\": {\"recordedAt\": \"2026-11-21T12:00:00Z\", \"heldMicros\": 5}",
                "\"state\": \"VOIDED\", \"recorded\": {\"recordedAt\": \"2026-11-21T12:00:00Z\","
                        + " \"heldMicros\": -5, \"late\": false}",
                "\"state\": \"FINALIZED\", \"finalized\": {\"accountId\": \"00000000-0000-0000-0000-000000000001\","
                        + " \"amountMicros\": 5, \"catalogKey\": \"k\", \"unitPriceMicros\": 5, \"units\": 1,"
                        + " \"finalizedAt\": \"2026-11-21T12:10:00Z\"}, " + RECORDED,
                "\"state\": \"FINALIZED\", \"finalized\": {\"accountId\": \"00000000-0000-0000-0000-000000000001\","
                        + " \"amountMicros\": -5, \"chargedMicros\": 0, \"catalogKey\": \"k\", \"unitPriceMicros\": 5,"
                        + " \"units\": 1, \"finalizedAt\": \"2026-11-21T12:10:00Z\"}, " + RECORDED,
                "\"state\": \"FINALIZED\", \"finalized\": {\"accountId\": \"00000000-0000-0000-0000-000000000001\","
                        + " \"amountMicros\": 5, \"chargedMicros\": 0, \"catalogKey\": \"k\", \"unitPriceMicros\": 5,"
                        + " \"units\": 1, \"finalizedAt\": \"2026-11-21T12:10:00Z\"}"
            })
    void leavesOutWhatItDoesNotUnderstandAndNothingElse(String said) {
        var strange = "{\"id\": \"" + ID + "\", " + said + "}";

        assertThat(lookUp(strange, "{\"id\": \"%s\", \"state\": \"NEVER\"}".formatted(OTHER)))
                .containsExactly(new RecordOutcome.Never(OTHER));
    }

    @Test
    void leavesOutWhatWhoAsksDoesNotUnderstand() {
        var client = client("{\"id\": \"%s\", \"state\": \"NEVER\"}".formatted(ID));

        assertThat(client.lookUp(List.of(ID), fate -> {
                            throw new ArithmeticException("too much");
                        })
                        .await()
                        .indefinitely())
                .isEmpty();
        assertThat(metrics.get("tutorflow.answers.strange").counter().count()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatWasNotAsked() {
        assertThat(lookUp("{\"id\": \"00000000-0000-0000-0000-000000000009\", \"state\": \"NEVER\"}"))
                .isEmpty();
    }

    @Test
    void whoCannotAnswerNowIsAway() {
        var client = new LookingUpRecords(
                lookup -> Uni.createFrom().failure(new WebApplicationException(503)), json, metrics);

        assertThatThrownBy(
                        () -> client.lookUp(List.of(ID), fate -> fate).await().indefinitely())
                .hasCauseInstanceOf(IOException.class);
    }

    private List<RecordOutcome> lookUp(String... answers) {
        return client(answers).lookUp(List.of(ID, OTHER), fate -> fate).await().indefinitely();
    }

    private LookingUpRecords client(String... answers) {
        try {
            var told =
                    json.readValue("{\"answers\": [" + String.join(",", answers) + "]}", UsageRecordsApi.Answers.class);
            return new LookingUpRecords(lookup -> Uni.createFrom().item(told), json, metrics);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
