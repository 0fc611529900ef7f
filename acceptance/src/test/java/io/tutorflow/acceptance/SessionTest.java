package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.School;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Sessions of schools, through two replicas of usage-, budget- and billing-service. */
class SessionTest {

    private static final int AT_ONCE = 50;
    private static final int UNAVAILABLE = 503;
    private static final int AGAIN = 120;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String ACTIVITIES = "/v1/school/activities";

    private final LocalStack stack = Suite.stack();

    @Test
    void fiftyWhoAskAtOnceForTheSummaryOfOneSessionAreChargedOnce() throws Exception {
        var school = stack.schoolWith(10_000);
        switchOn(school);
        var budget = Map.of("period", "weekly", "limitTokens", 1_000);
        school.admin().put("/v1/school/teachers/teacher-0/budget", budget);

        var answers = atOnce(people(school));

        var ids = new HashSet<String>();
        answers.forEach(answer -> ids.add(answer.body().path("id").asText()));
        assertThat(answers).allMatch(Answer::isSuccess);
        assertThat(ids).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !answer.body().path("idempotentReplay").asBoolean())
                .hasSize(1);
        awaitTokens(school, "9995.6");
        assertThat(generations(school)).isEqualTo(1);
        stack.tutorflow("audit").demandSuccess();
    }

    @Test
    void aSwitchThrownWhileTheSessionRunsDoesNotEndIt() throws Exception {
        var school = stack.schoolWith(10_000);
        var teacher = stack.person("teacher", school.id(), "teacher");
        var exercise = Map.of("activity", "ai_exercise_generation", "sessionId", "s-1", "groupId", "g-1");
        switchOn(school);
        assertThat(teacher.post(ACTIVITIES, exercise).status()).isEqualTo(201);
        school.admin().put("/v1/school/groups/g-1/post-session-summary", Map.of("enabled", false));

        assertThat(summarize(teacher, "s-1").status()).isEqualTo(201);
        assertThat(summarize(teacher, "s-2").errorCode()).isEqualTo("platform_conflict");

        awaitTokens(school, "9970.6");
        assertThat(generations(school)).isEqualTo(2);
    }

    @Test
    void whatIsMeasuredElsewhereTakesBudgetAndBalanceBelowZero() throws Exception {
        var school = stack.schoolWith(100);
        var teacher = stack.person("teacher", school.id(), "teacher");
        switchOn(school);
        assertThat(school.admin()
                        .put("/v1/school/teachers/teacher/budget", Map.of("period", "weekly", "limitTokens", 50))
                        .status())
                .isEqualTo(200);

        var answer = ingest(
                school,
                List.of(
                        "\"category\":\"cover_image\",\"units\":1",
                        "\"category\":\"ai_exercise_generation\",\"units\":1",
                        "\"category\":\"writing_assessment\",\"variant\":\"handwriting\",\"units\":1",
                        "\"category\":\"speaking_assessment\",\"variant\":\"live\",\"units\":1",
                        "\"category\":\"session_transcription\",\"units\":45.5",
                        "\"category\":\"ai_lesson_generation\",\"units\":1,\"inputTokens\":1200,\"outputTokens\":800",
                        "\"category\":\"post_session_summary\",\"units\":1,\"inputTokens\":1200,\"outputTokens\":800"));

        assertThat(answer.body().path("accepted").asInt())
                .as("%s", answer.body())
                .isEqualTo(7);
        awaitTokens(school, "-109.8");
        Waiting.until(
                "all of it counts against the budget",
                () -> has(teacher.get("/v1/school/budgets/me"), "spentTokens", "209.8"));
        assertThat(teacher.post(ACTIVITIES, Map.of("activity", "cover_image")).errorCode())
                .isEqualTo("budget_exceeded");
        assertThat(school.admin()
                        .post(ACTIVITIES, Map.of("activity", "cover_image"))
                        .errorCode())
                .isEqualTo("platform_credits_exhausted");
        stack.tutorflow("audit").demandSuccess();
    }

    private static void switchOn(School school) {
        assertThat(school.admin()
                        .put("/v1/school/groups/g-1/post-session-summary", Map.of("enabled", true))
                        .status())
                .isEqualTo(200);
    }

    private List<Client> people(School school) throws Exception {
        var people = new ArrayList<Client>();
        for (int i = 0; i < AT_ONCE; i++) {
            people.add(stack.person("teacher", school.id(), "teacher-" + i));
        }
        return people;
    }

    private static List<Answer> atOnce(List<Client> people) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = people.stream()
                    .map(person -> (Callable<Answer>) () -> askUntilThereIsRoom(person))
                    .toList();
            var answers = new ArrayList<Answer>();
            for (var call : threads.invokeAll(calls)) {
                answers.add(call.get());
            }
            return answers;
        }
    }

    /** A crowd may be told to come again, and nothing is charged for that. */
    private static Answer askUntilThereIsRoom(Client person) {
        var answer = summarize(person, "s-1");
        for (int i = 0; i < AGAIN && answer.status() == UNAVAILABLE; i++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = summarize(person, "s-1");
        }
        return answer;
    }

    private static Answer summarize(Client person, String session) {
        var body =
                new HashMap<String, Object>(Map.of("activity", "post_session_summary", "prompt", "[tokens 1200/800]"));
        body.putAll(Map.of("sessionId", session, "groupId", "g-1"));
        return person.post(ACTIVITIES, body);
    }

    private Answer ingest(School school, List<String> data) throws Exception {
        var time = new SuiteClock(stack).now();
        var events = data.stream()
                .map(each -> """
                        {"specversion":"1.0","type":"io.tutorflow.usage.measured.v1","source":"classroom/%s","id":"%d",\
                        "subject":"%s","time":"%s","data":{%s,"teacherId":"teacher","sessionId":"s-1","groupId":"g-1"}}""".formatted(school.id(), data.indexOf(each), school.id(), time, each))
                .collect(Collectors.joining(",", "[", "]"));
        return Client.of("http://127.0.0.1:" + stack.ports("usage-service").getFirst())
                .with(stack.serviceToken("billing-service"))
                .postText("/internal/usage-events", "application/cloudevents-batch+json", events);
    }

    private static int generations(School school) {
        return school.admin().get("/v1/school/generations").body().path("total").asInt();
    }

    private static void awaitTokens(School school, String tokens) throws Exception {
        Waiting.until(
                "the organization has " + tokens + " tokens",
                () -> has(school.admin().get("/v1/school/balance"), "tokens", tokens));
    }

    private static boolean has(Answer answer, String field, String number) {
        return answer.body().path(field).decimalValue().compareTo(new BigDecimal(number)) == 0;
    }
}
