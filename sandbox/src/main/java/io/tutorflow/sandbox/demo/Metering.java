package io.tutorflow.sandbox.demo;

import java.io.IOException;

/** What a workspace does whose usage Stripe's meters charge, by a subscription. */
final class Metering {

    private static final String CARDS = "/v1/platform/owner/payment-methods";
    private static final String USAGE = "/v1/platform/agent/usage";

    private final Narrator narrator;
    private final Mailbox mail;
    private final String operator;

    Metering(Narrator narrator, Mailbox mail, String operator) {
        this.narrator = narrator;
        this.mail = mail;
        this.operator = operator;
    }

    /** Its address is verified, and its card saved at Stripe. */
    void savesACard(BilledWorkspace workspace, String email) throws IOException, InterruptedException, Mismatch {
        Answer verified = narrator.ask(
                "POST", "/v1/platform/agent/verify-email", "", "{\"token\":\"" + mail.tokenFor(email) + "\"}");
        narrator.text(verified, "/isEmailVerified", "true");
        Answer begun = narrator.ask("POST", CARDS, workspace.owner(), "{}");
        narrator.status(begun, 201);
        narrator.say("A person enters the card 4242 4242 4242 4242 at " + begun.text("/url"));
        CardForm.send(begun.text("/url"));
        narrator.there(
                narrator.awaits(
                        CARDS,
                        workspace.owner(),
                        found -> !found.text("/items/0/last4").isEmpty()),
                "/items/0/last4");
    }

    void isSwitched(BilledWorkspace workspace) throws IOException, InterruptedException, Mismatch {
        narrator.say(
                "Stripe gets a meter and a price for each unit of the catalogue, and charges the workspace by them:");
        narrator.status(narrator.ask("POST", "/v1/admin/stripe/catalog", operator, ""), 200);
        Answer switched = narrator.ask(
                "PATCH", "/v1/admin/workspaces/" + workspace.id(), operator, "{\"billingMode\":\"stripe_metered\"}");
        narrator.text(switched, "/billingMode", "stripe_metered");
    }

    /** Within seconds. */
    void isReported(BilledWorkspace workspace) throws IOException, InterruptedException, Mismatch {
        narrator.text(
                narrator.awaits(
                        USAGE,
                        workspace.key(),
                        found -> found.text("/items/0/meterStatus").equals("REPORTED")),
                "/items/0/meterStatus",
                "REPORTED");
    }
}
