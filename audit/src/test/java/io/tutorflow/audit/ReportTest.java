package io.tutorflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs are told. */
class ReportTest {

    private static final String WALLET = "0198c0de-0000-7000-8000-000000000001";
    private static final String TRANSFER = "0198c0de-0000-7000-8000-000000000002";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void saysOfEachDifferenceWhichRuleOfWhichRowsAndWhatWasExpectedAndFound() throws Exception {
        var totals = new Differing(Rule.WALLET_TOTALS);
        totals.demandMicros("wallet " + WALLET, "held is", 650_000, "its rows add up to", 660_000);
        var accounts = new Differing(Rule.TRANSFER_ACCOUNTS);
        accounts.add("transfer " + TRANSFER, "is a hold from " + WALLET + " to " + TRANSFER);

        var json = new ObjectMapper()
                .readTree(report(totals.all().getFirst(), accounts.all().getFirst())
                        .json());

        var total = json.path("differences").path(0);
        assertThat(total.path("rule").asText()).isEqualTo("wallet_totals");
        assertThat(total.path("row").asText()).isEqualTo("wallet " + WALLET);
        assertThat(total.path("ids")).extracting(id -> id.asText()).containsExactly(WALLET);
        assertThat(total.path("expected").asText()).isEqualTo("$0.66");
        assertThat(total.path("found").asText()).isEqualTo("$0.65");
        var account = json.path("differences").path(1);
        assertThat(account.path("ids")).extracting(id -> id.asText()).containsExactly(TRANSFER, WALLET);
        assertThat(account.path("expected").asText()).isEqualTo(Rule.TRANSFER_ACCOUNTS.promise());
        assertThat(account.path("found").asText()).startsWith("is a hold from");
        assertThat(json.at("/cut/billing/snapshot").asText()).isEqualTo("7:9:8");
        assertThat(json.at("/cut/billing/standby").asBoolean()).isTrue();
        assertThat(json.at("/rows/wallets").asLong()).isEqualTo(3);
        assertThat(json.at("/seconds").asDouble()).isEqualTo(1.5);
    }

    @Test
    void findsStripesIdsToo() {
        var difference = Difference.of(Rule.PAYMENT_STRIPE, "payment " + WALLET, "Stripe took $5 (pi_3Qx), and …");

        assertThat(difference.ids()).containsExactly(WALLET, "pi_3Qx");
    }

    @Test
    void hasANumberForEveryRuleEvenIfNothingBreaksIt() throws Exception {
        var file = folder.resolve("audit.prom");

        Metrics.of(report(Difference.of(Rule.SIGNUP, "transfer 1", "is a signup")))
                .to(file.toString());

        var text = Files.readString(file);
        assertThat(text).contains("\ntutorflow_audit_differences{rule=\"signup\"} 1\n");
        assertThat(Arrays.stream(Rule.values()))
                .allSatisfy(rule -> assertThat(text).contains("{rule=\"" + rule.id() + "\"} "));
        assertThat(text).contains("\ntutorflow_audit_records{kind=\"wallets\"} 3\n");
        assertThat(text).contains("\ntutorflow_audit_seconds 1.5\n");
        assertThat(text).endsWith("\ntutorflow_audit_last_success_timestamp_seconds 1795953600\n");
        assertThat(folder.toFile().list()).containsExactly("audit.prom");
    }

    @Test
    void replacesItsGroupAtAPushgateway() throws Exception {
        var received = new AtomicReference<String>();
        var gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/metrics/job/tutorflow_audit", exchange -> {
            received.set(exchange.getRequestMethod() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        gateway.start();
        var metrics = Metrics.of(report());

        metrics.to("http://127.0.0.1:" + gateway.getAddress().getPort() + "/metrics/job/tutorflow_audit");

        gateway.stop(0);
        assertThat(received.get()).isEqualTo("PUT " + metrics.text());
    }

    private static Report report(Difference... differences) {
        var findings = new Audit.Findings(
                Map.of("billing", new Cut("2026-11-29T11:59:00.000000Z", "7:9:8", true)),
                new Audit.Read(1, 2, 3, 4, 5),
                6,
                new Overruns(0, 0, List.of()),
                List.of(differences));
        return new Report(findings, Instant.parse("2026-11-29T12:00:00Z"), Duration.ofMillis(1_500));
    }
}
