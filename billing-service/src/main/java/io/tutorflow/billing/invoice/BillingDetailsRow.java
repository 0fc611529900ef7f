package io.tutorflow.billing.invoice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom documents of a workspace are made out to, as stored. */
@Entity
@Table(name = "billing_details")
class BillingDetailsRow {

    @Id
    @Column(name = "account_id")
    UUID accountId;

    @Column(name = "legal_name", nullable = false)
    String legalName;

    @Column(nullable = false)
    String address;

    @Column(nullable = false)
    String email;

    @Column(name = "tax_id")
    @Nullable
    String taxId;

    @Column(name = "purchase_order")
    @Nullable
    String purchaseOrder;

    /** None: as configured. */
    @Column(name = "payment_days")
    @Nullable
    Integer paymentDays;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;

    @Column(name = "changed_by", nullable = false)
    String changedBy;

    /** For Hibernate. */
    BillingDetailsRow() {}

    BillingDetailsRow(UUID account) {
        accountId = account;
    }

    void become(BillingDetailsBody said, Instant at, String by) {
        legalName = said.legalName();
        address = said.address();
        email = said.email();
        taxId = said.taxId();
        purchaseOrder = said.purchaseOrder();
        changedAt = at;
        changedBy = by;
    }

    Buyer buyer() {
        return new Buyer(legalName, address, email, taxId, purchaseOrder);
    }
}
