package io.tutorflow.usage.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.record.MeasuredUsage;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventReaderTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Test
    void readsWhatIsThere() throws Exception {
        var usage = EventReader.read(event());

        assertThat(usage.category()).isEqualTo(Category.VIDEO_RENDER);
        assertThat(usage.units().tenThousandths()).isEqualTo(15_000);
        assertThat(usage.time()).isEqualTo(Instant.parse("2026-11-20T09:00:00Z"));
        assertThat(usage.use().inputTokens()).isZero();
        assertThat(usage.metadata()).isEqualTo("{\"lesson\":7}");
    }

    @Test
    void twoSpellingsOfOneTimeAreOneEvent() throws Exception {
        var other = event().put("time", "2026-11-20T09:00:00.000Z");

        assertThat(EventReader.read(other).hash())
                .isEqualTo(EventReader.read(event()).hash());
    }

    @Test
    void numbersCountByTheirValue() throws Exception {
        var event = event();
        ((ObjectNode) event.path("data")).set("inputTokens", JSON.readTree("1.50e3"));
        ((ObjectNode) event.path("data")).set("units", JSON.readTree("1.500000"));

        var usage = EventReader.read(event);

        assertThat(usage.use().inputTokens()).isEqualTo(1_500);
        assertThat(usage.units().tenThousandths()).isEqualTo(15_000);
    }

    @Test
    void anotherSplitOfTheSameLettersIsAnotherName() {
        assertThat(new MeasuredUsage.EventName("ab", "c").recordId())
                .isNotEqualTo(new MeasuredUsage.EventName("a", "bc").recordId());
    }

    @ParameterizedTest
    @CsvSource({
        "/specversion, '\"0.3\"', specversion",
        "/source, '\"\"', source",
        "/source, 7, source",
        "/id, '\"a\\u0000b\"', id",
        "/subject, '\"1-1-1-1-1\"', subject",
        "/subject, null, subject",
        "/time, '\"yesterday\"', time",
        "/time, '\"2026-11-20\"', time",
        "/data, '[]', data",
        "/data/category, '\"lesson\"', data.category",
        "/data/units, '\"1\"', data.units",
        "/data/units, -1, data.units",
        "/data/units, 1000001, data.units",
        "/data/units, 1e2147483647, data.units",
        "/data/units, 1e-2147483647, data.units",
        "/data/units, 1e-5, data.units",
        "/data/inputTokens, 1.5, data.inputTokens",
        "/data/inputTokens, -1, data.inputTokens",
        "/data/inputTokens, 1e2147483647, data.inputTokens",
        "/data/providerCostUsd, 1e2147483647, data.providerCostUsd",
        "/data/metadata, '{\"a\":1e1500}', data.metadata",
        "/data/metadata, '{\"a\":\"\\u0000\"}', data.metadata",
        "/data/metadata, '{\"\\ud800\":1}', data.metadata",
        "/data/outputTokens, 99999999999999999999, data.outputTokens",
        "/data/providerCostUsd, -0.1, data.providerCostUsd",
        "/data/metadata, '[]', data.metadata"
    })
    void namesTheFieldThatCannotBeRight(String pointer, String value, String field) throws JsonProcessingException {
        var event = event();
        int slash = pointer.lastIndexOf('/');
        var parent = (ObjectNode) event.at(pointer.substring(0, slash));
        parent.set(pointer.substring(slash + 1), JSON.readTree(value));

        assertThatThrownBy(() -> EventReader.read(event))
                .isInstanceOf(BadEvent.class)
                .hasMessageContaining(field);
    }

    private static ObjectNode event() throws JsonProcessingException {
        JsonNode event = JSON.readTree("""
                {"specversion": "1.0", "type": "io.tutorflow.usage.measured.v1", "source": "/transcriptions", "id": "1",
                 "subject": "7b7f0f4e-8f3a-4c0e-9d54-0d8f4f7f6a11", "time": "2026-11-20T10:00:00+01:00",
                 "data": {"category": "video_render", "units": 1.5, "metadata": {"lesson": 7}}}""");
        return (ObjectNode) event;
    }
}
