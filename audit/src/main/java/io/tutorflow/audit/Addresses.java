package io.tutorflow.audit;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** The addresses of everything that is compared. */
public record Addresses(Database usage, Database billing, Database budget, Database pricing, StripePayments stripe) {

    Audit.Findings audit(Duration settle) throws IOException, SQLException, InterruptedException {
        try (var usageRows = usage.open();
                var billingRows = billing.open();
                var budgetRows = budget.open();
                var pricingRows = pricing.open()) {
            return new Audit(new Books(usageRows, billingRows, budgetRows, pricingRows), stripe).run(settle);
        }
    }
}
