package io.tutorflow.sandbox.demo;

import io.tutorflow.sandbox.identity.IdentityProvider;
import io.tutorflow.sandbox.identity.Person;
import io.tutorflow.sandbox.identity.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;

/**
 * A month of four workspaces, and the invoice after it: one has prepaid, one has a credit line and pays through Stripe, one
 * has a discount and a minimum commitment, one is charged by Stripe's meters.
 */
final class MonthStory {

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    /** Months are closed six hours after their end. */
    private static final Duration CLOSABLE = Duration.ofHours(7);

    private final Narrator narrator;
    private final IdentityProvider identity;
    private final BusinessTime time;
    private final String slug;
    private final Path documents;
    private final String operator;
    private final Invoicing invoicing;
    private final Metering metering;

    /** @param documents where what is downloaded is saved */
    MonthStory(
            Narrator narrator,
            IdentityProvider identity,
            BusinessTime time,
            Mailbox mail,
            String slug,
            Path documents) {
        this.narrator = narrator;
        this.identity = identity;
        this.time = time;
        this.slug = slug;
        this.documents = documents;
        this.operator = token(Role.OPERATOR, "demo", "");
        this.invoicing = new Invoicing(narrator, operator);
        this.metering = new Metering(narrator, mail, operator);
    }

    void tell() throws IOException, InterruptedException, Mismatch {
        YearMonth month = time.nextMonth();
        narrator.chapter("Four workspaces: one is given $20, one has a credit line of $100 and pays through Stripe,"
                + " one has enterprise terms, one is charged by Stripe's meters.");
        BilledWorkspace prepaid = opens("prepaid", "");
        isGiven(prepaid, 2_000);
        BilledWorkspace line = opens("line", ",\"creditLineUsd\":100");
        namesItself(line);
        paysThroughStripe(line);
        BilledWorkspace enterprise = opens("enterprise", "");
        agrees(enterprise, month);
        BilledWorkspace metered = opens("metered", ",\"creditLineUsd\":100,\"email\":\"" + slug + "@meters.example\"");
        metering.savesACard(metered, slug + "@meters.example");
        metering.isSwitched(metered);

        narrator.chapter("The month begins: business time of the whole stack moves to it, and each orders a course.");
        time.moveTo(BusinessTime.startOf(month).plus(Duration.ofHours(1)));
        orders(prepaid, 30);
        orders(line, 40);
        narrator.say("From now on the enterprise has its credit line:");
        account(enterprise, "/availableCredits", "100000");
        orders(enterprise, 50);
        orders(metered, 50);
        narrator.say("Within seconds Stripe's meter has it, and the usage record says so:");
        metering.isReported(metered);

        narrator.chapter("The month ends. Six hours later it is closed, each workspace by itself, as a draft.");
        time.moveTo(BusinessTime.startOf(month.plusMonths(1)).plus(CLOSABLE));
        String statement = invoicing.closes(prepaid, 1, "statement", "0");
        String invoice = invoicing.closes(line, 1, "invoice", "2");
        String bill = invoicing.closes(enterprise, 1, "invoice", "550");
        invoicing.closes(metered, 1, "statement", "0");
        narrator.say(
                "Nothing is due here of what is metered; Stripe's invoice is still a draft, for what is reported late.");
        account(metered, "/usedLineCredits", "250");
        narrator.say("Line by line, the enterprise's is:");
        Answer explained = invoicing.explains(bill);
        narrator.number(explained, "/netUsd", "500");
        narrator.number(explained, "/taxUsd", "50");

        narrator.chapter(
                "An operator opens the drafts, as the scheduler would a day later: each gets a number and stays as it is.");
        invoicing.opens(statement, "paid");
        invoicing.opens(invoice, "open");
        String number = invoicing.opens(bill, "open");
        narrator.say("The enterprise's owner downloads the PDF, and the usage that it adds up from. Open them:");
        invoicing.saves(enterprise, bill, number, documents);

        narrator.chapter("Stripe collects the credit line's invoice. Once it is paid there, the line is free again.");
        account(line, "/availableCredits", "9800");
        invoicing.isPaidAtStripe(line, invoice);
        account(line, "/availableCredits", "10000");
        narrator.say("The enterprise pays by wire, which an operator writes down:");
        invoicing.isPaidByWire(bill);

        narrator.chapter("Work that ended an hour before the month did is reported late, after the month was closed.");
        time.moveTo(BusinessTime.startOf(month.plusMonths(1)).minus(Duration.ofHours(1)));
        orders(line, 30);
        time.moveTo(BusinessTime.startOf(month.plusMonths(2)).plus(CLOSABLE));
        String next = invoicing.closes(line, 2, "invoice", "1.5");
        Answer late = invoicing.explains(next);
        narrator.text(late, "/lines/0/month", month.toString());
        narrator.number(late, "/lines/0/quantity", "30");
        narrator.say("It is on the next invoice, as a line of its own month. The first invoice is as it was.");
        narrator.say("Stripe has charged the metered workspace's card meanwhile, and its line is free again:");
        account(metered, "/usedLineCredits", "0");
        narrator.say("To see any of them as a page:");
        narrator.say("curl -s -H \"Authorization: Bearer $(./tutorflow token --role operator)\" "
                + narrator.address("/v1/admin/invoices/" + next + "/page"));
        narrator.say("Business time stays where it is: a month that is closed cannot be open again.");
    }

