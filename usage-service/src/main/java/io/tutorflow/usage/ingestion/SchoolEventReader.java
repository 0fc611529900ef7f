package io.tutorflow.usage.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tutorflow.http.Person;
import io.tutorflow.usage.activity.NamedSession;
import io.tutorflow.usage.catalog.ActivityKey;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.record.MeasuredUsage.OfSchool;
import io.tutorflow.usage.record.MeasuredUsage.OfSession;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what an event says of a school's activity alone. */
final class SchoolEventReader {

    private static final Pattern SUBJECT = Pattern.compile(Person.SUBJECT);

    private static final List<String> TARGETS = List.of("courseId", "lessonId", "studentId", "sessionId", "title");

    private SchoolEventReader() {}

    static OfSchool read(JsonNode data, Category category) throws BadEvent {
        var target = target(data);
        return new OfSchool(
                key(data, category),
                target == null ? null : target.path("courseId").textValue(),
                teacher(data),
                target == null ? null : target.toString(),
                session(data, category));
    }

    /** Somebody who can sign in, and so be given a budget. */
    private static @Nullable String teacher(JsonNode data) throws BadEvent {
        var teacher = text(data, "teacherId", IngestionLimits.NAME);
        if (teacher != null && !SUBJECT.matcher(teacher).matches()) {
            throw BadEvent.field("data.teacherId " + Person.SUBJECT_RULE);
        }
        return teacher;
    }

    private static OfSession session(JsonNode data, Category category) throws BadEvent {
        var named = new NamedSession(
                text(data, "sessionId", IngestionLimits.TARGET),
                text(data.path("target"), "sessionId", IngestionLimits.TARGET),
                text(data, "enrollmentId", IngestionLimits.TARGET),
                text(data, "groupId", IngestionLimits.TARGET));
        var wrong = named.wrong(category);
        if (wrong.isPresent()) {
            throw BadEvent.field("data." + wrong.get());
        }
        return new OfSession(named.id(), named.enrollmentId(), named.groupId());
    }

    private static ActivityKey key(JsonNode data, Category category) throws BadEvent {
        var variants = ActivityKey.variantsOf(category);
        return ActivityKey.find(category, text(data, "variant", IngestionLimits.NAME))
                .orElseThrow(() -> BadEvent.field(
                        variants.isEmpty()
                                ? "data.variant must not be given: " + category.text() + " has none"
                                : "data.variant must be one of " + variants));
    }

    private static @Nullable JsonNode target(JsonNode data) throws BadEvent {
        var told = data.path("target");
        if (told.isMissingNode() || told.isNull()) {
            return null;
        }
        if (!told.isObject()) {
            throw BadEvent.field("data.target must be a JSON object");
        }
        var kept = JsonNodeFactory.instance.objectNode();
        for (var field : TARGETS) {
            var text = text(told, field, IngestionLimits.TARGET);
            if (text != null) {
                kept.put(field, text);
            }
        }
        return kept;
    }

    private static @Nullable String text(JsonNode object, String field, int most) throws BadEvent {
        var value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        var text = value.textValue();
        if (text == null || !EventReader.isName(text) || text.codePointCount(0, text.length()) > most) {
            throw BadEvent.field("data." + field + " must be a string of 1 to " + most + " characters");
        }
        return text;
    }
}
