package io.tutorflow.billing.invoice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who bills at present; what was opened keeps who did then. */
@ApplicationScoped
class Sellers {

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
        return String.join("\n", bankDetails.strip().split("\\s*[;\\n]\\s*"));
    }

    Seller present() {
        return present;
    }
}
