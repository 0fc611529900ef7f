package io.tutorflow.billing.account.terms;

import static io.tutorflow.persistence.Columns.utc;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.tutorflow.events.TermsChanged;
import io.tutorflow.events.TermsChanged.Discount;
import io.tutorflow.events.TermsChanged.OwnPrice;
import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import io.tutorflow.money.Reductions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The versions that are kept. */
final class TermsTable {

    private static final String KEEP = """
            INSERT INTO workspace_terms (
                workspace_id, version, effective_from, plan_code, discount, discounted_keys, discounts, priced_keys,
                prices_micros, included_micros, commit_micros, tax_rate, credit_line_micros, rate_limit_per_minute)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            ON CONFLICT (workspace_id, version) DO NOTHING""";

    /** A version that is new takes effect, or is looked at again, at its date; of one that was known nothing changes. */
    private static final String EXPECT = """
            INSERT INTO terms_in_force (workspace_id, next_at) VALUES ($1, $2)
            ON CONFLICT (workspace_id) DO UPDATE SET next_at = least(terms_in_force.next_at, excluded.next_at)""";

    private static final String IN_FORCE = """
            SELECT DISTINCT ON (workspace_id) workspace_id, version, effective_from, plan_code, included_micros,
                   commit_micros, tax_rate, credit_line_micros, rate_limit_per_minute
            FROM workspace_terms WHERE workspace_id = ANY ($1) AND effective_from <= $2
            ORDER BY workspace_id, effective_from DESC, version DESC""";

    /** Of one date the version that was agreed later comes last, and counts. */
    private static final String REDUCTIONS = """
            SELECT workspace_id, effective_from, discount, discounted_keys, discounts, priced_keys, prices_micros
            FROM workspace_terms WHERE workspace_id = ANY ($1) AND effective_from < $2
            ORDER BY workspace_id, effective_from, version""";

    private TermsTable() {}

    /** Keeps what is new of a list. */
    static Uni<Void> keep(SqlClient transaction, TermsChanged told) {
        return Multi.createFrom()
                .iterable(told.versions())
                .onItem()
                .transformToUniAndConcatenate(version -> keep(transaction, told.workspaceId(), version))
                .onItem()
                .ignoreAsUni();
    }

    private static Uni<Void> keep(SqlClient transaction, UUID workspace, TermsChanged.TermsVersion version) {
        var discounts = version.discounts();
        var prices = version.ownPrices();
        var row = Tuple.tuple()
                .addUUID(workspace)
                .addInteger(version.version())
                .addOffsetDateTime(utc(version.effectiveFrom()))
                .addString(version.planCode())
                .addInteger(parts(version.discountPercent()))
                .addArrayOfString(discounts.stream().map(Discount::catalogKey).toArray(String[]::new))
                .addArrayOfInteger(discounts.stream()
                        .map(discount -> parts(discount.percent()))
                        .toArray(Integer[]::new))
                .addArrayOfString(prices.stream().map(OwnPrice::catalogKey).toArray(String[]::new))
                .addArrayOfLong(prices.stream()
                        .map(price -> micros(price.unitPriceUsd()))
                        .toArray(Long[]::new))
                .addLong(micros(version.includedUsd()))
                .addLong(micros(version.commitUsd()))
                .addInteger(parts(version.taxRatePercent()))
                .addLong(version.creditLineUsd() == null ? null : micros(version.creditLineUsd()))
                .addInteger(version.rateLimitPerMinute());
        return transaction
                .preparedQuery(KEEP)
                .execute(row)
                .chain(kept -> kept.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : transaction
                                .preparedQuery(EXPECT)
                                .execute(Tuple.of(workspace, utc(version.effectiveFrom())))
                                .replaceWithVoid());
    }

    /** Of one date the version that was agreed later; accounts without terms have no entry. */
    static Uni<Map<UUID, TermsVersion>> inForce(SqlClient client, Collection<UUID> accounts, Instant time) {
        return client.preparedQuery(IN_FORCE)
                .execute(Tuple.of(accounts.toArray(UUID[]::new), utc(time)))
                .map(rows -> {
                    var found = new HashMap<UUID, TermsVersion>();
                    rows.forEach(row -> found.put(row.getUUID("workspace_id"), version(row)));
                    return found;
                });
    }

    static Uni<Map<UUID, NavigableMap<Instant, Reductions>>> reductionsBefore(
            SqlClient client, Collection<UUID> accounts, Instant end) {
        return client.preparedQuery(REDUCTIONS)
                .execute(Tuple.of(accounts.toArray(UUID[]::new), utc(end)))
                .map(rows -> {
                    var found = new HashMap<UUID, NavigableMap<Instant, Reductions>>();
                    rows.forEach(row -> found.computeIfAbsent(row.getUUID("workspace_id"), account -> new TreeMap<>())
                            .put(row.getOffsetDateTime("effective_from").toInstant(), reductions(row)));
                    return found;
                });
    }

    private static Reductions reductions(Row row) {
        var discounts = row.getArrayOfIntegers("discounts");
        var prices = row.getArrayOfLongs("prices_micros");
        return new Reductions(
                new Percent(row.getInteger("discount")),
                byKey(row.getArrayOfStrings("discounted_keys"), at -> new Percent(discounts[at])),
                byKey(row.getArrayOfStrings("priced_keys"), at -> Money.ofMicros(prices[at])));
    }

    private static <T> Map<String, T> byKey(String[] keys, IntFunction<T> value) {
        var found = new HashMap<String, T>();
        for (int at = 0; at < keys.length; at++) {
            found.put(keys[at], value.apply(at));
        }
        return found;
    }

    private static TermsVersion version(Row row) {
        return new TermsVersion(
                row.getInteger("version"),
                row.getOffsetDateTime("effective_from").toInstant(),
                row.getString("plan_code"),
                Money.ofMicros(row.getLong("included_micros")),
                Money.ofMicros(row.getLong("commit_micros")),
                new Percent(row.getInteger("tax_rate")),
                money(row.getLong("credit_line_micros")),
                row.getInteger("rate_limit_per_minute"));
    }

    private static int parts(BigDecimal percent) {
        return Percent.of(percent).tenThousandths();
    }

    private static long micros(BigDecimal usd) {
        return Money.ofUsd(usd).micros();
    }

    private static @Nullable Money money(@Nullable Long micros) {
        return micros == null ? null : Money.ofMicros(micros);
    }
}
