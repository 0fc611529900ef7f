package io.tutorflow.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRulesTest {

    private final ObjectMapper mapper = new ObjectMapper();

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
            })
    void refusesWhatIsNotOfTheType(String body) {
        assertThrows(JsonProcessingException.class, () -> mapper.readValue(body, Body.class));
    }

    @Test
    void ignoresUnknownFields() throws JsonProcessingException {
        assertEquals(new Body(5, "a"), mapper.readValue("{\"count\":5,\"text\":\"a\",\"more\":{}}", Body.class));
    }

    @Test
    void writesMoneyAsPlainDecimals() throws JsonProcessingException {
        assertEquals("0.0000001", mapper.writeValueAsString(new BigDecimal("1E-7")));
        assertEquals("1000000", mapper.writeValueAsString(new BigDecimal("1E6")));
    }

    record Body(@Nullable Integer count, @Nullable String text) {}
}
