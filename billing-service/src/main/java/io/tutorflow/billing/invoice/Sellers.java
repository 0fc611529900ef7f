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
            @ConfigProperty(name = "tutorflow.issuer.tax-id") Optional<String> taxId) {
        present = new Seller(name, address, taxId.orElse(null));
    }

    Seller present() {
        return present;
    }
}
