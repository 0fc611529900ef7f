package io.tutorflow.pricing.catalog;

import io.tutorflow.pricing.catalog.Catalog.Draft;
import io.tutorflow.pricing.catalog.Catalog.Published;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A catalogue version as it is stored. */
@Entity(name = "Catalog")
@Table(name = "catalog")
class CatalogRow {

    @Id
    int version;

    @Column(name = "effective_from")
    @Nullable
    Instant effectiveFrom;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "created_by", nullable = false)
    String createdBy;

    @Column(name = "published_at")
    @Nullable
    Instant publishedAt;

    @Column(name = "idempotency_key")
    @Nullable
    String idempotencyKey;

    @Column
    @Nullable
    String request;

    @OneToMany(cascade = CascadeType.PERSIST)
    @JoinColumn(name = "version", insertable = false, updatable = false)
    @OrderBy("position")
    List<PriceRow> prices = new ArrayList<>();

    protected CatalogRow() {}

    CatalogRow(Draft draft) {
        version = draft.version().value();
        effectiveFrom = draft.effectiveFrom();
        createdAt = draft.origin().createdAt();
        createdBy = draft.origin().createdBy();
        draft.prices().all().forEach(price -> prices.add(new PriceRow(draft.version(), prices.size() + 1, price)));
    }

    void rememberRequest(String key, String requestText) {
        idempotencyKey = key;
        request = requestText;
    }

    Catalog catalog() {
        var number = new VersionNumber(version);
        var all = new Prices(prices.stream().map(PriceRow::price).toList());
        var origin = new Origin(createdAt, createdBy);
        return publishedAt == null || effectiveFrom == null
                ? new Draft(number, all, effectiveFrom, origin)
                : new Published(number, all, effectiveFrom, publishedAt, origin);
    }

    /** Takes over what a draft's change or its publication made of this version. */
    void become(Catalog changed) {
        switch (changed) {
            case Draft draft -> {
                effectiveFrom = draft.effectiveFrom();
                takePricesOf(draft);
            }
            case Published published -> {
                effectiveFrom = published.effectiveFrom();
                publishedAt = published.publishedAt();
            }
        }
    }

    private void takePricesOf(Draft draft) {
        var changed = draft.prices().all();
        for (int i = 0; i < changed.size(); i++) {
            prices.get(i).become(changed.get(i));
        }
    }
}
