package io.tutorflow.acceptance;

import static java.util.Map.entry;

import io.tutorflow.bench.stack.Answer;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.Workspace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Two months that are closed, and documents in each of their states: some by hand, one void, one with usage that came late,
 * some that Stripe collects.
 */
final class RichDocuments {

    private static final String INVOICES = "/v1/admin/invoices";
    private static final String CLOSABLE = "T07:00:00Z";

    private final LocalStack stack;
    private final Client operator;
    private final Billing billing;
    private final LocalDate month;

    /** @param month which begins */
    RichDocuments(LocalStack stack, LocalDate month) throws Exception {
        this.stack = stack;
        this.operator = stack.operator();
        this.billing = new Billing(stack);
        this.month = month;
    }

    /**
     * Writes them.
     *
     * @param enterprise with terms, and usage in the month
     * @param bought with usage that was paid by what it bought
     */
    void write(Workspace enterprise, String bought) throws Exception {
        var prepaid = stack.workspaceWith(1_000);
        orders(prepaid, 12, 7);
        var more = onLine(7);
        var less = onLine(0);
        captures(less, "less", month, 0.55);
        var given = onLine(7);
        var open = onLine(7);
        var gone = onLine(7);
        var credited = onLine(7);
        var lost = onLine(7);
        var back = onLine(7);
        var collected = onLines(12);
        var metered = onLine(0);
        var subscribed = new MeteredDocuments(stack);
        subscribed.subscribe(metered);
        RichBooks.switchTo(operator, metered, "stripe_metered");
        orders(metered, 12, 7);
        subscribed.awaitReported(metered, 2);
        var ended = onLine(0);
        var endedEarly = subscribed.subscribe(ended);
        RichBooks.switchTo(operator, ended, "stripe_metered");
        orders(ended, 12, 7);
        subscribed.awaitReported(ended, 2);
        subscribed.end(endedEarly);
        close(month.plusMonths(1));

        opens(prepaid.id());
        opens(metered.id());
        opens(bought);
        var paid = opens(more);
        pays(paid);
        credits(paid, List.of(Map.of("line", 1, "quantity", 2)));
        pays(opens(less));
        says(opens(given), "mark-uncollectible");
        credits(opens(open), List.of(Map.of("line", 1, "quantity", 2)));
        credits(opens(credited), List.of());
        says(says(opens(lost), "mark-uncollectible"), "write-off");
        says(says(opens(back), "mark-paid"), "reopen");
        says(opens(gone), "void");
        collects(collected);
        says(opens(enterprise), "void");
        var minimum = opens(enterprise.id());
        pays(minimum);
        credits(minimum, List.of(Map.of("line", 2, "amountUsd", 0.0155), Map.of("line", 6, "amountUsd", 100)));
        // In the month that is closed.
        captures(enterprise, "late", month.plusDays(14), 10.55);
        orders(more, 12, 0);
        change(INVOICES + "/" + byHand(more) + "/open", Map.of());
        close(month.plusMonths(2));
        subscribed.awaitSettled(metered);
        change(
                "/v1/admin/workspaces/" + ended.id() + "/metered-usage/clearings",
                Map.of(
                        "month",
                        month.toString().substring(0, 7),
                        "paidUsd",
                        0.11,
                        "taxUsd",
                        0.01,
                        "reason",
                        "ended by hand"));

        orders(less, 12, 0);
        byHand(less);
    }

    /** Each of them is collected by Stripe, and each has another end, or none. */
    private void collects(List<Workspace> of) throws Exception {
        var stripe = new CollectedDocuments(stack);
        stripe.leaveOpen(opens(of.get(0)));
        stripe.pay(opens(of.get(1)));
        stripe.payByCard(of.get(2), opens(of.get(2)));
        stripe.payElsewhere(opens(of.get(3)));
        stripe.payAndReopen(opens(of.get(4)));
        stripe.makeVoid(opens(of.get(5)));
        stripe.dun(opens(of.get(6)));
        stripe.dunAndMakeVoid(opens(of.get(7)));
        stripe.leaveParked(of.get(8), opens(of.get(8)));
        stripe.dropParked(of.get(9), opens(of.get(9)));
        stripe.payAndDispute(opens(of.get(10)));
        stripe.payAndLose(opens(of.get(11)));
    }

    private List<Workspace> onLines(int many) throws Exception {
        var all = new ArrayList<Workspace>();
        for (int made = 0; made < many; made++) {
            all.add(onLine(7));
        }
        return all;
    }

