package io.tutorflow.pricing.catalog;

import io.tutorflow.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A price as it is stored. */
@Entity(name = "Price")
@Table(name = "catalog_price")
@IdClass(PriceRow.PriceId.class)
class PriceRow {

    @Id
    int version;

    @Id
    @Column(name = "catalog_key")
    String catalogKey;

    @Column(nullable = false)
    short position;

    @Column(nullable = false)
    String category;

    @Column(nullable = false)
    String tier;

    @Column(nullable = false)
    String unit;

    @Column(name = "amount_micros", nullable = false)
    long amountMicros;

    @Column(nullable = false)
    String currency;

    @Column(nullable = false)
    String source;

    @Column(name = "stripe_lookup_key", nullable = false)
    String stripeLookupKey;

    @Column(name = "stripe_meter_event_name", nullable = false)
    String stripeMeterEventName;

    @Column(name = "is_active", nullable = false)
    boolean active;

    protected PriceRow() {}

    PriceRow(VersionNumber version, int position, Price price) {
        var listing = price.listing();
        this.version = version.value();
        this.catalogKey = price.key().value();
        this.position = (short) position;
        this.category = listing.category();
        this.tier = listing.tier();
        this.unit = listing.unit();
        this.amountMicros = price.amount().micros();
        this.currency = Price.CURRENCY;
        this.source = listing.stripe().source();
        this.stripeLookupKey = listing.stripe().lookupKey();
        this.stripeMeterEventName = listing.stripe().meterEventName();
        this.active = listing.active();
    }

    /** Copies what may change. */
    void become(Price changed) {
        amountMicros = changed.amount().micros();
        stripeLookupKey = changed.listing().stripe().lookupKey();
        stripeMeterEventName = changed.listing().stripe().meterEventName();
    }

    Price price() {
        var stripe = new StripeNames(source, stripeLookupKey, stripeMeterEventName);
        var listing = new Listing(category, tier, unit, active, stripe);
        return new Price(new CatalogKey(catalogKey), Money.ofMicros(amountMicros), listing);
    }

    /** The key of a stored price. */
    record PriceId(int version, String catalogKey) implements Serializable {}
}
