package io.tutorflow.billing.payment.checkout;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Opens links for the pages behind them, and says what is wrong with one that opens nothing. */
@ApplicationScoped
class CheckoutLinks {

    private final BillingSessions sessions;

    CheckoutLinks(BillingSessions sessions) {
        this.sessions = sessions;
    }

    Uni<BillingSession> open(@Nullable String token) {
        return sessions.open(token).map(opened -> switch (opened) {
            case OpenedLink.Good good -> good.session();
            case OpenedLink.Refused refused -> throw problem(refused.reason());
        });
    }

    static ApiProblem problem(OpenedLink.Reason reason) {
        return switch (reason) {
            case MALFORMED -> ApiProblem.invalid("token must have " + CheckoutToken.LENGTH + " characters");
            case UNKNOWN_OR_TOO_OLD -> ApiProblem.notFound("The link is unknown or too old: its checkout");
        };
    }
}
