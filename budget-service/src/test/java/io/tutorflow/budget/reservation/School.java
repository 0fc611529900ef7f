package io.tutorflow.budget.reservation;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.EventType;
import io.tutorflow.events.OrganizationChanged;
import io.tutorflow.events.PriceSnapshot;
import io.tutorflow.events.UsageFinalized;
import io.tutorflow.events.UsageVoided;
import io.tutorflow.money.Money;
import io.tutorflow.testbed.TestKafka;
import io.tutorflow.testbed.TestTokens;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** An organization of its own for each test: what billing-service tells of it, and what its people and work do. */
record School(UUID id) {

    static final String TEACHER = "teacher-1";
    private static final String DEFAULT = "/v1/school/settings/default-budget";
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final int GLANCES = 900;
    private static final long GLANCE_MILLIS = 100;

    static School without() {
        return in("Europe/Berlin");
    }

    static School in(String zone) {
        return told(zone, 0, null);
    }

    static School withPlan(int generations) {
        return told("Europe/Berlin", generations, LocalDate.parse("2026-01-01"));
    }

    private static School told(String zone, int generations, @Nullable LocalDate firstDay) {
        var school = new School(UUID.randomUUID());
        school.tell(
                EventType.ORGANIZATION_CHANGED,
                new OrganizationChanged(
                        school.id,
                        1,
                        "A school",
                        zone,
                        "active",
                        generations > 0 ? "school-plan" : "free",
                        generations > 0 ? "Paid" : "Free",
                        generations,
                        firstDay,
                        NOW));
        eventually(() -> school.admin().get("/v1/school/plan-usage").statusCode() == 200);
        return school;
    }

    /** What billing-service tells next. */
    void told(long revision, int generations, LocalDate firstDay, @Nullable Integer next, @Nullable LocalDate nextDay) {
        tell(
                EventType.ORGANIZATION_CHANGED,
                new OrganizationChanged(
                        id,
                        revision,
                        "A school",
                        "Europe/Berlin",
                        "active",
                        "school-plan",
                        "Paid",
                        generations,
                        firstDay,
                        next == null ? null : "next-plan",
                        next,
                        nextDay,
                        NOW));
    }

    void budget(String period, long tokens) {
        admin().body("{\"period\":\"%s\",\"limitTokens\":%d}".formatted(period, tokens))
                .put("/v1/school/teachers/" + TEACHER + "/budget")
                .then()
                .statusCode(200);
    }

    ValidatableResponse reserve(UUID reservation, long tokens) {
        return reserve(reservation, tokens, "");
    }

    ValidatableResponse reserveUpTo(UUID reservation, long tokens, long minimum) {
        return reserve(reservation, tokens, ",\"minimumMicros\":" + micros(minimum));
    }

    /** For work that was done elsewhere already. */
    ValidatableResponse count(UUID reservation, long tokens) {
        return reserve(reservation, tokens, ",\"measured\":true");
    }

    /** In one call. */
    ValidatableResponse reserveAll(long... tokens) {
        return reserve(LongStream.of(tokens)
                .mapToObj(each -> wish(UUID.randomUUID(), each, ""))
                .collect(Collectors.joining(",")));
    }

    private ValidatableResponse reserve(UUID reservation, long tokens, String more) {
        return reserve(wish(reservation, tokens, more));
    }

    private static ValidatableResponse reserve(String wishes) {
        return service()
                .body("{\"reservations\":[" + wishes + "]}")
                .post("/internal/reservations")
                .then()
                .statusCode(200);
    }

    private String wish(UUID reservation, long tokens, String more) {
        return "{\"reservationId\":\"%s\",\"organizationId\":\"%s\",\"teacherId\":\"%s\""
                        .formatted(reservation, id, TEACHER)
                + ",\"role\":\"teacher\",\"activity\":\"cover_image\",\"amountMicros\":%d%s}"
                        .formatted(micros(tokens), more);
    }

    ValidatableResponse reserveAsStudent(UUID reservation) {
        var body = "{\"reservations\":[{\"reservationId\":\"%s\",\"organizationId\":\"%s\",\"role\":\"student\","
                        .formatted(reservation, id)
                + "\"activity\":\"cover_image\",\"amountMicros\":250000}]}";
        return service().body(body).post("/internal/reservations").then().statusCode(200);
    }

    ValidatableResponse raise(UUID raise, long tokens) {
        var body =
                "{\"raiseId\":\"%s\",\"organizationId\":\"%s\",\"teacherId\":\"%s\",\"amountMicros\":%d,\"raisedBy\":\"an-admin\"}"
                        .formatted(raise, id, TEACHER, micros(tokens));
        return service().body(body).post("/internal/budget-raises").then().statusCode(200);
    }

