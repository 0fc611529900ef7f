package io.tutorflow.sandbox.demo;

import io.tutorflow.sandbox.identity.IdentityProvider;
import io.tutorflow.sandbox.identity.People;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/** A week of a school: every activity, a group's session, a price of its own, a budget that is raised, a purchase. */
final class WeekStory {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime NOON = LocalTime.NOON;
    private static final int GROUP = 12;
    private static final int PLAN = 4;

    private static final String EXERCISE = "{\"activity\":\"ai_exercise_generation\",\"prompt\":\"Fractions\"}";
    private static final String COVER =
            "{\"activity\":\"cover_image\",\"prompt\":\"A volcano\",\"target\":{\"courseId\":\"earth-7\",\"title\":\"Volcanoes\"}}";
    private static final String HANDWRITING =
            "{\"activity\":\"writing_assessment\",\"variant\":\"handwriting\",\"target\":{\"studentId\":\"mia\"}}";
    private static final String TRANSCRIPTION =
            "{\"activity\":\"session_transcription\",\"sessionId\":\"%s\",\"groupId\":\"7b\",\"quantity\":2700}";
    private static final String SUMMARY =
            "{\"activity\":\"post_session_summary\",\"prompt\":\"[tokens 1200/800]\",\"sessionId\":\"%s\",\"groupId\":\"7b\","
                    + "\"target\":{\"studentId\":\"student-%d\"}}";
    private static final String SWITCH = "groups/7b/post-session-summary";

    private final Narrator narrator;
    private final IdentityProvider identity;
    private final People people;
    private final BusinessTime time;
    private final Path documents;

    /** @param documents where what is downloaded is saved */
    WeekStory(Narrator narrator, IdentityProvider identity, People people, BusinessTime time, Path documents) {
        this.narrator = narrator;
        this.identity = identity;
        this.people = people;
        this.time = time;
        this.documents = documents;
    }

    void tell() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("An operator opens a school in Berlin, with 1,000 tokens. Its week begins next Monday.");
        School school = School.open(narrator, identity, people, 1_000);
        LocalDate monday = time.now().atZone(ZONE).toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        moveTo(monday, MORNING);
        String ada = school.teacher("ada", "Ada Novak");
        String ben = school.teacher("ben", "Ben Okafor");

