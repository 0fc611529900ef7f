package io.tutorflow.sandbox.demo;

import io.tutorflow.sandbox.control.ControlClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** An agent runs out of credits, asks its owner for money, and repeats the very same request. */
final class TopUpStory {

    private static final Duration MAIL_WITHIN = Duration.ofSeconds(60);
    private static final Duration PAID_WITHIN = Duration.ofMinutes(15);
    private static final long GLANCE_MILLIS = 500;

    /** A person takes minutes, and a workspace has 60 requests per minute. */
    private static final long GLANCE_AT_A_PERSON_MILLIS = 3_000;

    private static final String ACCOUNT = "/v1/platform/agent/account";
    private static final String COURSES = "/v1/platform/courses";

    private final Narrator narrator;
    private final Mailbox mail;
    private final String slug;
    private final boolean paysItself;
    private String key = "";

    /** @param paysItself whether the demo acts as the person in the browser */
    TopUpStory(Narrator narrator, ControlClient control, String slug, boolean paysItself) {
        this.narrator = narrator;
        this.mail = new Mailbox(control);
        this.slug = slug;
        this.paysItself = paysItself;
    }

    void tell() throws IOException, InterruptedException, Mismatch {
        registersWithAnAddress();
        usesItsDollarUp();
        String refused =
                "{\"prompt\":\"Fractions\",\"lessonCount\":10,\"idempotencyKey\":\"" + UUID.randomUUID() + "\"}";
        isRefused(refused);
        asksItsHuman();
        isServed(refused);
    }

    private void registersWithAnAddress() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("An agent registers with its owner's email address, and the owner presses the button behind"
                + " the link in the mail.");
        String email = slug + "@agents.example";
        Answer answer = narrator.ask(
                "POST",
                "/v1/platform/agent/register",
                "",
                "{\"name\":\"Demo agent\",\"slug\":\"" + slug + "\",\"email\":\"" + email + "\"}");
        narrator.status(answer, 201);
        key = answer.text("/apiKey");
        Answer verified = narrator.ask(
                "POST", "/v1/platform/agent/verify-email", "", "{\"token\":\"" + mail.tokenFor(email) + "\"}");
        narrator.text(verified, "/isEmailVerified", "true");
    }

    private void usesItsDollarUp() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("It uses up its dollar.");
        narrator.status(narrator.ask("POST", COURSES, key, "{\"prompt\":\"Numbers\",\"lessonCount\":20}"), 201);
        awaitCredits("0");
    }

    private void isRefused(String request) throws IOException, InterruptedException, Mismatch {
        narrator.chapter("It has nothing left, and is told so.");
        Answer answer = narrator.ask("POST", COURSES, key, request);
        narrator.status(answer, 403);
        narrator.text(answer, "/error/code", "free_credits_exhausted");
    }

    private void asksItsHuman() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("It requests a link where its owner can pay.");
        Answer session = narrator.ask("POST", "/v1/platform/agent/billing/session", key, "");
        narrator.status(session, 201);
        narrator.there(session, "/checkoutUrl");
        if (paysItself) {
            pays(session.text("/checkoutUrl"));
        } else {
            narrator.say("Open it and pay any amount with the card 4242 4242 4242 4242. Waiting for up to "
                    + PAID_WITHIN.toMinutes() + " minutes.");
        }
        Instant patience = Instant.now().plus(PAID_WITHIN);
        Answer account = narrator.askQuietly(ACCOUNT, key);
        while (account.isNumber("/creditBalance", "0")) {
            if (Instant.now().isAfter(patience)) {
                throw new Mismatch("nobody paid");
            }
            Thread.sleep(GLANCE_AT_A_PERSON_MILLIS);
            account = narrator.askQuietly(ACCOUNT, key);
        }
        narrator.status(account, 200);
        narrator.there(account, "/creditBalance");
    }

    private void pays(String checkoutUrl) throws IOException, InterruptedException, Mismatch {
        String token = checkoutUrl.substring(checkoutUrl.indexOf('=') + 1);
        Answer begun = narrator.ask(
                "POST", "/v1/platform/agent/checkout", "", "{\"token\":\"" + token + "\",\"amountUsd\":25}");
        narrator.status(begun, 201);
        narrator.say("A person enters the card 4242 4242 4242 4242 at " + begun.text("/url"));
        CardForm.send(begun.text("/url"));
    }

    private void isServed(String request) throws IOException, InterruptedException, Mismatch {
        narrator.chapter("It sends the very same request again, and is served.");
        Answer answer = narrator.ask("POST", COURSES, key, request);
        narrator.status(answer, 201);
        narrator.text(answer, "/status", "COMPLETED");
    }

    private void awaitCredits(String credits) throws IOException, InterruptedException, Mismatch {
        Instant patience = Instant.now().plus(MAIL_WITHIN);
        Answer answer = narrator.askQuietly(ACCOUNT, key);
        while (!answer.isNumber("/creditBalance", credits) && Instant.now().isBefore(patience)) {
            Thread.sleep(GLANCE_MILLIS);
            answer = narrator.askQuietly(ACCOUNT, key);
        }
        narrator.number(answer, "/creditBalance", credits);
    }
}
