package io.tutorflow.usage.ingestion;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.Topic;
import io.tutorflow.events.UsageFinalized;
import io.tutorflow.money.Money;
import io.tutorflow.testbed.TestTokens;
import io.tutorflow.testbed.TestbedResource;
import io.tutorflow.usage.record.MeasuredUsage.EventName;
import io.tutorflow.usage.stage.FakeBilling;
import io.tutorflow.usage.stage.FakeBudget;
import io.tutorflow.usage.stage.Told;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Activities of schools that were measured elsewhere. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class SchoolUsageServiceTest extends SendingUsage {

    @Inject
    FakeBilling billing;

    @Inject
    FakeBudget budget;

    @Inject
    Told told;

    private final UUID organization = UUID.randomUUID();
    private final String source = "/measured/" + organization;
    private Instant whileOn = Instant.EPOCH;

    @BeforeEach
    void openTheSchool() {
        billing.school(organization);
        switchGroup(true);
        whileOn = Instant.now();
    }

    @AfterEach
    void bringTheBudgetBack() {
        budget.down(false);
    }

    @ParameterizedTest
    @CsvSource({
        "cover_image, , 1, 25, cover_image.default",
        "ai_exercise_generation, , 1, 25, ai_exercise_generation.default",
        "writing_assessment, handwriting, 1, 20, writing_assessment.handwriting",
        "speaking_assessment, live, 1, 40, speaking_assessment.live",
        "session_transcription, , 1.6667, 3.3334, session_transcription.default",
        "ai_lesson_generation, , 1, 4.4, ai_lesson_generation.default",
        "post_session_summary, , 1, 4.4, post_session_summary.default"
    })
    void eachActivityIsRecordedAtItsPrice(String activity, String variant, String units, String tokens, String key)
            throws Exception {
        var event = event("e", activity, units);
        if (variant != null) {
            event.withObject("data").put("variant", variant);
        }

        accept(event);

        var finalized = told();
        assertThat(finalized.priceSnapshot().catalogKey()).isEqualTo(key);
        assertThat(finalized.priceSnapshot().units()).isEqualByComparingTo(tokens);
        assertThat(finalized.priceSnapshot().estimated()).isFalse();
        assertThat(finalized.creditCost()).isEqualByComparingTo(tokens);
        assertThat(finalized.audience()).isEqualTo("school");
        assertThat(finalized.subject()).isEqualTo("ada");
        assertThat(finalized.billingSource()).isEqualTo("tokens");
        assertThat(finalized.outcome()).isEqualTo(UsageFinalized.MEASURED);
    }

    @Test
    void theTeacherSeesItAmongTheGenerationsWithWhatItIsFor() throws Exception {
        var event = event("t", "session_transcription", "30");
        event.withObject("data").putObject("target").put("lessonId", "l-1").put("title", "Volcanoes");

        accept(event);

        given().auth()
                .oauth2(TestTokens.teacher(organization.toString(), "ada"))
                .get("/v1/school/generations")
                .then()
                .body("total", equalTo(1))
                .body("items[0].tokens", equalTo(60))
                .body("items[0].target.lessonId", equalTo("l-1"))
                .body("items[0].target.title", equalTo("Volcanoes"));
        assertThat(told().title()).isEqualTo("Volcanoes");
    }

    @Test
    void thePlanPaysFirst() throws Exception {
        budget.cover(organization, 1);

        accept(event("p", "cover_image", "1"));

        assertThat(told().billingSource()).isEqualTo("plan");
        assertThat(told().finalizedAmountUsd()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(told().billableAmountUsd()).isEqualByComparingTo("0.25");
    }

    @Test
    void whatIsDoneAlreadyIsCountedEvenBeyondTheBudget() {
        budget.limit(organization, Money.ofCredits(10).micros());

        accept(event("b", "cover_image", "1"));
    }

    @Test
    void theSameEventAgainIsADuplicate() {
        var id = accept(event("d", "cover_image", "1")).extract().jsonPath().getUUID("answers[0].usageRecordId");

        send(BATCH, batch(event("d", "cover_image", "1"), event("d", "ai_exercise_generation", "1")))
                .body("duplicates", equalTo(1))
                .body("answers[0].usageRecordId", equalTo(id.toString()))
                .body("answers[1].error.code", equalTo("platform_conflict"));
    }

    @Test
    void anEventWhoseAttemptWasLostIsRecordedUnderItsNextId() {
        var name = new EventName(source, "lost");
        budget.release(name.attempt(0).value());

        accept(event("lost", "cover_image", "1"))
                .body(
                        "answers[0].usageRecordId",
                        equalTo(name.attempt(1).value().toString()));
        send(ONE, event("lost", "cover_image", "1")).body("duplicates", equalTo(1));
    }

    @Test
    void anEventWhoseIdWasBuriedAMomentAgoIsToBeSentAgain() {
        var name = new EventName(source, "buried");
        given().header("Authorization", "Bearer " + TestTokens.service("budget-service"))
                .contentType("application/json")
                .body("{\"ids\":[\"" + name.attempt(0).value() + "\"]}")
                .post("/internal/usage-records/lookup")
                .then()
                .statusCode(200);

        send(ONE, event("buried", "cover_image", "1"))
                .body("refused", equalTo(1))
                .body("answers[0].error.code", equalTo("platform_unavailable"));
    }

    @Test
    void aSuspendedSchoolSpendsNothing() {
        budget.suspend(organization);

        send(BATCH, batch(event("s", "cover_image", "1"), workspaces("w")))
                .body("accepted", equalTo(1))
                .body("answers[0].error.code", equalTo("platform_workspace_suspended"))
                .body("answers[1].outcome", equalTo("accepted"));
    }

    @Test
    void withoutTheBudgetServiceNothingIsRecorded() {
        budget.down(true);

        send(BATCH, batch(event("n", "cover_image", "1"), workspaces("w"))).statusCode(503);

        assertThat(records()).isZero();
    }

    @Test
    void withTheSwitchOffTranscriptAndSummaryAreRefusedAlone() {
        send(
                        BATCH,
                        batch(
                                named(event("t", "session_transcription", "5"), "s", "off"),
                                named(event("u", "post_session_summary", "1"), "s", "off"),
                                named(event("c", "cover_image", "1"), "s", "off")))
                .body("accepted", equalTo(1))
                .body("answers[0].error.code", equalTo("platform_conflict"))
                .body("answers[0].error.message", containsString("switched off for group off"))
                .body("answers[1].error.code", equalTo("platform_conflict"))
                .body("answers[2].outcome", equalTo("accepted"));
    }

    @Test
    void theSwitchAtTheTimeOfTheEventCounts() {
        var before = named(event("before", "post_session_summary", "1"), "s", "g-1")
                .put("time", Instant.now().minus(Duration.ofDays(1)).toString());
        switchGroup(false);
        var after = named(event("after", "post_session_summary", "1"), "s", "g-1")
                .put("time", Instant.now().plus(Duration.ofMinutes(1)).toString());

        send(BATCH, batch(before, after))
                .body("answers.error.code", equalTo(List.of("platform_conflict", "platform_conflict")));
        accept(named(event("then", "post_session_summary", "1"), "s", "g-1").put("time", whileOn.toString()));
    }

    @Test
    void aSessionHasOneSummaryHoweverManyEventsTellOfIt() {
        var id = accept(named(event("a", "post_session_summary", "1"), "s", "g-1"))
                .extract()
                .jsonPath()
                .getString("answers[0].usageRecordId");

        send(
                        BATCH,
                        batch(
                                named(event("b", "post_session_summary", "1"), "s", "g-1"),
                                named(event("a", "post_session_summary", "1"), "s", "g-1"),
                                named(event("c", "post_session_summary", "1"), "t", "g-1"),
                                named(event("d", "post_session_summary", "1"), "t", "g-1")))
                .body("accepted", equalTo(1))
                .body("duplicates", equalTo(3))
                .body("answers[0].usageRecordId", equalTo(id))
                .body("answers[1].usageRecordId", equalTo(id));
    }

    @Test
    void aWorkspaceIsNoSchool() {
        send(
                        ONE,
                        event("x", "cover_image", "1")
                                .put("subject", agent.workspaceId().toString()))
                .body("answers[0].error.code", equalTo("platform_not_found"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            data.variant must be one of [recorded, live] | speaking_assessment | 1 | {}
            data.variant must be one of [recorded, live] | speaking_assessment | 1 | {"variant":"text"}
            data.variant must not be given | cover_image | 1 | {"variant":"text"}
            data.variant must be a string | cover_image | 1 | {"variant":7}
            data.units must be a number above 0, at most 1, | cover_image | 2 | {}
            data.units must be a number above 0, at most 1440, | session_transcription | 1440.1 | {}
            data.sessionId is required | session_transcription | 1 | {"sessionId":null}
            data.enrollmentId or groupId is required | post_session_summary | 1 | {"groupId":null}
            data.teacherId | cover_image | 1 | {"teacherId":7}
            data.teacherId | cover_image | 1 | {"teacherId":"\\u2028x"}
            data.target must be | cover_image | 1 | {"target":"c-1"}
            data.courseId | cover_image | 1 | {"target":{"courseId":1}}
            """)
    void namesTheWrongField(String message, String activity, String units, String data) throws Exception {
        var event = event("w", activity, units);
        event.withObject("data").setAll((ObjectNode) JSON.readTree(data));

        send(ONE, event).body("refused", equalTo(1)).body("answers[0].error.message", containsString(message));
    }

    private ObjectNode event(String id, String activity, String units) {
        var event = event(id)
                .put("source", source)
                .put("subject", organization.toString())
                .put("time", whileOn.toString());
        event.putObject("data")
                .put("category", activity)
                .put("units", new BigDecimal(units))
                .put("teacherId", "ada")
                .put("sessionId", "s-" + id)
                .put("groupId", "g-1")
                .put("inputTokens", 1_200)
                .put("outputTokens", 800);
        return event;
    }

    private void switchGroup(boolean on) {
        given().contentType("application/json")
                .auth()
                .oauth2(TestTokens.orgAdmin(organization.toString()))
                .body("{\"enabled\":" + on + "}")
                .put("/v1/school/groups/g-1/post-session-summary")
                .then()
                .statusCode(200);
    }

    private static ObjectNode named(ObjectNode event, String session, String group) {
        event.withObject("data").put("sessionId", session).put("groupId", group);
        return event;
    }

    private ObjectNode workspaces(String id) {
        return super.event(id);
    }

    private static ValidatableResponse accept(ObjectNode event) {
        return send(ONE, event).statusCode(200).body("accepted", equalTo(1));
    }

    private UsageFinalized told() throws Exception {
        return EventJson.read(
                told.about(organization, Topic.USAGE_FINALIZED.topicName(), 1)
                        .getFirst()
                        .value(),
                UsageFinalized.class);
    }
}
