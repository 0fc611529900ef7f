package io.tutorflow.sandbox.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** The form of the sandbox's Stripe, filled in with a card that pays. */
final class CardForm {

    private static final String FIELDS =
            "email=payer%40agents.example&number=4242424242424242&expiry=12%2F34&cvc=123&name=Ada";
    private static final int LEADS_BACK = 303;

    private CardForm() {}

    static void send(String page) throws IOException, InterruptedException, Mismatch {
        HttpRequest form = HttpRequest.newBuilder(URI.create(page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(FIELDS))
                .build();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            int status = http.send(form, BodyHandlers.discarding()).statusCode();
            if (status != LEADS_BACK) {
                throw new Mismatch("Stripe's page answers " + status);
            }
        }
    }
}
