package io.tutorflow.budget.reservation;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.events.BadEvents;
import io.tutorflow.events.EventType;
import io.tutorflow.events.GoldenEvents;
import io.tutorflow.events.Topic;
import io.tutorflow.testbed.TestTopic;
import io.tutorflow.testbed.TestbedResource;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is sent to the topics that are read here goes to the dead letters, and the next event is processed. */
@QuarkusTest
@WithTestResource(
        value = TestbedResource.class,
        initArgs = {@ResourceArg(name = "database", value = "budget"), @ResourceArg(name = "tls", value = "true")})
class BadEventsServiceTest {

    @ParameterizedTest
    @EnumSource(names = {"USAGE_FINALIZED", "USAGE_VOIDED"})
    void everyBadEventIsPutAsideAndTheNextIsSettled(EventType type) {
        var school = School.without();
        school.budget("weekly", 100);
        var reservation = UUID.randomUUID();
        school.reserve(reservation, 25);
        var key = school.id().toString();
        var all = BadEvents.of(type);
        try (var topic = new TestTopic(type.topic().topicName())) {
            all.forEach(bad -> topic.send(key, type.typeName(), bad.value()));
            topic.send(key, type.typeName(), null);
            topic.send(
                    key,
                    "io.tutorflow.of.another.kind.v1",
                    GoldenEvents.json(type).getBytes(UTF_8));
            topic.send(key, type.typeName(), BadEvents.withSurplusFields(type).getBytes(UTF_8));

            school.finalized(reservation, 20, "tokens");

            school.spent(20);
            School.eventually(() -> topic.deadLetters(key).size() == all.size() + 2);
        }
        isHealthy();
    }

    @Test
    void everyBadStateOfASchoolIsPutAsideAndItsOwnerIsAskedOrTheNextOneCounts() {
        var school = School.withPlan(4);
        var key = school.id().toString();
        var all = BadEvents.of(EventType.ORGANIZATION_CHANGED);
        try (var topic = new TestTopic(Topic.ACCOUNTS.topicName())) {
            all.forEach(bad -> topic.send(key, EventType.ORGANIZATION_CHANGED.typeName(), bad.value()));
            topic.send(key, EventType.ORGANIZATION_CHANGED.typeName(), null);

            School.eventually(() -> topic.deadLetters(key).size() == all.size());
            // billing-service is not there to be asked: what was known is not believed any longer.
            School.eventually(() -> school.planUsage().extract().statusCode() == 503);
        }
        assertThat(School.withPlan(3).planUsage().extract().statusCode()).isEqualTo(200);
        isHealthy();
    }

    private static void isHealthy() {
        get("/q/health").then().statusCode(200).body("status", equalTo("UP"));
    }
}
