package io.tutorflow.billing.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who bills at present; what was opened keeps who did then. */
@ApplicationScoped
class Sellers {

    /** As many as a document has room for: no invoice could be opened with more. */
    private static final int LONGEST_BANK_DETAILS = 500;

    private final Seller present;

    Sellers(
            @ConfigProperty(name = "tutorflow.issuer.name") String name,
            @ConfigProperty(name = "tutorflow.issuer.address") String address,
            @ConfigProperty(name = "tutorflow.issuer.tax-id") Optional<String> taxId,
            @ConfigProperty(name = "tutorflow.issuer.bank-details") Optional<String> bankDetails) {
        present = new Seller(
                name,
                address,
                taxId.orElse(null),
                bankDetails.map(Sellers::inLines).orElse(null));
    }

    /** An environment variable has no good way to break lines. */
    private static String inLines(String bankDetails) {
        var lines = String.join("\n", bankDetails.strip().split("\\s*[;\\n]\\s*"));
        if (lines.length() > LONGEST_BANK_DETAILS) {
            throw new IllegalArgumentException(
                    "tutorflow.issuer.bank-details has more than " + LONGEST_BANK_DETAILS + " characters");
        }
        return lines;
    }

    Seller present() {
        return present;
    }
}
