package io.tutorflow.pricing.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The one row whose lock drafts and publications take their turn by, with the revision of the published list. */
@Entity(name = "CatalogHead")
@Table(name = "catalog_head")
class CatalogHeadRow {

    static final int ID = 1;

    @Id
    int id;

    @Column(nullable = false)
    long revision;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;

    protected CatalogHeadRow() {}

    void raise(Instant now) {
        revision = Math.addExact(revision, 1);
        changedAt = now;
    }
}
