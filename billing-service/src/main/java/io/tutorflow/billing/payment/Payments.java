package io.tutorflow.billing.payment;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Payments and saved cards, to look at. */
@ApplicationScoped
public class Payments {

    private final PaymentTable table;
    private final CustomerTable customers;

    Payments(PaymentTable table, CustomerTable customers) {
        this.table = table;
        this.customers = customers;
    }

    /** The payment, if it is this account's. */
    public Uni<Optional<Payment>> find(UUID account, PaymentId id) {
        return Panache.withSession(() -> table.findById(id.value()))
                .map(row -> Optional.ofNullable(row)
                        .map(PaymentRow::payment)
                        .filter(payment -> payment.order().accountId().equals(account)));
    }

    public Uni<Optional<SavedCard>> cardOf(UUID account) {
        return Panache.withSession(() -> customers.find(account))
                .map(found -> found.flatMap(customer -> Optional.ofNullable(customer.card())));
    }
}
