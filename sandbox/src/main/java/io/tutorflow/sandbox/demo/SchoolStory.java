package io.tutorflow.sandbox.demo;

import io.tutorflow.sandbox.control.ControlClient;
import io.tutorflow.sandbox.identity.IdentityProvider;
import io.tutorflow.sandbox.identity.Person;
import io.tutorflow.sandbox.identity.Role;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A teacher's budget: spent, refused, raised, and started over with the week. */
final class SchoolStory {

    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(60);
    private static final long GLANCE_MILLIS = 200;
    private static final Duration WEEK = Duration.ofDays(7);

    private static final String ADMIN = "demo-admin";
    private static final String TEACHER = "demo-teacher";
    private static final String ACTIVITIES = "/v1/school/activities";
    private static final String MY_BUDGET = "/v1/school/budgets/me";
    private static final String BUDGET_OF_TEACHER = "/v1/school/teachers/" + TEACHER + "/budget";

    private final Narrator narrator;
    private final IdentityProvider identity;
    private final ControlClient control;
    private final Duration tokenLife;
    private String adminToken = "";
    private String teacherToken = "";

    SchoolStory(Narrator narrator, IdentityProvider identity, ControlClient control, Duration tokenLife) {
        this.narrator = narrator;
        this.identity = identity;
        this.control = control;
        this.tokenLife = tokenLife;
    }

    void tell() throws IOException, InterruptedException, Mismatch {
        opensWithTokens();
        givesATeacherABudget();
        spendsOfIt();
        isRefusedWhatDoesNotFit();
        isUnblockedByARaisedLimit();
        beginsAnewWithTheWeek();
    }

    private void opensWithTokens() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("An operator opens a school in Berlin, with 1,000 tokens.");
        Answer school = narrator.ask(
                "POST",
                "/v1/admin/organizations",
                token(Role.OPERATOR, "demo", ""),
                "{\"name\":\"Demo school\",\"timeZone\":\"Europe/Berlin\",\"tokens\":1000}");
        narrator.status(school, 201);
        String organization = school.text("/id");
        adminToken = token(Role.ORG_ADMIN, ADMIN, organization);
        teacherToken = token(Role.TEACHER, TEACHER, organization);
        balance("1000");
    }

    private void givesATeacherABudget() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("The school's admin allows a teacher to spend 60 tokens a week.");
        Answer budget = limit(60);
        narrator.status(budget, 200);
        narrator.number(budget, "/limitTokens", "60");
    }

    private void spendsOfIt() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("The teacher requests two cover images, at 25 tokens each.");
        for (int image = 1; image <= 2; image++) {
            Answer made = coverImage();
            narrator.status(made, 201);
            narrator.number(made, "/tokens", "25");
            narrator.text(made, "/billingSource", "tokens");
        }
        spent("50");
        balance("950");
    }

    private void isRefusedWhatDoesNotFit() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("A third does not fit: the response says how much is left, until when, and who can help.");
        Answer refused = coverImage();
        narrator.status(refused, 403);
        narrator.text(refused, "/error/code", "budget_exceeded");
        narrator.number(refused, "/error/budget/limitTokens", "60");
        narrator.number(refused, "/error/budget/spentTokens", "50");
        narrator.number(refused, "/error/budget/remainingTokens", "10");
        narrator.text(refused, "/error/budget/owner", TEACHER);
        narrator.text(refused, "/error/budget/contactAdmin", ADMIN);
        narrator.there(refused, "/error/budget/resetsAt");
    }

    private void isUnblockedByARaisedLimit() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("The admin raises the limit to 75; the third image is made, and then nothing is left.");
        narrator.status(limit(75), 200);
        narrator.status(coverImage(), 201);
        spent("75");
        narrator.text(narrator.askQuietly(MY_BUDGET, teacherToken), "/level", "red");
        narrator.status(coverImage(), 403);
    }

    /** Afterwards business time is restored. */
    private void beginsAnewWithTheWeek() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("A week passes, and the budget starts over.");
        narrator.say(
                "Business time of the whole stack is moved (./tutorflow clock +7d), and moved back" + " afterwards.");
        Duration before = Duration.parse(control.ask("/clock").path("offset").asText());
        moveClock(before.plus(WEEK));
        try {
            spent("0");
            narrator.status(coverImage(), 201);
            spent("25");
        } finally {
            moveClock(before);
        }
        balance("900");
    }

    private void moveClock(Duration offset) throws IOException, InterruptedException {
        control.tell("/clock", Map.of("offset", offset.toString()));
    }

    private Answer limit(int tokens) throws IOException, InterruptedException {
        return narrator.ask(
                "PUT", BUDGET_OF_TEACHER, adminToken, "{\"period\":\"weekly\",\"limitTokens\":" + tokens + "}");
    }

    private Answer coverImage() throws IOException, InterruptedException {
        return narrator.ask(
                "POST", ACTIVITIES, teacherToken, "{\"activity\":\"cover_image\",\"prompt\":\"A volcano\"}");
    }

    private void spent(String tokens) throws IOException, InterruptedException, Mismatch {
        settles(MY_BUDGET, teacherToken, "/spentTokens", tokens);
    }

    private void balance(String tokens) throws IOException, InterruptedException, Mismatch {
        settles("/v1/school/balance", adminToken, "/tokens", tokens);
    }

    /** Ledger and budget take the amount when the event arrives, a moment after the response. */
    private void settles(String path, String token, String pointer, String tokens)
            throws IOException, InterruptedException, Mismatch {
        Instant patience = Instant.now().plus(SETTLED_WITHIN);
        Answer answer = narrator.askQuietly(path, token);
        while (!answer.isNumber(pointer, tokens) && Instant.now().isBefore(patience)) {
            Thread.sleep(GLANCE_MILLIS);
            answer = narrator.askQuietly(path, token);
        }
        narrator.number(answer, pointer, tokens);
    }

    private String token(Role role, String subject, String organization) {
        return identity.sign(new Person(role, subject, organization), Instant.now(), tokenLife);
    }
}
