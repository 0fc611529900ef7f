package io.tutorflow.events;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/events/asyncapi.yaml says what the code does. */
class AsyncApiTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("tutorflow.root", "..")).resolve("docs/events");

    private static JsonNode document;
    private static Map<String, JsonNode> channelByTopic;

    @BeforeAll
    static void read() throws IOException {
        document = new YAMLMapper().readTree(FOLDER.resolve("asyncapi.yaml").toFile());
        channelByTopic = elements(document.path("channels"))
                .collect(toMap(channel -> channel.path("address").asText(), identity()));
    }

    @Test
    void describesEveryTopicAndNoOther() {
        var topics = Arrays.stream(Topic.values()).map(Topic::topicName).collect(toSet());

        assertThat(channelByTopic.keySet()).isEqualTo(topics);
    }

    @ParameterizedTest
    @EnumSource
    void knowsPartitionsAndCompaction(Topic topic) {
        var kafka = channel(topic).at("/bindings/kafka");

        assertThat(kafka.path("partitions").asInt()).isEqualTo(topic.partitions());
        assertThat(kafka.at("/topicConfiguration/cleanup.policy/0").asText())
                .isEqualTo(topic.compacted() ? "compact" : "delete");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = ".*_DLQ")
    void listsTheEventsOfEachTopic(Topic topic) {
        var types = Arrays.stream(EventType.values())
                .filter(type -> type.topic() == topic)
                .map(EventType::typeName)
                .collect(toSet());

        assertThat(messageNames(channel(topic))).isEqualTo(types);
    }

    @ParameterizedTest
    @EnumSource
    void namesTypeAndSchemaOfEachEvent(EventType type) {
        var message = elements(document.at("/components/messages"))
                .filter(candidate -> candidate.path("name").asText().equals(type.typeName()))
                .findFirst()
                .orElseThrow();

        assertThat(message.at("/headers/allOf/1/properties/ce_type/const").asText())
                .isEqualTo(type.typeName());
        assertThat(message.at("/payload/$ref").asText()).endsWith("/" + EventSchemas.fileName(type));
    }

    @Test
    void refersToWhatExists() {
        for (var reference : document.findValuesAsText("$ref")) {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(Files.exists(FOLDER.resolve(reference)))
                        .as(reference)
                        .isTrue();
            }
        }
    }

    private static JsonNode channel(Topic topic) {
        return Objects.requireNonNull(channelByTopic.get(topic.topicName()), topic.topicName());
    }

    private static Set<String> messageNames(JsonNode channel) {
        return elements(channel.path("messages"))
                .map(message -> message.path("$ref").asText().substring(1))
                .map(pointer -> document.at(pointer).path("name").asText())
                .collect(toSet());
    }

    private static Stream<JsonNode> elements(JsonNode parent) {
        return StreamSupport.stream(parent.spliterator(), false);
    }
}
