package io.tutorflow.sandbox.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerationTest {

    @Test
    void answersTheSameKeyTheSame() throws Exception {
        JsonNode body = json("{\"category\":\"course\",\"requestedUnits\":10,\"prompt\":\"Fractions\"}");

        assertThat(generate("k-1", body)).isEqualTo(generate("k-1", body));
        assertThat(generate("k-1", body)).isNotEqualTo(generate("k-2", body));
    }

    @Test
    void deliversAsManyItemsAsItSays() throws Exception {
        Generation generation = generate(
                "k-1", json("{\"category\":\"course\",\"requestedUnits\":10,\"prompt\":\"Fractions [deliver 7]\"}"));

        assertThat(generation.deliveredUnits()).isEqualTo(7);
        assertThat((List<?>) generation.content().get("lessons")).hasSize(7);
    }

    @Test
    void pricesTheTokensItUsed() throws Exception {
        Generation generation = generate(
                "k-1", json("{\"category\":\"course\",\"requestedUnits\":1,\"prompt\":\"[tokens 1200/800]\"}"));

        assertThat(generation.providerCostUsd()).isEqualTo(new BigDecimal("0.004200"));
    }

    @Test
    void findsDirectivesInEveryTextOfAnEvaluation() throws Exception {
        GenerationRequest request = GenerationRequest.of(
                "k-1",
                json("{\"category\":\"evaluation\",\"requestedUnits\":1,\"fields\":"
                        + "{\"questionText\":\"2+2?\",\"learnerAnswer\":\"4 [fail]\",\"maxScore\":5}}"));

        assertThat(Directives.in(request.texts()).fail()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "cover_image, imageKey",
        "ai_lesson_generation, sections",
        "ai_exercise_generation, exercises",
        "writing_assessment, score",
        "speaking_assessment, feedback",
        "session_transcription, transcript",
        "post_session_summary, summary"
    })
    void makesWhatEachActivityIsAbout(String activity, String part) throws Exception {
        JsonNode body = json("{\"category\":\"" + activity + "\",\"requestedUnits\":1,\"prompt\":\"Rivers\"}");

        assertThat(generate("k-1", body).content()).containsKey(part);
        assertThat(generate("k-1", body)).isEqualTo(generate("k-1", body));
    }

    @Test
    void transcribesASessionMinuteByMinute() throws Exception {
        Generation generation =
                generate("k-1", json("{\"category\":\"session_transcription\",\"requestedUnits\":5400}"));

        assertThat(generation.deliveredUnits()).isEqualTo(5400);
        assertThat((List<?>) generation.content().get("transcript")).hasSize(90);
    }

    @Test
    void namesTheFieldThatIsWrong() throws Exception {
        assertRefused("", "{\"category\":\"course\",\"requestedUnits\":1}", "Idempotency-Key");
        assertRefused("k-1", "{\"requestedUnits\":1}", "category");
        assertRefused("k-1", "{\"category\":\"course\"}", "requestedUnits");
        assertRefused("k-1", "{\"category\":\"course\",\"requestedUnits\":0}", "requestedUnits");
        assertRefused("k-1", "{\"category\":\"course\",\"requestedUnits\":1,\"fields\":[]}", "fields");
    }

    private static void assertRefused(String key, String body, String field) throws Exception {
        JsonNode json = json(body);
        assertThatThrownBy(() -> GenerationRequest.of(key, json)).hasMessageContaining(field);
    }

    private static Generation generate(String key, JsonNode body) {
        GenerationRequest request = GenerationRequest.of(key, body);
        return Generation.of(request, Directives.in(request.texts()));
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
