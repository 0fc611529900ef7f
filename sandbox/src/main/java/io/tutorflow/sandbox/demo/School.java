package io.tutorflow.sandbox.demo;

import io.tutorflow.sandbox.identity.IdentityProvider;
import io.tutorflow.sandbox.identity.People;
import io.tutorflow.sandbox.identity.Person;
import io.tutorflow.sandbox.identity.Role;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A school of a story, and what its people do. */
final class School {

    static final String ADMIN = "demo-admin";

    private static final String ADMINS_NAME = "Maria Keane";

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(20);
    private static final String ACTIVITIES = "/v1/school/activities";

    private final Narrator narrator;
    private final IdentityProvider identity;
    private final People people;
    private final String id;
    private final String admin;

    private School(Narrator narrator, IdentityProvider identity, People people, String id) {
        this.narrator = narrator;
        this.identity = identity;
        this.people = people;
        this.id = id;
        this.admin = token(identity, Role.ORG_ADMIN, ADMIN, id);
    }

    /** Its people can sign in to the console too. */
    static School open(Narrator narrator, IdentityProvider identity, People people, int tokens)
            throws IOException, InterruptedException, Mismatch {
        Answer opened = narrator.ask(
                "POST",
                "/v1/admin/organizations",
                operator(identity),
                "{\"name\":\"Demo school\",\"timeZone\":\"Europe/Berlin\",\"tokens\":" + tokens + "}");
        narrator.status(opened, 201);
        School school = new School(narrator, identity, people, opened.text("/id"));
        people.add(List.of(new Person(Role.ORG_ADMIN, ADMIN, school.id, ADMINS_NAME)));
        return school;
    }

    String admin() {
        return admin;
    }

    /** A token for a teacher, who can sign in too. */
    String teacher(String subject, String name) throws IOException {
        people.add(List.of(new Person(Role.TEACHER, subject, id, name)));
        return token(identity, Role.TEACHER, subject, id);
    }

    /** An operator agrees on a plan. */
    void agreesOnPlan(String terms) throws IOException, InterruptedException, Mismatch {
        String path = "/v1/admin/organizations/" + id + "/plan";
        narrator.status(narrator.ask("PUT", path, operator(identity), terms), 200);
    }

    Answer sets(String path, String body) throws IOException, InterruptedException, Mismatch {
        Answer answer = narrator.ask("PUT", "/v1/school/" + path, admin, body);
        narrator.status(answer, 200);
        return answer;
    }

    Answer asks(String person, String activity) throws IOException, InterruptedException {
        return narrator.ask("POST", ACTIVITIES, person, activity);
    }

    /** Done, and paid with tokens. */
    void pays(String person, String activity, String tokens) throws IOException, InterruptedException, Mismatch {
        Answer done = asks(person, activity);
        narrator.status(done, 201);
        narrator.text(done, "/billingSource", "tokens");
        narrator.number(done, "/tokens", tokens);
    }

    /** Ledger and budget take the amount when the event arrives, a moment after the response. */
    void settles(String path, String person, String pointer, String number)
            throws IOException, InterruptedException, Mismatch {
        narrator.number(
                narrator.awaits("/v1/school/" + path, person, found -> found.isNumber(pointer, number)),
                pointer,
                number);
    }

    void balance(String tokens) throws IOException, InterruptedException, Mismatch {
        settles("balance", admin, "/tokens", tokens);
    }

    private static String operator(IdentityProvider identity) {
        return token(identity, Role.OPERATOR, "demo", "");
    }

    private static String token(IdentityProvider identity, Role role, String subject, String organization) {
        return identity.sign(new Person(role, subject, organization), Instant.now(), TOKEN_LIFE);
    }
}
