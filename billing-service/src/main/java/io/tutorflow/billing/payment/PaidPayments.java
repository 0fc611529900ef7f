package io.tutorflow.billing.payment;

import static java.util.stream.Collectors.toMap;

import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Paid payments, for refunds; in the caller's session. */
@ApplicationScoped
public class PaidPayments {

    private final PaymentTable table;

    PaidPayments(PaymentTable table) {
        this.table = table;
    }

    /** The payment charged by this payment intent; empty if it is not ours. */
    public Uni<Optional<Payment>> chargedBy(String intentId) {
        return table.find("paymentIntentId = ?1 and state = 'paid'", intentId)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(PaymentRow::payment));
    }

    /** The account's payments, in the order in which they were paid. */
    public Uni<List<Payment>> of(UUID account) {
        return table.list("accountId = ?1 and state = 'paid'", Sort.by("paidAt", "id"), account)
                .map(rows -> rows.stream().map(PaymentRow::payment).toList());
    }

    /** The payment intents that charged these. */
    public Uni<Map<PaymentId, String>> intents(Collection<PaymentId> payments) {
        return table.list("id in ?1", payments.stream().map(PaymentId::value).toList())
                .map(rows -> rows.stream()
                        .collect(toMap(
                                row -> new PaymentId(row.id), row -> Objects.requireNonNull(row.paymentIntentId))));
    }
}
