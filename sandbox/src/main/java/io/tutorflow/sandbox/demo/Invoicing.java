package io.tutorflow.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** What is done with documents in the story, by operators, owners, and whoever pays. */
final class Invoicing {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long GLANCE_MILLIS = 500;

    private static final String INVOICES = "/v1/admin/invoices";
    private static final String SCHEDULERS = "/v1/admin/schedulers";
    private static final String BACKLOG = "backlog";

    private final Narrator narrator;
    private final String operator;

    Invoicing(Narrator narrator, String operator) {
        this.narrator = narrator;
        this.operator = operator;
    }

    /** Answers the id of the draft of the month that was closed last. */
    String closes(BilledWorkspace workspace, int months, String kind, String dueUsd)
            throws IOException, InterruptedException, Mismatch {
        narrator.say("Demo " + workspace.name() + ":");
        Answer found = awaitsDocuments(workspace, months);
        narrator.text(found, "/items/0/kind", kind);
        narrator.number(found, "/items/0/dueUsd", dueUsd);
        return found.text("/items/0/id");
    }

    /** Months of all workspaces of the stack are closed in turn: as long as there are fewer and fewer left, it is patient. */
    private Answer awaitsDocuments(BilledWorkspace workspace, int months)
            throws IOException, InterruptedException, Mismatch {
        String path = INVOICES + "?workspaceId=" + workspace.id();
        Instant patience = Instant.now().plus(PATIENCE);
        JsonNode closing = closing();
        Answer found = narrator.askQuietly(path, operator);
        while (found.body().path("items").size() != months) {
            if (Instant.now().isAfter(patience)) {
                throw new Mismatch("the month of " + workspace.id() + " is not closed: it has " + found.body()
                        + ", and of all workspaces " + closing + " is left to close");
            }
            narrator.sendQuietly(SCHEDULERS + "/invoice-months/run", operator);
            Thread.sleep(GLANCE_MILLIS);
            JsonNode before = closing;
            closing = closing();
            if (closing.path(BACKLOG).asLong() < before.path(BACKLOG).asLong()) {
                patience = Instant.now().plus(PATIENCE);
            }
            found = narrator.askQuietly(path, operator);
        }
        return found;
    }

    /** The scheduler that closes months, with what it has left to do and what it cannot do. */
    private JsonNode closing() throws IOException, InterruptedException {
        Answer all = narrator.askQuietly(SCHEDULERS, operator);
        for (JsonNode scheduler : all.body().path("schedulers")) {
            if (scheduler.path("name").asText().equals("invoice-closing")) {
                return scheduler;
            }
        }
        throw new IOException("No scheduler closes months: " + all.body());
    }

    /** Line by line. */
    Answer explains(String invoice) throws IOException, InterruptedException {
        Answer whole = narrator.askQuietly(INVOICES + "/" + invoice, operator);
        for (JsonNode line : whole.body().path("lines")) {
            narrator.say("%12s  %s"
                    .formatted(
                            line.path("amountUsd").asText(),
                            line.path("description").asText()));
        }
        return whole;
    }

    /** Answers its number. */
    String opens(String invoice, String status) throws IOException, InterruptedException, Mismatch {
        Answer opened = narrator.ask("POST", INVOICES + "/" + invoice + "/open", operator, "");
        narrator.status(opened, 200);
        narrator.there(opened, "/number");
        narrator.text(opened, "/status", status);
        return opened.text("/number");
    }

    /** As its owner does: the document, and the usage behind it. */
    void saves(BilledWorkspace workspace, String invoice, String number, Path folder)
            throws IOException, InterruptedException {
        String path = "/v1/platform/owner/invoices/" + invoice;
        narrator.save(path + ".pdf", workspace.owner(), folder.resolve(number + ".pdf"));
        narrator.save(path + "/usage.csv", workspace.owner(), folder.resolve(number + "-usage.csv"));
    }

    /** On Stripe's page, as a person does. */
    void isPaidAtStripe(BilledWorkspace workspace, String invoice) throws IOException, InterruptedException, Mismatch {
        String path = "/v1/platform/owner/invoices/" + invoice;
        Answer there = narrator.awaits(
                path, workspace.owner(), found -> found.text("/stripe/status").equals("open"));
        narrator.there(there, "/stripe/invoiceId");
        narrator.text(there, "/stripe/status", "open");
        String page = there.text("/stripe/hostedUrl");
        narrator.say("Stripe's page of it is " + page);
        narrator.say("A person opens it, and enters the card 4242 4242 4242 4242.");
        CardForm.send(page);
        Answer paid = narrator.awaits(
                path, workspace.owner(), found -> found.text("/status").equals("paid"));
        narrator.text(paid, "/stripe/status", "paid");
        narrator.text(paid, "/status", "paid");
    }

    void isPaidByWire(String invoice) throws IOException, InterruptedException, Mismatch {
        Answer paid = narrator.ask(
                "POST", INVOICES + "/" + invoice + "/mark-paid", operator, "{\"reason\":\"wire of 550.00\"}");
        narrator.status(paid, 200);
        narrator.text(paid, "/status", "paid");
    }
}
