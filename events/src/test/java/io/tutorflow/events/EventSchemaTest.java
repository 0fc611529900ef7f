package io.tutorflow.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Schemas, records and golden files say the same. */
class EventSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource
    void acceptsTheGoldenEvent(EventType type) {
        assertThat(EventSchemas.violations(type, GoldenEvents.json(type))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void acceptsWhatIsWritten(EventType type) {
        var event = EventJson.read(GoldenEvents.json(type), type.payload());

        assertThat(EventSchemas.violations(type, EventJson.write(event))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnEventWithoutOneOfItsFields(EventType type) throws JsonProcessingException {
        for (var component : required(type.payload())) {
            var event = (ObjectNode) JSON.readTree(GoldenEvents.json(type));
            event.remove(component.getName());

            assertThat(EventSchemas.violations(type, event.toString()))
                    .as("without " + component.getName())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesNullWhereTheRecordDoes(EventType type) throws JsonProcessingException {
        for (var component : type.payload().getRecordComponents()) {
            var event = (ObjectNode) JSON.readTree(GoldenEvents.json(type));
            event.putNull(component.getName());

            assertThat(EventSchemas.violations(type, event.toString()).isEmpty())
                    .as(component.getName() + " null")
                    .isEqualTo(isNullable(component));
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptsFieldsToCome(EventType type) throws JsonProcessingException {
        var event = (ObjectNode) JSON.readTree(GoldenEvents.json(type));
        event.put("fieldOfTheFuture", 1);

        assertThat(EventSchemas.violations(type, event.toString())).isEmpty();
        assertThat(EventJson.read(event.toString(), type.payload())).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void roundTripsTheGoldenEvent(EventType type) throws JsonProcessingException {
        var golden = GoldenEvents.json(type);

        var written = EventJson.write(EventJson.read(golden, type.payload()));

        assertThat(JSON.readTree(written)).isEqualTo(JSON.readTree(golden));
    }

    @ParameterizedTest
    @EnumSource
    void describesExactlyTheFieldsOfTheRecord(EventType type) throws IOException {
        var schema = schema(EventSchemas.fileName(type));

        assertThat(differences(type.payload(), schema, schema)).isEmpty();
    }

    private static List<String> differences(Class<?> type, JsonNode object, JsonNode document) throws IOException {
        var found = new ArrayList<String>();
        var fields = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        if (!names(object.path("properties")).equals(fields)) {
            found.add(type.getSimpleName() + " has " + fields + ", its schema " + names(object.path("properties")));
        }
        var required = required(type).stream().map(RecordComponent::getName).toList();
        if (!texts(object.path("required")).equals(required)) {
            found.add(
                    type.getSimpleName() + " demands " + required + ", its schema requires " + object.path("required"));
        }
        for (var component : type.getRecordComponents()) {
            var field = object.path("properties").path(component.getName());
            found.addAll(differencesInside(component, field, document));
        }
        return found;
    }

    private static List<String> differencesInside(RecordComponent component, JsonNode field, JsonNode document)
            throws IOException {
        var inner = recordInside(component);
        if (inner == null) {
            var described = field.hasNonNull("description");
            return described ? List.of() : List.of(component.getName() + " has no description");
        }
        var reference =
                (field.has("items") ? field.path("items") : field).path("$ref").asText();
        var resolved = reference.startsWith("#") ? document.at(reference.substring(1)) : schema(reference);
        return differences(inner, resolved, reference.startsWith("#") ? document : resolved);
    }

    private static List<RecordComponent> required(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.isAnnotationPresent(MayBeAbsent.class))
                .toList();
    }

    private static @Nullable Class<?> recordInside(RecordComponent component) {
        var type = component.getGenericType() instanceof ParameterizedType list
                ? (Class<?>) list.getActualTypeArguments()[0]
                : component.getType();
        return type.isRecord() ? type : null;
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static JsonNode schema(String fileName) throws IOException {
        try (var file = EventSchemaTest.class.getResourceAsStream("/schemas/" + fileName)) {
            return JSON.readTree(file);
        }
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                .map(i -> array.get(i).asText())
                .toList();
    }
}
