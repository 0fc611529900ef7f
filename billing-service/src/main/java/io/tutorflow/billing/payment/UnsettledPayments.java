package io.tutorflow.billing.payment;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.mode.UnsettledMatters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Whether Stripe knows whom to charge for an account, and whether somebody may be paying for it right now. */
@ApplicationScoped
class UnsettledPayments implements UnsettledMatters {

    private final CustomerTable customers;
    private final PaymentTable payments;

    UnsettledPayments(CustomerTable customers, PaymentTable payments) {
        this.customers = customers;
        this.payments = payments;
    }

    @Override
    public Uni<List<Unsettled>> of(UUID account) {
        return customers
                .find(account)
                .chain(customer -> payments.inFlight(account).map(paying -> {
                    var found = new ArrayList<Unsettled>();
                    if (customer.isEmpty()) {
                        found.add(Unsettled.NO_CUSTOMER);
                    }
                    if (paying) {
                        found.add(Unsettled.PAYMENT_IN_FLIGHT);
                    }
                    return found;
                }));
    }
}
