package io.tutorflow.sandbox.audit;

import io.tutorflow.audit.Addresses;
import io.tutorflow.audit.AuditProgram;
import io.tutorflow.audit.AuditRun;
import io.tutorflow.audit.Database;
import io.tutorflow.audit.StripePayments;
import io.tutorflow.sandbox.place.Ports;
import io.tutorflow.sandbox.place.Service;
import io.tutorflow.sandbox.secret.Secrets;
import io.tutorflow.sandbox.stack.DataFolder;
import io.tutorflow.sandbox.stack.RealStripe;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tutorflow audit}: the audit of a local stack, whose addresses it knows. */
@Command(name = "audit", description = AuditProgram.WHAT_IT_DOES)
public final class AuditCommand implements Callable<Integer> {

    @Mixin
    private final DataFolder data = new DataFolder();

    @Mixin
    private final AuditRun run = new AuditRun();

    @Override
    public Integer call() throws Exception {
        return run.of(addresses());
    }

    private Addresses addresses() throws IOException {
        var ports = data.ports();
        var secrets = data.secrets();
        return new Addresses(
                database(Service.USAGE, ports, secrets),
                database(Service.BILLING, ports, secrets),
                database(Service.BUDGET, ports, secrets),
                database(Service.PRICING, ports, secrets),
                stripe(ports, secrets));
    }

    private static Database database(Service service, Ports ports, Secrets secrets) {
        return new Database(
                "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + service.database(),
                Secrets.AUDITOR,
                secrets.password(Secrets.AUDITOR));
    }

    /** The stack's own or, with a key in the environment, the real one. */
    private static StripePayments stripe(Ports ports, Secrets secrets) {
        return RealStripe.isWanted(System.getenv())
                ? new StripePayments(StripePayments.URL, System.getenv(RealStripe.KEY))
                : new StripePayments("http://127.0.0.1:" + ports.stripe(), secrets.stripeKey());
    }
}
