package io.tutorflow.sandbox.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** The whole life of a charge: quoted, held, recorded, finalized, captured; or refused, or free. */
final class Story {

    /** An event usually reaches the ledger within a second; right after the start it takes longer. */
    private static final Duration CAPTURED_WITHIN = Duration.ofSeconds(60);

    private static final long GLANCE_MILLIS = 200;

    private static final String ACCOUNT = "/v1/platform/agent/account";
    private static final String COURSES = "/v1/platform/courses";
    private static final String SLIDES = "/v1/platform/slides";

    private final Narrator narrator;
    private final String operatorToken;
    private final String slug;
    private String workspace = "";
    private String key = "";

    Story(Narrator narrator, String operatorToken, String slug) {
        this.narrator = narrator;
        this.operatorToken = operatorToken;
        this.slug = slug;
    }

    void tell() throws IOException, InterruptedException, Mismatch {
        registers();
        asksWhatItWouldCost();
        paysForWhatWasDelivered();
        paysNothingForFailedWork();
        isRefusedWhatItCannotPay();
        isGrantedCredits();
        isServed();
        paysForTheItemsOfATest();
        paysForAnImageApartFromItsDeck();
        paysForTheMinutesOfARender();
    }

    private void registers() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("An agent registers and gets a dollar to try the platform.");
        Answer answer = narrator.ask(
                "POST", "/v1/platform/agent/register", "", "{\"name\":\"Demo agent\",\"slug\":\"" + slug + "\"}");
        narrator.status(answer, 201);
        narrator.number(answer, "/trialCredits", "100");
        workspace = answer.text("/organizationId");
        key = answer.text("/apiKey");
    }

    private void asksWhatItWouldCost() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("It asks what a course of 10 lessons would cost.");
        Answer answer = narrator.ask("POST", "/v1/platform/quotes", key, "{\"category\":\"course\",\"units\":10}");
        narrator.status(answer, 200);
        narrator.number(answer, "/priceSnapshot/amountUsd", "0.50");
        narrator.text(answer, "/affordable", "true");
    }

    private void paysForWhatWasDelivered() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("It orders the course; 7 of the 10 lessons can be delivered, and only 7 are charged: 35"
                + " credits, not 50.");
        Answer answer = course("Fractions for beginners [deliver 7]", 10);
        narrator.status(answer, 201);
        narrator.text(answer, "/status", "COMPLETED");
        narrator.number(answer, "/priceSnapshot/units", "7");
        narrator.number(answer, "/priceSnapshot/amountUsd", "0.35");
        holds("65");
    }

    private void paysNothingForFailedWork() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("It orders a course that fails, which costs nothing.");
        Answer answer = course("Fractions for experts [fail]", 10);
        narrator.status(answer, 201);
        narrator.text(answer, "/status", "FAILED");
        narrator.text(answer, "/charged", "false");
        holds("65");
    }

    private void isRefusedWhatItCannotPay() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("It orders more than it can pay for, and is told how much is missing and how to top up.");
        Answer answer = course("Everything about numbers", 50);
        narrator.status(answer, 402);
        narrator.text(answer, "/error/code", "platform_credits_exhausted");
        narrator.number(answer, "/error/topUp/requiredCredits", "250");
        narrator.number(answer, "/error/topUp/availableCredits", "65");
        narrator.text(answer, "/error/topUp/endpoint", "/v1/platform/agent/billing/session");
    }

    private void isGrantedCredits() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("An operator grants it 200 credits.");
        Answer answer = narrator.ask(
                "POST",
                "/v1/admin/workspaces/" + workspace + "/credits",
                operatorToken,
                "{\"credits\":200,\"reason\":\"demo\"}");
        if (answer.status() != 200) {
            narrator.status(answer, 201);
        }
        holds("265");
    }

    private void isServed() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("It repeats the order, and is served.");
        Answer answer = course("Everything about numbers", 50);
        narrator.status(answer, 201);
        narrator.text(answer, "/status", "COMPLETED");
        narrator.number(answer, "/priceSnapshot/amountUsd", "2.50");
        holds("15");
    }

    private void paysForTheItemsOfATest() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("It gets another grant and orders a test; 7 of the 10 items are delivered: 10.5 credits.");
        narrator.ask(
                "POST",
                "/v1/admin/workspaces/" + workspace + "/credits",
                operatorToken,
                "{\"credits\":85,\"reason\":\"demo\"}");
        holds("100");
        Answer answer = narrator.ask(
                "POST", "/v1/platform/tests", key, "{\"prompt\":\"Fractions [deliver 7]\",\"itemCount\":10}");
        narrator.status(answer, 201);
        narrator.number(answer, "/priceSnapshot/amountUsd", "0.105");
        holds("89.5");
    }

    private void paysForAnImageApartFromItsDeck() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("It orders a slide deck, and an image for it: the image has its own record, and the deck's"
                + " is unchanged.");
        Answer deck = narrator.ask("POST", SLIDES, key, "{\"prompt\":\"Fractions in pictures\",\"slideCount\":5}");
        narrator.status(deck, 201);
        narrator.number(deck, "/priceSnapshot/amountUsd", "0.15");
        holds("74.5");
        Answer image = narrator.ask(
                "POST",
                SLIDES + "/edit/" + deck.text("/editToken") + "/generate/image",
                "",
                "{\"prompt\":\"A pizza in eight slices\",\"slideIndex\":0}");
        narrator.status(image, 201);
        narrator.number(image, "/priceSnapshot/amountUsd", "0.07");
        holds("67.5");
        Answer again = narrator.ask("GET", SLIDES + "/" + deck.text("/id"), key, "");
        narrator.number(again, "/priceSnapshot/amountUsd", "0.15");
    }

    private void paysForTheMinutesOfARender() throws IOException, InterruptedException, Mismatch {
        narrator.chapter("It orders a video and has it rendered: 90 seconds at $0.15 a minute cost $0.225.");
        Answer video = narrator.ask(
                "POST",
                "/v1/platform/videos",
                key,
                "{\"prompt\":\"Fractions on stage [render 90s]\",\"sceneCount\":2,\"targetDurationSeconds\":60}");
        narrator.status(video, 201);
        holds("59.5");
        String renders = "/v1/platform/videos/edit/" + video.text("/editToken") + "/render";
        Answer begun = narrator.ask("POST", renders, "", "{}");
        narrator.status(begun, 202);
        holds("37");
        Answer render = narrator.ask("GET", renders + "/" + begun.text("/renderId"), "", "");
        narrator.number(render, "/priceSnapshot/units", "1.5");
        narrator.number(render, "/priceSnapshot/amountUsd", "0.225");
    }

    private Answer course(String prompt, int lessons) throws IOException, InterruptedException {
        return narrator.ask("POST", COURSES, key, "{\"prompt\":\"" + prompt + "\",\"lessonCount\":" + lessons + "}");
    }

    /** The ledger takes the amount when the event arrives, a moment after the response. */
    private void holds(String credits) throws IOException, InterruptedException, Mismatch {
        Instant patience = Instant.now().plus(CAPTURED_WITHIN);
        Answer account = narrator.askQuietly(ACCOUNT, key);
        while (!isSettled(account, credits) && Instant.now().isBefore(patience)) {
            Thread.sleep(GLANCE_MILLIS);
            account = narrator.askQuietly(ACCOUNT, key);
        }
        narrator.number(account, "/creditBalance", credits);
        narrator.number(account, "/heldCredits", "0");
    }

    private static boolean isSettled(Answer account, String credits) {
        return account.isNumber("/creditBalance", credits) && account.isNumber("/heldCredits", "0");
    }
}
