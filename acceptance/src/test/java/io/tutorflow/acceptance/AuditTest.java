package io.tutorflow.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.bench.stack.LocalStack;
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
