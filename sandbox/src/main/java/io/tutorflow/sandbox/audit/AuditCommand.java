package io.tutorflow.sandbox.audit;

import io.tutorflow.sandbox.place.Ports;
import io.tutorflow.sandbox.place.Service;
import io.tutorflow.sandbox.secret.Secrets;
import io.tutorflow.sandbox.stack.DataFolder;
import io.tutorflow.sandbox.stack.RealStripe;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tutorflow audit}. */
@Command(
        name = "audit",
        description = {
            "Recomputes from rows, read-only, that usage records = holds and captures = transfers = wallet totals,",
            "that usage records of schools = reservations and entries = what is spent of budgets and plans,",
            "that prices = the published catalogue, that payments = purchases in the ledger = what Stripe took,",
            "and that refunds, disputes, distributions and raises are what they moved, both ways.",
            "Names each row that differs and exits with 1 if there is one."
        })
public final class AuditCommand implements Callable<Integer> {

    private static final int SHOWN = 100;

    @Mixin
    private final DataFolder data = new DataFolder();

    @Option(
            names = "--settle",
            description = "How long a record may differ because work goes on, in ISO 8601 (default: ${DEFAULT-VALUE}).")
    private Duration settle = Duration.ofSeconds(20);

    @Override
    public Integer call() throws Exception {
        var ports = data.ports();
        var secrets = data.secrets();
        try (var usage = open(Service.USAGE, ports, secrets);
                var billing = open(Service.BILLING, ports, secrets);
                var budget = open(Service.BUDGET, ports, secrets);
                var pricing = open(Service.PRICING, ports, secrets)) {
            var books = new Books(usage, billing, budget, pricing);
            return tell(new Audit(books, stripe(ports, secrets)).run(settle), System.out);
        }
    }

    private static int tell(Audit.Findings findings, PrintStream out) {
        var read = findings.read();
        out.printf(
                "audit: read %,d usage records, the transfers of %,d of them, %,d wallets%n",
                read.records(), read.charges(), read.wallets());
        out.printf(
                "audit: read %,d reservations, %,d periods of budgets and plans, %,d payments%n",
                read.reservations(), read.periods(), findings.payments());
        if (findings.overruns().count() > 0) {
            out.printf(
                    "audit: %,d usage records ended above their hold, as they may, by %s in all; the newest:%n",
                    findings.overruns().count(), findings.overruns().total());
            findings.overruns().newest().forEach(overrun -> out.println("  " + overrun));
        }
        findings.differences().stream().limit(SHOWN).forEach(difference -> out.println("  " + difference));
        if (findings.differences().size() > SHOWN) {
            out.printf("  … and %,d more%n", findings.differences().size() - SHOWN);
        }
        out.printf("audit: %,d differences%n", findings.differences().size());
        return findings.differences().isEmpty() ? 0 : 1;
    }

    /** The stack's own, or, with a key for it in the environment, the real one. */
    private static StripePayments stripe(Ports ports, Secrets secrets) {
        return RealStripe.isWanted(System.getenv())
                ? new StripePayments(RealStripe.URL, System.getenv(RealStripe.KEY))
                : new StripePayments("http://127.0.0.1:" + ports.stripe(), secrets.stripeKey());
    }

    /** One snapshot for all that is read until the next commit. */
    private static Connection open(Service service, Ports ports, Secrets secrets) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", Secrets.AUDITOR);
        properties.setProperty("password", secrets.password(Secrets.AUDITOR));
        var url = "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + service.database();
        var connection = DriverManager.getConnection(url, properties);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return connection;
    }
}
