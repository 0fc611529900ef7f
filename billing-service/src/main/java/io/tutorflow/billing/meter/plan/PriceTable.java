package io.tutorflow.billing.meter.plan;

import static io.tutorflow.persistence.Columns.utc;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.events.CatalogPublished;
import io.tutorflow.events.CatalogPublished.CatalogPrice;
import io.tutorflow.events.CatalogPublished.CatalogVersion;
import io.tutorflow.money.Money;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The prices of every version of the catalogue that pricing-service has told. */
final class PriceTable {

    private static final String KEEP = """
            INSERT INTO metered_price (version, effective_from, catalog_key, category, unit, amount_micros, lookup_key, event_name)
            SELECT $1, $2, catalog_key, category, unit, amount_micros, lookup_key, event_name
            FROM unnest($3::text[], $4::text[], $5::text[], $6::bigint[], $7::text[], $8::text[])
                AS told (catalog_key, category, unit, amount_micros, lookup_key, event_name)
            ON CONFLICT (version, catalog_key) DO NOTHING""";

    /** Those in force then, those that were in force later than that, and those to come; in the order of their dates. */
    private static final String SOLD_SINCE = """
            WITH v AS (
                SELECT version, effective_from, lead(effective_from) OVER (ORDER BY effective_from, version) AS until
                FROM (SELECT DISTINCT version, effective_from FROM metered_price) AS told)
            SELECT p.catalog_key, p.category, p.unit, p.amount_micros, p.lookup_key, p.event_name
            FROM metered_price p JOIN v USING (version)
            WHERE v.until IS NULL OR v.until > $1
            ORDER BY v.effective_from, v.version, p.catalog_key""";

    private static final String LOOKUP_KEYS = "SELECT DISTINCT lookup_key FROM metered_price";

    private static final String NEWEST = "SELECT coalesce(max(version), 0) AS version FROM metered_price";

    private PriceTable() {}

    /** Keeps what is new of a list. What is not sold has no price at Stripe. */
    static Uni<Void> keep(SqlClient transaction, CatalogPublished told) {
        return Multi.createFrom()
                .iterable(told.versions())
                .onItem()
                .transformToUniAndConcatenate(version -> keep(transaction, version))
                .onItem()
                .ignoreAsUni();
    }

    private static Uni<Void> keep(SqlClient transaction, CatalogVersion version) {
        var sold = version.prices().stream().filter(CatalogPrice::isActive).toList();
        var row = Tuple.tuple()
                .addInteger(version.version())
                .addOffsetDateTime(utc(version.effectiveFrom()))
                .addArrayOfString(texts(sold, CatalogPrice::catalogKey))
                .addArrayOfString(texts(sold, CatalogPrice::category))
                .addArrayOfString(texts(sold, CatalogPrice::unit))
                .addArrayOfLong(sold.stream()
                        .map(price -> Money.ofUsd(price.amountUsd()).micros())
                        .toArray(Long[]::new))
                .addArrayOfString(texts(sold, CatalogPrice::stripeLookupKey))
                .addArrayOfString(texts(sold, CatalogPrice::stripeMeterEventName));
        return transaction.preparedQuery(KEEP).execute(row).replaceWithVoid();
    }

    private static String[] texts(List<CatalogPrice> prices, Function<CatalogPrice, String> part) {
        return prices.stream().map(part).toArray(String[]::new);
    }

    /** One for each lookup key: of two amounts under one, which cannot be, the newer one. */
    static Uni<List<MeteredPrice>> soldSince(SqlClient client, Instant since) {
        return client.preparedQuery(SOLD_SINCE).execute(Tuple.of(utc(since))).map(rows -> {
            var found = new LinkedHashMap<String, MeteredPrice>();
            rows.forEach(row -> found.put(row.getString("lookup_key"), price(row)));
            return List.copyOf(found.values());
        });
    }

    /** 0 before any has arrived. */
    static Uni<Integer> newestVersion(SqlClient client) {
        return client.query(NEWEST).execute().map(rows -> rows.iterator().next().getInteger("version"));
    }

    /** Of every price that there ever was. */
    static Uni<Set<String>> lookupKeys(SqlClient client) {
        return client.query(LOOKUP_KEYS).execute().map(rows -> {
            var found = new HashSet<String>();
            rows.forEach(row -> found.add(row.getString("lookup_key")));
            return found;
        });
    }

    private static MeteredPrice price(Row row) {
        return new MeteredPrice(
                row.getString("catalog_key"),
                row.getString("category"),
                row.getString("unit"),
                Money.ofMicros(row.getLong("amount_micros")),
                row.getString("lookup_key"),
                row.getString("event_name"));
    }
}
