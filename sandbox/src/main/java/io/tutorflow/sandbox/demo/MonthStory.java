package io.tutorflow.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.sandbox.control.ControlClient;
import io.tutorflow.sandbox.identity.IdentityProvider;
import io.tutorflow.sandbox.identity.Person;
import io.tutorflow.sandbox.identity.Role;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;

/** A month of three workspaces: one has prepaid, one has a credit line, one has a discount and a minimum commitment. */
final class MonthStory {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long GLANCE_MILLIS = 500;

    /** Months are closed six hours after their end. */
    private static final Duration CLOSABLE = Duration.ofHours(7);

    private static final String INVOICES = "/v1/admin/invoices";

    private final Narrator narrator;
    private final IdentityProvider identity;
    private final ControlClient control;
    private final String slug;
    private final Duration tokenLife;
    private final String operator;

    MonthStory(Narrator narrator, IdentityProvider identity, ControlClient control, String slug, Duration tokenLife) {
        this.narrator = narrator;
        this.identity = identity;
        this.control = control;
        this.slug = slug;
        this.tokenLife = tokenLife;
        this.operator = token(Role.OPERATOR, "demo", "");
    }

    /** @param key what its agents call with */
    private record Workspace(String id, String key) {}

    void tell() throws IOException, InterruptedException, Mismatch {
        narrator.chapter(
                "Three workspaces: one is given $20, one has a credit line of $100, one has enterprise terms.");
        Workspace prepaid = opens("prepaid", "");
        narrator.status(credits(prepaid, 2_000), 201);
        Workspace line = opens("line", ",\"creditLineUsd\":100");
        Workspace enterprise = opens("enterprise", "");
        YearMonth month = YearMonth.from(now().atOffset(ZoneOffset.UTC)).plusMonths(1);
        agrees(enterprise, month);

        narrator.chapter("The month begins: business time of the whole stack moves to it, and each orders a course.");
        moveTo(startOf(month).plus(Duration.ofHours(1)));
        orders(prepaid, 30);
        orders(line, 40);
        orders(enterprise, 50);

        narrator.chapter("The month ends. Six hours later it is closed, each workspace by itself.");
        moveTo(startOf(month.plusMonths(1)).plus(CLOSABLE));
        String statement = closes(prepaid, "statement", "0");
        String invoice = closes(line, "invoice", "2");
        String bill = closes(enterprise, "invoice", "550");
        explains(bill);

        narrator.chapter("The documents are opened: each gets a number, and stays as it is.");
        namesItself(line);
        namesItself(enterprise);
        narrator.text(opens(statement), "/status", "paid");
        narrator.text(opens(invoice), "/status", "open");
        narrator.text(opens(bill), "/status", "open");

        narrator.chapter("The credit line's invoice is paid, and the line is free again.");
        account(line, "/availableCredits", "9800");
        Answer paid = narrator.ask("POST", INVOICES + "/" + invoice + "/mark-paid", operator, "{\"reason\":\"wire\"}");
        narrator.status(paid, 200);
        narrator.text(paid, "/status", "paid");
        account(line, "/availableCredits", "10000");
        narrator.say("Business time stays where it is: a month that is closed cannot be open again.");
    }

    private Workspace opens(String kind, String more) throws IOException, InterruptedException, Mismatch {
        Answer opened = narrator.ask(
                "POST",
                "/v1/admin/workspaces",
                operator,
                "{\"name\":\"Demo " + kind + "\",\"slug\":\"" + slug + "-" + kind + "\"" + more + "}");
        narrator.status(opened, 201);
        return new Workspace(opened.text("/organizationId"), opened.text("/apiKey"));
    }

    private Answer credits(Workspace workspace, int credits) throws IOException, InterruptedException {
        return narrator.ask(
                "POST",
                "/v1/admin/workspaces/" + workspace.id() + "/credits",
                operator,
                "{\"credits\":" + credits + ",\"reason\":\"demo\"}");
    }

