package io.tutorflow.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit names what somebody changed behind the services' backs. Each test puts back what it changed. */
class AuditTest {

    private final LocalStack stack = Suite.stack();
    private String workspace = "";
    private String record = "";

    @BeforeEach
    void aCharge() throws Exception {
        var payer = stack.workspaceWith(100);
        workspace = payer.id();
        var made = payer.client().post("/v1/platform/courses", Map.of("prompt", "Volcanoes", "lessonCount", 7));
        assertThat(made.status()).isEqualTo(201);
        record = made.body().path("usageRecordId").asText();
        Waiting.until(
                "the charge is captured",
                () -> "65"
                        .equals(payer.client()
                                .get("/v1/platform/agent/account")
                                .body()
                                .path("creditBalance")
                                .asText()));
        awaitCleanAudit();
    }

    @Test
    void namesAnAlteredTransfer() throws Exception {
        tamper(
                "billing",
                "UPDATE transfer SET amount_micros = amount_micros - 10000, promo_micros = promo_micros - 10000"
                        + " WHERE kind = 'capture' AND id = '" + record + "'");

        var audit = audit();

        tamper(
                "billing",
                "UPDATE transfer SET amount_micros = amount_micros + 10000, promo_micros = promo_micros + 10000"
                        + " WHERE kind = 'capture' AND id = '" + record + "'");
        assertThat(audit.exitCode()).isEqualTo(1);
        assertThat(audit.output())
                .contains("usage record " + record + ": its capture says $0.34, the record $0.35")
                .contains("wallet " + workspace + ": promotional is $0.65, its rows add up to $0.66");
        awaitCleanAudit();
    }

    @Test
    void namesADeletedRecord() throws Exception {
        tamper("usage", "CREATE TABLE kept AS SELECT * FROM usage_record WHERE id = '" + record + "'");
        tamper("usage", "DELETE FROM usage_record WHERE id = '" + record + "'");

        var audit = audit();

        tamper("usage", "INSERT INTO usage_record SELECT * FROM kept");
        tamper("usage", "DROP TABLE kept");
        assertThat(audit.exitCode()).isEqualTo(1);
        assertThat(audit.output()).contains("transfer " + record + ": there is [capture, hold] but no usage record");
        awaitCleanAudit();
    }

    @Test
    void namesARaisedWalletTotal() throws Exception {
        tamper("billing", "UPDATE wallet SET promo_micros = promo_micros + 1 WHERE account_id = '" + workspace + "'");

        var audit = audit();

        tamper("billing", "UPDATE wallet SET promo_micros = promo_micros - 1 WHERE account_id = '" + workspace + "'");
        assertThat(audit.exitCode()).isEqualTo(1);
        assertThat(audit.output())
                .contains("wallet " + workspace + ": promotional is $0.650001, its rows add up to $0.65")
                .contains("audit: 1 differences");
        awaitCleanAudit();
    }

    @Test
    void namesADroppedBudgetEntry() throws Exception {
        var school = stack.schoolWith(100);
        var teacher = stack.person("teacher", school.id(), "teacher");
        school.admin().put("/v1/school/teachers/teacher/budget", Map.of("period", "weekly", "limitTokens", 50));
        var image = teacher.post("/v1/school/activities", Map.of("activity", "cover_image", "prompt", "A volcano"));
        assertThat(image.status()).isEqualTo(201);
        var id = image.body().path("id").asText();
        Waiting.until(
                "it is spent",
                () -> "25"
                        .equals(teacher.get("/v1/school/budgets/me")
                                .body()
                                .path("spentTokens")
                                .asText()));
        awaitCleanAudit();
        tamper("budget", "CREATE TABLE kept AS SELECT * FROM entry WHERE reservation_id = '" + id + "'");
        tamper("budget", "DELETE FROM entry WHERE reservation_id = '" + id + "'");

        var audit = audit();

        tamper("budget", "INSERT INTO entry SELECT * FROM kept");
        tamper("budget", "DROP TABLE kept");
        assertThat(audit.exitCode()).isEqualTo(1);
        assertThat(audit.output())
                .contains("usage record " + id + ": was finalized, and its reservation has spent nothing")
                .contains("spent is $0.25, its entries add up to $0");
        awaitCleanAudit();
    }