        coversTheFirstByPlan(school, monday, ben);
        doesEverythingOnce(school, monday, ben);
        hasASession(school, monday, ben);
        paysItsOwnPrice(school, monday, ben);
        unblocksATeacher(school, ada);
        buysTokens(school, monday);
        beginsAnew(school, monday, ada);
        addsUp(school);
    }

    private void coversTheFirstByPlan(School school, LocalDate monday, String teacher)
            throws IOException, InterruptedException, Mismatch {
        narrator.chapter(
                "Monday. A plan of 4 generations pays for the first four exercises; the fifth costs 25 tokens.");
        school.agreesOnPlan("{\"planCode\":\"starter\",\"generationsPerPeriod\":%d,\"periodStart\":\"%s\"}"
                .formatted(PLAN, monday.minusDays(1)));
        school.settles("plan-usage", teacher, "/limit", String.valueOf(PLAN));
        for (int generation = 1; generation <= PLAN; generation++) {
            Answer covered = school.asks(teacher, EXERCISE);
            narrator.status(covered, 201);
            narrator.text(covered, "/billingSource", "plan");
            narrator.number(covered, "/tokens", "0");
        }
        school.settles("plan-usage", teacher, "/used", String.valueOf(PLAN));
        school.pays(teacher, EXERCISE, "25");
        school.balance("975");
    }

    private void doesEverythingOnce(School school, LocalDate monday, String teacher)
            throws IOException, InterruptedException, Mismatch {
        narrator.chapter("Tuesday. Everything else that costs tokens, at the standard prices.");
        moveTo(monday.plusDays(1), MORNING);
        school.pays(teacher, COVER, "25");
        school.pays(
                teacher, "{\"activity\":\"ai_lesson_generation\",\"prompt\":\"Fractions [tokens 1200/800]\"}", "4.4");
        school.pays(teacher, "{\"activity\":\"writing_assessment\",\"variant\":\"text\"}", "10");
        school.pays(teacher, HANDWRITING, "20");
        school.pays(teacher, "{\"activity\":\"writing_assessment\",\"variant\":\"image\"}", "20");
        school.pays(teacher, "{\"activity\":\"speaking_assessment\",\"variant\":\"recorded\"}", "15");
        school.pays(teacher, "{\"activity\":\"speaking_assessment\",\"variant\":\"live\"}", "40");
        narrator.say("What fails costs nothing:");
        Answer failed = school.asks(teacher, "{\"activity\":\"cover_image\",\"prompt\":\"A volcano [fail]\"}");
        narrator.text(failed, "/status", "FAILED");
        narrator.number(failed, "/tokens", "0");
        school.balance("840.6");
        narrator.say("The admin decides that from Thursday noon on handwriting costs 15 tokens:");
        school.sets(
                "activity-prices",
                "{\"prices\":[{\"activity\":\"writing_assessment\",\"variant\":\"handwriting\",\"tokens\":15}],"
                        + "\"effectiveFrom\":\""
                        + monday.plusDays(3).atTime(NOON).atZone(ZONE).toInstant() + "\"}");
    }

    private void hasASession(School school, LocalDate monday, String teacher)
            throws IOException, InterruptedException, Mismatch {
        narrator.chapter("Wednesday. A group of 12 has a session of 45 minutes. The switch is off: nothing is billed.");
        moveTo(monday.plusDays(2), MORNING);
        narrator.status(school.asks(teacher, TRANSCRIPTION.formatted("s-1")), 409);
        narrator.say("The admin switches on what belongs to it. All twelve get the summary; it is charged once.");
        school.sets(SWITCH, "{\"enabled\":true}");
        school.pays(teacher, TRANSCRIPTION.formatted("s-1"), "90");
        school.pays(teacher, SUMMARY.formatted("s-1", 1), "4.4");
        for (int student = 2; student <= GROUP; student++) {
            Answer same = school.asks(teacher, SUMMARY.formatted("s-1", student));
            narrator.text(same, "/idempotentReplay", "true");
        }
        narrator.say("Switched off again, the session that began is still billed; the next one is not.");
        school.sets(SWITCH, "{\"enabled\":false}");
        narrator.text(school.asks(teacher, SUMMARY.formatted("s-1", 1)), "/idempotentReplay", "true");
        narrator.status(school.asks(teacher, SUMMARY.formatted("s-2", 1)), 409);
        school.balance("746.2");
    }

    private void paysItsOwnPrice(School school, LocalDate monday, String teacher)
            throws IOException, InterruptedException, Mismatch {
        narrator.chapter("Thursday. Until noon handwriting costs 20 tokens, then 15. The history keeps both.");
        moveTo(monday.plusDays(3), NOON.minusHours(1));
        school.pays(teacher, HANDWRITING, "20");
        moveTo(monday.plusDays(3), NOON.plusMinutes(1));
        school.pays(teacher, HANDWRITING, "15");
        school.settles("generations", teacher, "/items/0/tokens", "15");
        school.settles("generations", teacher, "/items/1/tokens", "20");
        school.balance("711.2");
    }

    private void unblocksATeacher(School school, String teacher) throws IOException, InterruptedException, Mismatch {
        narrator.chapter("Another teacher may spend 40 tokens a week: the second image does not fit.");
        school.sets("teachers/ada/budget", "{\"period\":\"weekly\",\"limitTokens\":40}");
        school.pays(teacher, COVER, "25");
        Answer refused = school.asks(teacher, COVER);
        narrator.status(refused, 403);
        narrator.text(refused, "/error/code", "budget_exceeded");
        narrator.number(refused, "/error/budget/remainingTokens", "15");
        narrator.say("The teacher asks for more, as the refusal says how; the admin approves 20 tokens for this week.");
        Answer asked = narrator.ask(
                "POST", refused.text("/error/budget/increaseRequest/endpoint"), teacher, "{\"note\":\"For the exam\"}");
        narrator.text(asked, "/status", "pending");
        String answer = "/v1/school/budgets/increase-requests/" + asked.text("/id") + "/approve";
        narrator.text(narrator.ask("POST", answer, school.admin(), "{\"extraTokens\":20}"), "/status", "approved");
        school.settles("budgets/me", teacher, "/limitTokens", "60");
        school.pays(teacher, COVER, "25");
        school.settles("budgets/me", teacher, "/spentTokens", "50");
        school.balance("661.2");
    }

    private void buysTokens(School school, LocalDate monday) throws IOException, InterruptedException, Mismatch {
        narrator.chapter("Friday. The admin buys tokens for $50, with 5 % on top.");
        moveTo(monday.plusDays(4), MORNING);
        Answer begun = narrator.ask("POST", "/v1/school/purchases", school.admin(), "{\"amountUsd\":50}");
        narrator.status(begun, 201);
        narrator.say("A person enters the card 4242 4242 4242 4242 at " + begun.text("/url"));
        CardForm.send(begun.text("/url"));
        school.balance("5911.2");
    }

    private void beginsAnew(School school, LocalDate monday, String teacher)
            throws IOException, InterruptedException, Mismatch {
        narrator.chapter("The next Monday. The budget starts over.");
        moveTo(monday.plusWeeks(1), MORNING);
        school.settles("budgets/me", teacher, "/spentTokens", "0");
        school.pays(teacher, COVER, "25");
        school.balance("5886.2");
    }

    private void addsUp(School school) throws IOException, InterruptedException, Mismatch {
        narrator.chapter("The history is downloaded as a file: its lines add up to the balance.");
        Path file = documents.resolve("transactions.csv");
        narrator.save("/v1/school/transactions.csv", school.admin(), file);
        BigDecimal sum = sum(file, 2);
        narrator.say("The sum of its tokens is " + sum.toPlainString() + ":");
        school.balance(sum.toPlainString());
        narrator.say("Business time stays where it is.");
    }

    /** @param column counted from 0; it and those before it are without quotation marks */
    private static BigDecimal sum(Path file, int column) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        return lines.stream()
                .skip(1)
                .map(line -> new BigDecimal(line.split(",", -1)[column]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void moveTo(LocalDate day, LocalTime at) throws IOException, InterruptedException {
        time.moveTo(day.atTime(at).atZone(ZONE).toInstant());
    }
}
