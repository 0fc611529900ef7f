package io.tutorflow.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRulesTest {

    private final ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());

    JsonRulesTest() {
        new JsonRules().customize(mapper);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"count\": \"5\"}",
                "{\"count\": 5.5}",
                "{\"count\": true}",
                "{\"text\": 5}",
                "{\"text\": true}",
                "{\"text\": [\"a\"]}",
                "{\"text\": \"nul \\u0000\"}",
                "{\"text\": \"half \\ud800\"}",
                "{\"text\": \"halves \\udc00\\ud800\"}",
                "{\"count\": 1, \"count\": 2}",
                "{\"count\": 1} trailing",
                "{\"count\": \"\"}",
                "{\"flag\": 2}",
                "{\"flag\": 0}",
                "{\"flag\": 1.0}",
                "{\"flag\": \"true\"}",
                "{\"flag\": \"\"}",
                "{\"time\": \"\"}",
                "{\"time\": \"  \"}",
                "{\"time\": 1767225600}",
                "{\"time\": 1767225600.5}",
                "{\"time\": \"1767225600\"}",
                "{\"time\": \"2026-01-01\"}",
                "{\"day\": \"\"}",
                "{\"day\": \" \"}",
                "{\"day\": 20454}",
                "{\"day\": [2026,1,1]}",
                "{\"day\": \"2026-01-01T10:00:00\"}",
                "{\"day\": \"2026-01-01T10:00:00Z\"}",
                "{\"day\": \"2026-02-30\"}",
                "{\"id\": \"\"}",
                "{\"id\": \" \"}",
                "{\"id\": 1}",
                "{\"id\": \"1-1-1-1-1\"}",
                "{\"id\": \"e3Dl7IbSTzqnT4w6c2xV0g==\"}",
                "{\"kind\": \"\"}",
                "{\"kind\": \" \"}",
                "{\"kind\": 0}",
                "{\"kind\": \"0\"}",
                "{\"amount\": \"5\"}",
                "{\"amount\": \"\"}",
                "{\"amount\": true}",
                "{\"amount\": 1e2147483647}",
                "{\"amount\": 100e2147483646}",
                "{\"amount\": 1e99999999999}",
                "{\"amount\": 1e-2147483647}",
                "{\"amount\": 1e501}",
                "{\"texts\": \"\"}",
                "{\"texts\": \"one\"}",
                "{\"inner\": \"\"}",
            })
    void refusesWhatIsNotOfTheType(String body) {
        assertThrows(JsonProcessingException.class, () -> mapper.readValue(body, Body.class));
    }

    @Test
    void ignoresUnknownFields() throws JsonProcessingException {
        var body = mapper.readValue("{\"count\":5,\"text\":\"\",\"more\":{\"a\":1e9999}}", Body.class);

        assertEquals(5, body.count());
        assertEquals("", body.text());
    }

    @ParameterizedTest
    @CsvSource({"5.000,5", "10.50,10.5", "1e3,1000", "1.0e1,10", "0.000,0", "0e2147483647,0", "-7.10,-7.1"})
    void readsNumbersByTheirValue(String written, BigDecimal value) throws JsonProcessingException {
        assertEquals(
                value,
                mapper.readValue("{\"amount\":" + written + "}", Body.class).amount());
    }

    @Test
    void readsTimesDatesAndIds() throws JsonProcessingException {
        var body = mapper.readValue("""
                {"time": "2026-01-31T12:00:00+02:00", "day": "2026-01-31", "kind": "ONE",
                 "id": "7b7f0f4e-8f3a-4c0e-9d54-0d8f4f7f6a11"}""", Body.class);

        assertEquals(Instant.parse("2026-01-31T10:00:00Z"), body.time());
        assertEquals(LocalDate.of(2026, 1, 31), body.day());
        assertEquals(UUID.fromString("7b7f0f4e-8f3a-4c0e-9d54-0d8f4f7f6a11"), body.id());
        assertEquals(Kind.ONE, body.kind());
    }

    @Test
    void writesMoneyAsPlainDecimals() throws JsonProcessingException {
        assertEquals("0.0000001", mapper.writeValueAsString(new BigDecimal("1E-7")));
        assertEquals("1000000", mapper.writeValueAsString(new BigDecimal("1E6")));
    }

    /** A field of each type that requests have. */
    record Body(
            @Nullable Integer count,
            @Nullable String text,
            @Nullable Boolean flag,
            @Nullable Instant time,
            @Nullable LocalDate day,
            @Nullable UUID id,
            @Nullable Kind kind,
            @Nullable BigDecimal amount,
            @Nullable List<String> texts,
            @Nullable Inner inner) {}

    record Inner(@Nullable String text) {}

    /** A closed list. */
    enum Kind {
        ONE
    }
}
