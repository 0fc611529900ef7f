package io.tutorflow.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What pricing-service has published: every version of the catalogue, for ever, and the prices of schools. */
record Prices(Map<Integer, Version> versions, SchoolPrices schools) {

    private static final String ALL = """
            SELECT c.version, c.effective_from, p.category, p.catalog_key, p.tier, p.unit, p.amount_micros, p.currency,
                   p.source, p.stripe_meter_event_name
            FROM catalog c JOIN catalog_price p ON p.version = c.version
            WHERE c.published_at IS NOT NULL AND p.is_active AND p.tier = 'default'""";

    /** The prices from a date on, by category. */
    record Version(int number, Instant effectiveFrom, Map<String, Price> prices) {}

    /** The price of one unit. */
    record Price(
            String catalogKey, String tier, String unit, long micros, String currency, String source, String meter) {}

    static Prices of(Connection pricing) throws SQLException {
        var versions = new HashMap<Integer, Version>();
        try (var statement = pricing.createStatement();
                var rows = statement.executeQuery(ALL)) {
            while (rows.next()) {
                var number = rows.getInt(1);
                var from = rows.getObject(2, OffsetDateTime.class).toInstant();
                versions.computeIfAbsent(number, missing -> new Version(number, from, new HashMap<>()))
                        .prices()
                        .put(
                                rows.getString(3),
                                new Price(
                                        rows.getString(4),
                                        rows.getString(5),
                                        rows.getString(6),
                                        rows.getLong(7),
                                        rows.getString(8),
                                        rows.getString(9),
                                        rows.getString(10)));
            }
        }
        return new Prices(versions, SchoolPrices.of(pricing));
    }

    Optional<Version> inForceAt(Instant moment) {
        return versions.values().stream()
                .filter(version -> !version.effectiveFrom().isAfter(moment))
                .max(Comparator.comparing(Version::effectiveFrom).thenComparingInt(Version::number));
    }
}