    private void agrees(Workspace workspace, YearMonth from) throws IOException, InterruptedException, Mismatch {
        narrator.say("12 % off list prices, at least $500 a month, a credit line of $1,000, 10 % tax.");
        Answer agreed = narrator.ask(
                "PUT",
                "/v1/admin/workspaces/" + workspace.id() + "/terms",
                operator,
                "{\"effectiveFrom\":\"" + startOf(from) + "\",\"discountPercent\":12,\"commitUsd\":500,"
                        + "\"creditLineUsd\":1000,\"taxRatePercent\":10}");
        narrator.status(agreed, 200);
    }

    private void orders(Workspace workspace, int lessons) throws IOException, InterruptedException, Mismatch {
        Answer course = narrator.ask(
                "POST",
                "/v1/platform/courses",
                workspace.key(),
                "{\"prompt\":\"Fractions\",\"lessonCount\":" + lessons + "}");
        narrator.status(course, 201);
        narrator.number(course, "/priceSnapshot/units", String.valueOf(lessons));
    }

    /** Answers the id of the draft. */
    private String closes(Workspace workspace, String kind, String dueUsd)
            throws IOException, InterruptedException, Mismatch {
        String path = INVOICES + "?workspaceId=" + workspace.id();
        Instant patience = Instant.now().plus(PATIENCE);
        Answer found = narrator.askQuietly(path, operator);
        while (!found.isNumber("/total", "1") && Instant.now().isBefore(patience)) {
            narrator.sendQuietly("/v1/admin/schedulers/invoice-months/run", operator);
            Thread.sleep(GLANCE_MILLIS);
            found = narrator.askQuietly(path, operator);
        }
        narrator.text(found, "/items/0/kind", kind);
        narrator.number(found, "/items/0/dueUsd", dueUsd);
        return found.text("/items/0/id");
    }

    private void explains(String invoice) throws IOException, InterruptedException, Mismatch {
        Answer whole = narrator.askQuietly(INVOICES + "/" + invoice, operator);
        for (JsonNode line : whole.body().path("lines")) {
            narrator.say("%12s  %s"
                    .formatted(
                            line.path("amountUsd").asText(),
                            line.path("description").asText()));
        }
        narrator.number(whole, "/netUsd", "500");
        narrator.number(whole, "/taxUsd", "50");
    }

    private void namesItself(Workspace workspace) throws IOException, InterruptedException, Mismatch {
        narrator.status(
                narrator.ask(
                        "PUT",
                        "/v1/platform/owner/billing-details",
                        token(Role.WORKSPACE_OWNER, "demo-owner", workspace.id()),
                        "{\"legalName\":\"Demo School Inc.\",\"address\":\"1 Main Street\\nSpringfield\","
                                + "\"email\":\"accounting@school.example\"}"),
                200);
    }

    private Answer opens(String invoice) throws IOException, InterruptedException, Mismatch {
        Answer opened = narrator.ask("POST", INVOICES + "/" + invoice + "/open", operator, "");
        narrator.status(opened, 200);
        narrator.there(opened, "/number");
        return opened;
    }

    private void account(Workspace workspace, String pointer, String credits)
            throws IOException, InterruptedException, Mismatch {
        narrator.number(narrator.askQuietly("/v1/platform/agent/account", workspace.key()), pointer, credits);
    }

    private Instant now() throws IOException, InterruptedException {
        return Instant.now().plus(offset());
    }

    private Duration offset() throws IOException, InterruptedException {
        return Duration.parse(control.ask("/clock").path("offset").asText());
    }

    private void moveTo(Instant time) throws IOException, InterruptedException {
        narrator.say("Business time is " + time + " now.");
        control.tell(
                "/clock", Map.of("offset", Duration.between(Instant.now(), time).toString()));
    }

    private static Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private String token(Role role, String subject, String tenant) {
        return identity.sign(new Person(role, subject, tenant), Instant.now(), tokenLife);
    }
}
