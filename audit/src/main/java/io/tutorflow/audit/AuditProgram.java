package io.tutorflow.audit;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code java -jar audit.jar}: the audit of books anywhere, configured by options alone. */
@Command(
        name = "audit",
        description = AuditProgram.WHAT_IT_DOES,
        footer = {
            "",
            "Each option can also be set in the environment, --usage-url as TUTORFLOW_AUDIT_USAGE_URL,"
                    + " or in a file:",
            "lines of a file given as @FILE are read as arguments. Users need only read access, and servers",
            "may be standbys. Exits with 0 if there are no differences, with 1 if there are or something"
                    + " cannot be read, and with 2 if",
            "an option is wrong or missing."
        })
public final class AuditProgram implements Callable<Integer> {

    /** The help text, here and in the sandbox. */
    public static final String WHAT_IT_DOES = """
            Recomputes from rows, read-only, that usage records = holds and captures = transfers = wallet totals,
            that usage records of schools = reservations and entries = what is spent of budgets and plans,
            that prices = the published catalogue, that payments = purchases in the ledger = what Stripe took,
            that refunds, disputes, distributions and raises are what they moved, and that captures of closed months
            = lines of invoices = what is cleared for them = Stripe's invoice items, both ways.
            Names each row that differs and exits with 1 if there is one.""";

    /** The prefix of the variables for its options, such as {@code TUTORFLOW_AUDIT_USAGE_URL}. */
    public static final String PREFIX = "TUTORFLOW_AUDIT_";

    @Option(names = "--usage-url", paramLabel = "URL", required = true, description = "JDBC URL of the database usage.")
    private String usageUrl = "";

    @Option(
            names = "--billing-url",
            paramLabel = "URL",
            required = true,
            description = "JDBC URL of the database billing.")
    private String billingUrl = "";

    @Option(
            names = "--budget-url",
            paramLabel = "URL",
            required = true,
            description = "JDBC URL of the database budget.")
    private String budgetUrl = "";

    @Option(
            names = "--pricing-url",
            paramLabel = "URL",
            required = true,
            description = "JDBC URL of the database pricing, which has the published catalogues.")
    private String pricingUrl = "";

    @Option(
            names = "--database-user",
            paramLabel = "NAME",
            description = "The user for databases whose URL names none (…?user=…&password=…).")
    private @Nullable String user;

    @Option(names = "--database-password", paramLabel = "TEXT", description = "Its password.")
    private @Nullable String password;

    @Option(
            names = "--stripe-url",
            paramLabel = "URL",
            defaultValue = StripePayments.URL,
            description = "Stripe's base URL (default: ${DEFAULT-VALUE}).")
    private String stripeUrl = "";

    @Option(
            names = "--stripe-key",
            paramLabel = "KEY",
            defaultValue = "",
            description = {
                "A secret key, or a restricted key that can read PaymentIntents, Refunds, Disputes and Invoices.",
                "Without one, every card payment and every invoice at Stripe is a difference."
            })
    private String stripeKey = "";

    @Mixin
    private final AuditRun run = new AuditRun();

    @Override
    public Integer call() throws Exception {
        return run.of(new Addresses(
                at(usageUrl), at(billingUrl), at(budgetUrl), at(pricingUrl), new StripePayments(stripeUrl, stripeKey)));
    }

    private Database at(String url) {
        return new Database(url, user, password);
    }

    public static void main(String[] arguments) {
        System.exit(commandLine(System.getenv()).execute(arguments));
    }

    /** @param environment which may contain options too */
    public static CommandLine commandLine(Map<String, String> environment) {
        var command = new CommandLine(new AuditProgram());
        command.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(AuditProgram::version);
        return command.setDefaultValueProvider(new Environment(PREFIX, environment))
                .setExecutionExceptionHandler((failure, failed, parsed) -> {
                    if (failure instanceof IOException || failure instanceof SQLException) {
                        failed.getErr().println(failure.getMessage());
                        return failed.getCommandSpec().exitCodeOnExecutionException();
                    }
                    throw failure;
                });
    }

    private static String[] version() {
        var built = AuditProgram.class.getPackage().getImplementationVersion();
        return new String[] {"tutorflow audit " + (built == null ? "(not built by Maven)" : built)};
    }
}
