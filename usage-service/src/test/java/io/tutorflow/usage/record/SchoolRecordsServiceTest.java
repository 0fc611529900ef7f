package io.tutorflow.usage.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.http.Cursor;
import io.tutorflow.http.Period;
import io.tutorflow.testbed.TestbedResource;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Some of a school's many records are found without reading the others. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class SchoolRecordsServiceTest {

    /** One in fifty is of course c-1, and one in two hundred of its lesson l-1. */
    private static final String MANY = """
            INSERT INTO usage_record (id, account_id, billing_source, audience, subject, category, body_hash, mode,
                requested_units, prompt, request, snapshot, catalog_version, hold_micros, billing_status, billable_micros,
                units_ten_thousandths, unit_price_micros, input_tokens, output_tokens, provider_cost_usd, content,
                recorded_at, completed_at)
            SELECT gen_random_uuid(), $1, 'tokens', 'school', 'ada', 'cover_image', '\\x00', 'sync', 1, 'Rivers',
                jsonb_build_object('target', CASE WHEN n % 10 = 0 THEN jsonb_build_object(
                    'courseId', 'c-' || n / 10 % 5, 'lessonId', 'l-' || n / 10 % 20) END)::text,
                ('{"category":"cover_image","catalogKey":"cover_image.default","tier":"default","unit":"token",'
                    || '"unitPrice":0.01,"units":25,"amountUsd":0.25,"currency":"USD","source":"school_activity_prices_v1",'
                    || '"stripeMeterEventName":"school_cover_image_token_v1","estimated":false}')::jsonb, 1, 250000, 'FINALIZED',
                250000, 250000, 10000, 100, 100, 0, '{}', now() - n * interval '1 minute', now()
            FROM generate_series(1, 4000) n""";

    private static final Duration IN_TIME = Duration.ofSeconds(60);

    @Inject
    Pool pool;

    @Inject
    SchoolRecords records;

    private final UUID school = UUID.randomUUID();

    @BeforeEach
    void haveMany() {
        pool.preparedQuery(MANY).execute(Tuple.of(school)).await().atMost(IN_TIME);
        pool.query("ANALYZE usage_record").execute().await().atMost(IN_TIME);
    }

    @Test
    void thoseOfACourseAndOfALessonByAnIndexOfTheirOwn() {
        assertThat(plan("courseId")).contains("usage_record_of_a_course");
        assertThat(plan("lessonId")).contains("usage_record_of_a_lesson");
    }

    @Test
    void countsAndListsThoseOfACourseAndOfALesson() {
        assertThat(count("c-1", null)).isEqualTo(80);
        assertThat(count("c-1", "l-1")).isEqualTo(20);
        assertThat(count(null, "l-1")).isEqualTo(20);
        assertThat(count("c-2", "l-1")).isZero();
        assertThat(records.page(
                                of("c-1", "l-1"),
                                Cursor.before(Period.of(null, null).to()),
                                30,
                                0)
                        .await()
                        .atMost(IN_TIME))
                .hasSize(20);
    }

    private long count(@Nullable String course, @Nullable String lesson) {
        return records.count(of(course, lesson)).await().atMost(IN_TIME);
    }

    private SchoolFilter of(@Nullable String course, @Nullable String lesson) {
        return new SchoolFilter(school, null, null, null, null, course, lesson, Period.of(null, null));
    }

    private String plan(String name) {
        var explain = """
                EXPLAIN SELECT id FROM usage_record WHERE account_id = '%s' AND billing_source <> 'credits'
                    AND recorded_at >= '2000-01-01' AND request::jsonb #>> '{target,%s}' = 'no such'
                ORDER BY recorded_at DESC, id DESC LIMIT 20""".formatted(school, name);
        var plan = new StringBuilder();
        pool.query(explain).execute().await().atMost(IN_TIME).forEach(row -> plan.append(row.getString(0)));
        return plan.toString();
    }
}