    private BilledWorkspace opens(String kind, String more) throws IOException, InterruptedException, Mismatch {
        Answer opened = narrator.ask(
                "POST",
                "/v1/admin/workspaces",
                operator,
                "{\"name\":\"Demo " + kind + "\",\"slug\":\"" + slug + "-" + kind + "\"" + more + "}");
        narrator.status(opened, 201);
        String id = opened.text("/organizationId");
        return new BilledWorkspace(kind, id, opened.text("/apiKey"), token(Role.WORKSPACE_OWNER, "demo-owner", id));
    }

    private void isGiven(BilledWorkspace workspace, int credits) throws IOException, InterruptedException, Mismatch {
        narrator.status(
                narrator.ask(
                        "POST",
                        of(workspace) + "/credits",
                        operator,
                        "{\"credits\":" + credits + ",\"reason\":\"demo\"}"),
                201);
    }

    private void namesItself(BilledWorkspace workspace) throws IOException, InterruptedException, Mismatch {
        narrator.status(
                narrator.ask(
                        "PUT",
                        "/v1/platform/owner/billing-details",
                        workspace.owner(),
                        "{\"legalName\":\"Demo School Inc.\",\"address\":\"1 Main Street\\nSpringfield\","
                                + "\"email\":\"accounting@school.example\"}"),
                200);
    }

    private void paysThroughStripe(BilledWorkspace workspace) throws IOException, InterruptedException, Mismatch {
        Answer set = narrator.ask(
                "PUT", of(workspace) + "/invoice-collection", operator, "{\"collection\":\"hosted_link\"}");
        narrator.status(set, 200);
    }

    private void agrees(BilledWorkspace workspace, YearMonth from) throws IOException, InterruptedException, Mismatch {
        narrator.say("12 % off list prices, at least $500 a month, a credit line of $1,000, 10 % tax.");
        Answer agreed = narrator.ask(
                "PUT",
                of(workspace) + "/terms",
                operator,
                "{\"effectiveFrom\":\"" + BusinessTime.startOf(from) + "\",\"discountPercent\":12,\"commitUsd\":500,"
                        + "\"creditLineUsd\":1000,\"taxRatePercent\":10}");
        narrator.status(agreed, 200);
        narrator.say("It has 45 days to pay an invoice.");
        Answer details = narrator.ask(
                "PUT",
                of(workspace) + "/billing-details",
                operator,
                "{\"legalName\":\"Demo Enterprise Inc.\",\"address\":\"7 Market Square\\nSpringfield\","
                        + "\"email\":\"finance@enterprise.example\",\"purchaseOrder\":\"PO 4711\",\"paymentDays\":45}");
        narrator.status(details, 200);
    }

    private void orders(BilledWorkspace workspace, int lessons) throws IOException, InterruptedException, Mismatch {
        Answer course = narrator.ask(
                "POST",
                "/v1/platform/courses",
                workspace.key(),
                "{\"prompt\":\"Fractions\",\"lessonCount\":" + lessons + "}");
        narrator.status(course, 201);
        narrator.number(course, "/priceSnapshot/units", String.valueOf(lessons));
        isCaptured(workspace);
    }

    /** Only then may the clock move on: what is captured after a month was closed is on the document of a later one. */
    private void isCaptured(BilledWorkspace workspace) throws IOException, InterruptedException, Mismatch {
        account(workspace, "/heldCredits", "0");
    }

    /** What is agreed or paid gets there in a moment. */
    private void account(BilledWorkspace workspace, String pointer, String credits)
            throws IOException, InterruptedException, Mismatch {
        narrator.number(
                narrator.awaits(
                        "/v1/platform/agent/account", workspace.key(), found -> found.isNumber(pointer, credits)),
                pointer,
                credits);
    }

    private static String of(BilledWorkspace workspace) {
        return "/v1/admin/workspaces/" + workspace.id();
    }

    private String token(Role role, String subject, String tenant) {
        return identity.sign(new Person(role, subject, tenant), Instant.now(), TOKEN_LIFE);
    }
}