    @Test
    void namesAPaymentThatTheLedgerOrStripeDoesNotHave() throws Exception {
        var bought = Purchases.paid(stack, stack.schoolWith(0));
        var id = bought.id();
        awaitCleanAudit();
        tamper("billing", "CREATE TABLE kept AS SELECT * FROM transfer WHERE id = '" + id + "'");
        tamper("billing", "DELETE FROM transfer WHERE id = '" + id + "'");

        var withoutCredit = audit();

        tamper("billing", "INSERT INTO transfer SELECT * FROM kept");
        tamper("billing", "DROP TABLE kept");
        assertThat(withoutCredit.exitCode()).isEqualTo(1);
        assertThat(withoutCredit.output())
                .contains("payment " + id + ": is paid, and the ledger has no purchase of it");
        awaitCleanAudit();

        tamper("billing", "CREATE TABLE kept AS SELECT * FROM payment WHERE id = '" + id + "'");
        tamper("billing", "DELETE FROM payment WHERE id = '" + id + "'");
        var withoutPayment = audit();
        tamper("billing", "INSERT INTO payment SELECT * FROM kept");
        tamper("billing", "DROP TABLE kept");
        assertThat(withoutPayment.output())
                .contains("payment " + id + ": was credited, and there is no payment")
                .contains("payment " + id + ": Stripe took $50 (" + bought.intent() + "), and it is not paid here");

        stack.stripe()
                .call("DELETE", "/_sandbox/objects/" + bought.intent(), new byte[0])
                .join();
        var withoutStripe = audit();
        assertThat(withoutStripe.exitCode()).isEqualTo(1);
        assertThat(withoutStripe.output())
                .contains("payment " + id + ": is paid, and Stripe knows of no such payment (" + bought.intent() + ")")
                .contains("audit: 1 differences");
        tamper("billing", "DELETE FROM receipt WHERE payment_id = '" + id + "'");
        tamper("billing", "UPDATE receipt_counter SET last = last - 1");
        tamper("billing", "DELETE FROM payment WHERE id = '" + id + "'");
        tamper("billing", "DELETE FROM transfer WHERE credit_account_id = '" + bought.school() + "'");
        tamper(
                "billing",
                "UPDATE wallet SET purchased_micros = 0, funded = false, seq = 0, filled_seq = 0 WHERE account_id = '"
                        + bought.school() + "'");
        awaitCleanAudit();
    }

    /** Other tests use the same stack: what they have left may still be under way. */
    private void awaitCleanAudit() throws Exception {
        Waiting.untilIs("nothing differs", this::audit, ran -> ran.exitCode() == 0);
    }

    /** An event that Stripe has lost, one that it has counted twice, and one that came to the wrong customer. */
    @Test
    void namesWhatStripesMetersHaveCountedOtherwise() throws Exception {
        made("billing/meters", "display_name=Lessons&default_aggregation[formula]=sum&event_name=m" + record);
        var ada = made("customers", "name=Ada");
        var bob = made("customers", "name=Bob");
        var other = stack.workspaceWith(1).id();
        tamper("billing", isCustomer(workspace, ada) + isCustomer(other, bob) + isReported());
        var ofAda = "meter m" + record + " of " + ada + " on ";
        var ofBob = "meter m" + record + " of " + bob + " on ";
        counts(ada, record);
        Waiting.until("it is counted", () -> !audit().output().contains(ofAda));

        goesAstray(record, "drop", ada);
        Waiting.until("it is named as lost", () -> named(ofAda, "Stripe has counted 0, and 7 were reported"));
        counts(ada, "second-" + record);
        Waiting.until("it is counted after all", () -> !audit().output().contains(ofAda));
        tamper("billing", status("failed"));
        Waiting.until("what failed is no excuse", () -> named(ofAda, "Stripe has counted 7, and 0 were reported"));
        tamper("billing", status("reported"));
        goesAstray("second-" + record, "repeat", ada);
        Waiting.until("it is named as counted twice", () -> named(ofAda, "Stripe has counted 14, and 7 were reported"));
        counts(ada, "third-" + record);
        Waiting.until(
                "it is named as sent once more under another identifier",
                () -> named(ofAda, "Stripe has counted 21, and 7 were reported"));
        goesAstray("third-" + record, "drop", ada);
        Waiting.until("it is as before", () -> named(ofAda, "Stripe has counted 14, and 7 were reported"));
        goesAstray("second-" + record, "move", bob);
        Waiting.until("it is named as another's", () -> named(ofBob, "Stripe has counted 7, and 0 were reported"));

        tamper("billing", """
                DELETE FROM metered_usage WHERE id = '%1$s';
                DELETE FROM metered_account WHERE account_id IN ('%2$s', '%3$s');
                DELETE FROM stripe_customer WHERE account_id IN ('%2$s', '%3$s')""".formatted(record, workspace, other));
        awaitCleanAudit();
    }