    void release(UUID... reservations) {
        service()
                .body(Map.of("reservationIds", reservations))
                .post("/internal/reservations/release")
                .then()
                .statusCode(204);
    }

    ValidatableResponse mine() {
        return given().auth()
                .oauth2(TestTokens.teacher(id.toString(), TEACHER))
                .get("/v1/school/budgets/me")
                .then();
    }

    ValidatableResponse budgets() {
        return admin().get("/v1/school/budgets").then().statusCode(200);
    }

    void defaultBudget(String period, long tokens) {
        admin().body("{\"period\":\"%s\",\"limitTokens\":%d}".formatted(period, tokens))
                .put(DEFAULT)
                .then()
                .statusCode(200)
                .body("limitTokens", org.hamcrest.Matchers.equalTo((int) tokens));
    }

    ValidatableResponse defaultBudget() {
        return admin().get(DEFAULT).then().statusCode(200);
    }

    void noDefaultBudget() {
        admin().delete(DEFAULT).then().statusCode(204);
    }

    ValidatableResponse exempt() {
        return admin().body("{\"exempt\":true}")
                .put("/v1/school/teachers/" + TEACHER + "/budget")
                .then()
                .statusCode(200);
    }

    void noBudget() {
        admin().delete("/v1/school/teachers/" + TEACHER + "/budget").then().statusCode(204);
    }

    ValidatableResponse planUsage() {
        return admin().get("/v1/school/plan-usage").then();
    }

    /** Waits until the teacher has spent so much. */
    void spent(float tokens) {
        eventually(() -> mine().extract().jsonPath().getFloat("spentTokens") == tokens);
    }

    void finalized(UUID reservation, long tokens, String source) {
        var charged = source.equals("plan") ? Money.ZERO : Money.ofCredits(tokens);
        tell(
                EventType.USAGE_FINALIZED,
                new UsageFinalized(
                        reservation,
                        id,
                        "school",
                        TEACHER,
                        source,
                        snapshot(tokens),
                        charged.credits(),
                        Money.ofCredits(tokens).usd(),
                        charged.usd(),
                        "completed",
                        1200,
                        800,
                        new BigDecimal("0.0042"),
                        NOW,
                        NOW,
                        null));
    }

    void voided(UUID reservation) {
        tell(
                EventType.USAGE_VOIDED,
                new UsageVoided(
                        reservation,
                        id,
                        "school",
                        TEACHER,
                        "tokens",
                        snapshot(25),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        "failed",
                        "generation_failed",
                        NOW,
                        NOW));
    }

    /** The types of all that was told of this school's budgets so far. */
    List<String> told() {
        var partition =
                List.of(new TopicPartition(EventType.BUDGET_EXCEEDED.topic().topicName(), 0));
        var found = new ArrayList<String>();
        try (var consumer =
                new KafkaConsumer<>(TestKafka.settings(), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            long end = java.util.Objects.requireNonNull(
                    consumer.endOffsets(partition).get(partition.getFirst()));
            while (consumer.position(partition.getFirst()) < end) {
                consumer.poll(java.time.Duration.ofMillis(GLANCE_MILLIS)).forEach(message -> {
                    if (message.value().contains(id.toString())) {
                        found.add(new String(
                                message.headers().lastHeader("ce_type").value(), UTF_8));
                    }
                });
            }
        }
        return found;
    }

    static void eventually(java.util.function.BooleanSupplier condition) {
        for (int i = 0; i < GLANCES; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(GLANCE_MILLIS * 1_000_000);
        }
        throw new AssertionError("did not happen in time");
    }

    private void tell(EventType type, Record event) {
        try (var producer = new KafkaProducer<>(TestKafka.settings(), new StringSerializer(), new StringSerializer())) {
            var message = new ProducerRecord<>(type.topic().topicName(), id.toString(), EventJson.write(event));
            message.headers().add("ce_type", type.typeName().getBytes(UTF_8));
            producer.send(message).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private RequestSpecification admin() {
        return given().contentType(ContentType.JSON).auth().oauth2(TestTokens.orgAdmin(id.toString()));
    }

    private static RequestSpecification service() {
        return given().contentType(ContentType.JSON).auth().oauth2(TestTokens.service("usage-service"));
    }

    private static long micros(long tokens) {
        return Money.ofCredits(tokens).micros();
    }

    private static PriceSnapshot snapshot(long tokens) {
        return new PriceSnapshot(
                "cover_image",
                "cover_image.default",
                "default",
                "token",
                new BigDecimal("0.01"),
                BigDecimal.valueOf(tokens),
                Money.ofCredits(tokens).usd(),
                "USD",
                "school_activity_prices_v1",
                "school_cover_image_token_v1",
                false);
    }
}
