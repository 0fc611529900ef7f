package io.tutorflow.sandbox.demo;

import io.tutorflow.sandbox.control.ControlClient;
import io.tutorflow.sandbox.identity.IdentityProvider;
import io.tutorflow.sandbox.identity.People;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** A teacher's budget: spent, refused, raised, and started over with the week. */
final class SchoolStory {

    private static final Duration WEEK = Duration.ofDays(7);

    private static final String TEACHER = "demo-teacher";
    private static final String MY_BUDGET = "budgets/me";
    private static final String COVER_IMAGE = "{\"activity\":\"cover_image\",\"prompt\":\"A volcano\"}";

    private final Narrator narrator;
    private final ControlClient control;
    private final School school;
    private final String teacher;

    private SchoolStory(Narrator narrator, ControlClient control, School school) throws IOException {
        this.narrator = narrator;
        this.control = control;
        this.school = school;
        this.teacher = school.teacher(TEACHER, "Ana Costa");
    }

    static void tell(Narrator narrator, IdentityProvider identity, People people, ControlClient control)
            throws IOException, InterruptedException, Mismatch {
        narrator.chapter("An operator opens a school in Berlin, with 1,000 tokens.");
        var school = School.open(narrator, identity, people, 1_000);
        school.balance("1000");
        new SchoolStory(narrator, control, school).tell();
    }

    private void tell() throws IOException, InterruptedException, Mismatch {
        givesATeacherABudget();
        spendsOfIt();
        isRefusedWhatDoesNotFit();
        isUnblockedByARaisedLimit();
        beginsAnewWithTheWeek();
    }

    private void givesATeacherABudget() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("The school's admin allows a teacher to spend 60 tokens a week.");
        narrator.number(limit(60), "/limitTokens", "60");
    }

    private void spendsOfIt() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("The teacher requests two cover images, at 25 tokens each.");
        for (int image = 1; image <= 2; image++) {
            school.pays(teacher, COVER_IMAGE, "25");
        }
        spent("50");
        school.balance("950");
    }

    private void isRefusedWhatDoesNotFit() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("A third does not fit: the response says how much is left, until when, and who can help.");
        Answer refused = school.asks(teacher, COVER_IMAGE);
        narrator.status(refused, 403);
        narrator.text(refused, "/error/code", "budget_exceeded");
        narrator.number(refused, "/error/budget/limitTokens", "60");
        narrator.number(refused, "/error/budget/spentTokens", "50");
        narrator.number(refused, "/error/budget/remainingTokens", "10");
        narrator.text(refused, "/error/budget/owner", TEACHER);
        narrator.text(refused, "/error/budget/contactAdmin", School.ADMIN);
        narrator.there(refused, "/error/budget/resetsAt");
    }

    private void isUnblockedByARaisedLimit() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("The admin raises the limit to 75; the third image is made, and then nothing is left.");
        limit(75);
        school.pays(teacher, COVER_IMAGE, "25");
        spent("75");
        narrator.text(narrator.askQuietly("/v1/school/" + MY_BUDGET, teacher), "/level", "red");
        narrator.status(school.asks(teacher, COVER_IMAGE), 403);
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
            school.pays(teacher, COVER_IMAGE, "25");
            spent("25");
        } finally {
            moveClock(before);
        }
        school.balance("900");
    }

    private void moveClock(Duration offset) throws IOException, InterruptedException {
        control.tell("/clock", Map.of("offset", offset.toString()));
    }

    private Answer limit(int tokens) throws IOException, InterruptedException, Mismatch {
        return school.sets("teachers/" + TEACHER + "/budget", "{\"period\":\"weekly\",\"limitTokens\":" + tokens + "}");
    }

    private void spent(String tokens) throws IOException, InterruptedException, Mismatch {
        school.settles(MY_BUDGET, teacher, "/spentTokens", tokens);
    }
}