    /** Metered usage that our own invoices should charge and do not, and such that they charge beside the meter. */
    @Test
    void namesMeteredUsageThatNobodyChargesAndThatIsChargedTwice() throws Exception {
        tamper(
                "billing",
                "INSERT INTO invoicing_account (account_id, next_month) VALUES ('" + workspace
                        + "', date_trunc('month', now())) ON CONFLICT DO NOTHING");
        tamper("billing", isReported() + ";" + """
                UPDATE metered_usage SET status = 'failed', error = 'x', sent_at = NULL, event_at = NULL, reported_at = NULL,
                    invoiced_at = '2020-01-01Z' WHERE id = '%s'""".formatted(record));
        assertThat(named("usage record " + record, "is on no invoice in force")).isTrue();

        tamper("billing", """
                DELETE FROM metered_usage WHERE id = '%1$s';
                CREATE TABLE kept AS SELECT * FROM transfer WHERE id = '%1$s';
                UPDATE transfer SET metered = true, meter_event_name = 'm', meter_value = 1, line_micros = amount_micros,
                    promo_micros = 0, purchased_micros = 0 WHERE id = '%1$s' AND kind = 'capture';
                INSERT INTO invoice_usage (invoice_id, capture_id, line_no, in_force) VALUES ('%1$s', '%1$s', 1, true);
                INSERT INTO invoice (id, account_id, period_from, period_to, closes, created_at, created_by, promo_micros,
                    purchased_micros, line_micros, true_up_micros, reversed_micros, rounding_micros, tax_millionths, tax_micros,
                    due_micros, state)
                VALUES ('%1$s', '%2$s', '2020-01-01Z', '2100-01-01Z', false, now(), 'test', 0, 0, 0, 0, 0, 0, 0, 0, 0, 'draft')""".formatted(record, workspace));
        assertThat(named("invoice " + record, "has usage record " + record + " on line 1, which is metered"))
                .isTrue();

        tamper("billing", """
                DELETE FROM invoice WHERE id = '%1$s';
                DELETE FROM invoice_usage WHERE invoice_id = '%1$s';
                DELETE FROM transfer WHERE id = '%1$s';
                INSERT INTO transfer SELECT * FROM kept;
                DROP TABLE kept""".formatted(record));
        awaitCleanAudit();
    }

    private boolean named(String row, String what) throws Exception {
        return audit().output().lines().anyMatch(line -> line.contains(row) && line.contains(what));
    }

    /** Answers its id. */
    private String made(String kind, String form) throws IOException {
        return stack.stripe()
                .call("POST", "/v1/" + kind, form.getBytes(UTF_8), "Content-Type", "application/x-www-form-urlencoded")
                .join()
                .body()
                .path("id")
                .asText();
    }

    private void counts(String customer, String identifier) throws IOException {
        made(
                "billing/meter_events",
                "event_name=m" + record + "&identifier=" + identifier + "&payload[stripe_customer_id]=" + customer
                        + "&payload[value]=7");
    }

    private void goesAstray(String identifier, String how, String customer) throws IOException {
        var body = Client.json(Map.of("identifier", identifier, "how", how, "customer", customer));
        assertThat(stack.stripe()
                        .call("POST", "/_sandbox/meter_events", body.getBytes(UTF_8))
                        .join()
                        .status())
                .isEqualTo(200);
    }

    private static String isCustomer(String account, String customer) {
        return ("INSERT INTO stripe_customer (account_id, customer_id, created_at) VALUES ('%1$s', '%2$s', now());"
                        + "INSERT INTO metered_account (account_id, seq) VALUES ('%1$s', 0);")
                .formatted(account, customer);
    }

    private String isReported() {
        return """
                INSERT INTO metered_usage (id, account_id, lane_id, event_name, value, finalized_at, status, attempts, sent_at,
                    event_at, reported_at, untold)
                SELECT id, account_id, id, 'm' || id, 7, at, 'reported', 1, at, at, at, false
                FROM (SELECT id, debit_account_id AS account_id, created_at AS at FROM transfer
                      WHERE id = '%s' AND kind = 'capture') AS captured""".formatted(record);
    }

    private String status(String status) {
        return """
                UPDATE metered_usage SET status = '%1$s', error = 'refused',
                    reported_at = CASE '%1$s' WHEN 'reported' THEN sent_at END WHERE id = '%2$s'""".formatted(status, record);
    }

    private LocalStack.Run audit() throws Exception {
        return stack.tutorflow("audit", "--settle", "PT1S");
    }

    private void tamper(String database, String sql) throws Exception {
        try (var connection = stack.superuser(database);
                var statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute(sql);
        }
    }
}
