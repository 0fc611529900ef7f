package io.tutorflow.billing.invoice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** How a workspace's invoices are collected from the moment that they are opened, as it is stored. */
@Entity
@Table(name = "invoice_collection")
class InvoiceCollectionRow {

    @Id
    @Column(name = "account_id")
    UUID accountId;

    @Column(nullable = false)
    String collection;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;

    @Column(name = "changed_by", nullable = false)
    String changedBy;

    /** For Hibernate. */
    InvoiceCollectionRow() {}

    InvoiceCollectionRow(UUID account) {
        accountId = account;
    }

    void become(InvoiceCollectionBody said, Instant at, String by) {
        collection = said.collection();
        changedAt = at;
        changedBy = by;
    }
}
