package io.tutorflow.usage.course;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.usage.charge.BodyComparison;
import io.tutorflow.usage.charge.CommonFields;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CourseBodyTest {

    @Test
    void modeAndIdempotencyKeyDoNotCount() {
        assertThat(same(course("p", 5, "sync", "a", Map.of()), course("p", 5, "async", null, Map.of())))
                .isTrue();
    }

    @Test
    void aDefaultSpeltOutIsTheSame() {
        assertThat(same(course("p", null, null, null, null), course("p", 5, null, null, null)))
                .isTrue();
    }

    @Test
    void theOrderOfMetadataDoesNotCount() {
        var one = new LinkedHashMap<String, Object>(Map.of("a", 1));
        one.put("b", 2);
        var other = new LinkedHashMap<String, Object>(Map.of("b", 2));
        other.put("a", 1);

        assertThat(same(course("p", 5, null, null, one), course("p", 5, null, null, other)))
                .isTrue();
    }

    @Test
    void everythingElseCounts() {
        var course = course("p", 5, null, null, Map.of("a", 1));

        assertThat(same(course, course("q", 5, null, null, Map.of("a", 1)))).isFalse();
        assertThat(same(course, course("p", 6, null, null, Map.of("a", 1)))).isFalse();
        assertThat(same(course, course("p", 5, null, null, Map.of("a", 2)))).isFalse();
        assertThat(same(course, course("p", 5, null, null, null))).isFalse();
    }

    @Test
    void whatTheGeneratorGetsIsInOneOrderAndWithoutThePrompt() {
        assertThat(BodyComparison.fieldsOf(course("p", null, "sync", "k", Map.of("z", "1"))))
                .isEqualTo("{\"language\":\"en\",\"metadata\":{\"z\":\"1\"},\"lessonCount\":5}");
    }

    private static boolean same(CreateCourse one, CreateCourse other) {
        return BodyComparison.hashOf(one).equals(BodyComparison.hashOf(other));
    }

    private static CreateCourse course(
            String prompt,
            @Nullable Integer lessons,
            @Nullable String mode,
            @Nullable String key,
            @Nullable Map<String, Object> metadata) {
        return new CreateCourse(
                prompt, null, null, lessons, null, null, mode, new CommonFields(null, null, null, key, metadata));
    }
}