    /** Of $0.60 for lessons, and some for tests: an odd number comes to half a cent. */
    private Workspace onLine(int items) throws Exception {
        var made = operator.post(
                "/v1/admin/workspaces",
                Map.of("name", "Line", "slug", "line-" + UUID.randomUUID(), "creditLineUsd", 10));
        var workspace = new Workspace(
                made.body().path("organizationId").asText(),
                stack.gateway().with(made.body().path("apiKey").asText()));
        orders(workspace, 12, items);
        return workspace;
    }

    private static void orders(Workspace workspace, int lessons, int items) {
        var agent = workspace.client();
        RichBooks.create(agent, "courses", Map.of("prompt", "Rome", "lessonCount", lessons));
        if (items > 0) {
            RichBooks.create(agent, "tests", Map.of("prompt", "Rome", "itemCount", items));
        }
    }

    private void close(LocalDate next) throws Exception {
        Waiting.until(
                "all that was begun has ended",
                () -> billing.one("SELECT count(*) FROM open_hold").equals("0"));
        stack.tutorflow("clock", next + CLOSABLE).demandSuccess();
        Waiting.until("the months before " + next + " are closed", () -> {
            operator.post("/v1/admin/schedulers/invoice-months/run", Map.of());
            return billing.one("SELECT count(*) FROM workspace w WHERE NOT EXISTS (SELECT FROM invoicing_account a"
                            + " WHERE a.account_id = w.id AND a.next_month >= '" + next + "')")
                    .equals("0");
        });
    }

    private String opens(Workspace workspace) throws Exception {
        RichBooks.demand(() -> owner(workspace.id())
                .put(
                        "/v1/platform/owner/billing-details",
                        Map.of(
                                "legalName", "School Inc.",
                                "address", "1 Main Street\nSpringfield",
                                "email", "accounting@school.example",
                                "taxId", "EU123456789",
                                "purchaseOrder", "PO 7")));
        return opens(workspace.id());
    }

    private Client owner(String workspace) {
        try {
            return stack.owner(workspace);
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The newest draft of an account. */
    private String opens(String account) throws Exception {
        var draft = billing.one("SELECT id FROM invoice WHERE state = 'draft' AND account_id = '" + account
                + "' ORDER BY created_at DESC LIMIT 1");
        change(INVOICES + "/" + draft + "/open", Map.of());
        return draft;
    }

    private void pays(String invoice) {
        says(invoice, "mark-paid");
    }

    private String says(String invoice, String what) {
        change(INVOICES + "/" + invoice + "/" + what, Map.of("reason", "to be seen"));
        return invoice;
    }

    /** @param lines none: all that is left */
    private void credits(String invoice, List<Map<String, ?>> lines) {
        var request = new HashMap<String, Object>(Map.of(
                "reason",
                "order_change",
                "memo",
                "to be seen",
                "idempotencyKey",
                UUID.randomUUID().toString()));
        if (!lines.isEmpty()) {
            request.put("lines", lines);
        }
        change(INVOICES + "/" + invoice + "/credit-notes", request);
    }

    private Answer change(String path, Map<String, ?> body) {
        return RichBooks.demand(() -> operator.post(path, body));
    }

    /** Measured by somebody else. */
    private void captures(Workspace workspace, String event, LocalDate day, double units) throws Exception {
        RichBooks.measured(stack, workspace, event, day + "T00:00:00Z", Double.toString(units));
        Waiting.until(
                "what was measured is captured",
                () -> billing.one("SELECT count(*) FROM transfer WHERE kind = 'capture' AND units_ten_thousandths = "
                                + Math.round(units * 10_000))
                        .equals("1"));
    }

    /** Up to what was used last. */
    private String byHand(Workspace workspace) throws Exception {
        Waiting.until(
                "all that was begun has ended",
                () -> billing.one("SELECT count(*) FROM open_hold").equals("0"));
        var used = "FROM transfer WHERE kind = 'capture' AND debit_account_id = '" + workspace.id() + "'";
        var format = ", 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') ";
        var request = new HashMap<>(Map.ofEntries(
                entry("workspaceId", workspace.id()),
                entry(
                        "from",
                        billing.one("SELECT to_char(date_trunc('day', max(finalized_at AT TIME ZONE 'UTC'))" + format
                                + used)),
                entry(
                        "to",
                        billing.one("SELECT to_char(max(finalized_at AT TIME ZONE 'UTC') + interval '1 millisecond'"
                                + format + used)),
                entry("idempotencyKey", UUID.randomUUID().toString())));
        var drafted = new Answer[1];
        Waiting.until("it is drafted", () -> {
            drafted[0] = operator.post(INVOICES, request);
            return drafted[0].isSuccess();
        });
        return drafted[0].body().path("id").asText();
    }
}
