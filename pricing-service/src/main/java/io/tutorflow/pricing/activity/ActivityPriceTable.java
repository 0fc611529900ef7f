package io.tutorflow.pricing.activity;

import static io.tutorflow.persistence.Columns.utc;

import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import io.tutorflow.persistence.Columns;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Activities, the versions of their prices, and the row of an organization whose lock changes take their turn by. */
final class ActivityPriceTable {

    /** Whose prices count for all: no organization has this id. */
    static final UUID STANDARD = new UUID(0, 0);

    private static final String BEGIN = """
            INSERT INTO activity_price_head (organization_id, revision) VALUES ($1, 0)
            ON CONFLICT (organization_id) DO NOTHING""";

    private static final String LOCK = "SELECT revision FROM activity_price_head WHERE organization_id = $1 FOR UPDATE";

    private static final String RAISE = "UPDATE activity_price_head SET revision = $2 WHERE organization_id = $1";

    private static final String LOCK_ABOVE = """
            SELECT organization_id FROM activity_price_head
            WHERE ($1::uuid IS NULL OR organization_id > $1) AND revision > 0
            ORDER BY organization_id LIMIT $2 FOR UPDATE""";

    private static final String LISTED = "SELECT activity, variant, unit FROM activity ORDER BY position";

    private static final String SELECT = """
            SELECT v.version, v.effective_from, v.input_rate_micros, v.output_rate_micros, v.cap_micros, v.created_at,
                   v.created_by, p.activity, p.variant, p.course_id, p.tokens_micros
            FROM activity_price_version v LEFT JOIN activity_price p USING (organization_id, version)
            WHERE v.organization_id = $1""";

    private static final String INSERT = """
            INSERT INTO activity_price_version (organization_id, version, effective_from, input_rate_micros,
                output_rate_micros, cap_micros, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String INSERT_PRICES = """
            INSERT INTO activity_price (organization_id, version, activity, variant, course_id, tokens_micros)
            SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::bigint[])""";

    private ActivityPriceTable() {}

    static Uni<List<ListedActivity>> listed(SqlClient client) {
        return client.preparedQuery(LISTED)
                .mapping(row -> new ListedActivity(
                        row.getString("activity"),
                        given(row.getString("variant")),
                        ListedActivity.Unit.valueOf(row.getString("unit").toUpperCase(Locale.ROOT))))
                .execute()
                .map(ActivityPriceTable::list);
    }

    /** From here to the end of the transaction nobody else changes the prices of this organization. */
    static Uni<PriceHistory> lock(SqlClient transaction, UUID organization) {
        var id = Tuple.of(organization);
        return transaction
                .preparedQuery(BEGIN)
                .execute(id)
                .chain(() -> transaction.preparedQuery(LOCK).execute(id))
                .chain(() -> read(transaction, organization));
    }

    /** The next organizations that have prices, locked, in the order of their ids; the standard prices are the first. */
    static Uni<List<UUID>> lockAbove(SqlClient transaction, @Nullable UUID id, int most) {
        return transaction
                .preparedQuery(LOCK_ABOVE)
                .mapping(row -> row.getUUID(0))
                .execute(Tuple.of(id, most))
                .map(ActivityPriceTable::list);
    }

    static Uni<PriceHistory> read(SqlClient client, UUID organization) {
        return client.preparedQuery(SELECT)
                .execute(Tuple.of(organization))
                .map(rows -> new PriceHistory(versions(rows)));
    }

    static Uni<Void> insert(SqlClient transaction, UUID organization, PriceVersion version) {
        var rates = version.changes().rates();
        var row = Tuple.tuple()
                .addUUID(organization)
                .addInteger(version.number())
                .addOffsetDateTime(utc(version.effectiveFrom()))
                .addLong(micros(rates.input()))
                .addLong(micros(rates.output()))
                .addLong(micros(rates.cap()))
                .addOffsetDateTime(utc(version.createdAt()))
                .addString(version.createdBy());
        var prices = new Columns<>(List.copyOf(version.changes().prices().entrySet()))
                .uuids(price -> organization)
                .ints(price -> version.number())
                .texts(price -> price.getKey().activity())
                .texts(price -> orNone(price.getKey().variant()))
                .texts(price -> orNone(price.getKey().courseId()))
                .longs(price -> micros(price.getValue().orElse(null)));
        return transaction
                .preparedQuery(INSERT)
                .execute(row)
                .chain(() -> transaction.preparedQuery(INSERT_PRICES).execute(prices.tuple()))
                .chain(() -> transaction.preparedQuery(RAISE).execute(Tuple.of(organization, version.number())))
                .replaceWithVoid();
    }

    private static List<PriceVersion> versions(RowSet<Row> rows) {
        var byVersion = new LinkedHashMap<Integer, List<Row>>();
        rows.forEach(row -> byVersion
                .computeIfAbsent(row.getInteger("version"), version -> new ArrayList<>())
                .add(row));
        return byVersion.values().stream().map(ActivityPriceTable::version).toList();
    }

    private static PriceVersion version(List<Row> prices) {
        var row = prices.getFirst();
        var rates = new Rates(
                money(row.getLong("input_rate_micros")),
                money(row.getLong("output_rate_micros")),
                money(row.getLong("cap_micros")));
        return new PriceVersion(
                row.getInteger("version"),
                row.getOffsetDateTime("effective_from").toInstant(),
                new PriceChanges(prices(prices), rates),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("created_by"));
    }

    /** None if the version changes rates only. */
    private static NavigableMap<PriceKey, Optional<Money>> prices(List<Row> rows) {
        var prices = new TreeMap<PriceKey, Optional<Money>>();
        for (var row : rows) {
            var activity = row.getString("activity");
            if (activity != null) {
                prices.put(
                        new PriceKey(activity, given(row.getString("variant")), given(row.getString("course_id"))),
                        Optional.ofNullable(money(row.getLong("tokens_micros"))));
            }
        }
        return prices;
    }

    private static String orNone(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable Long micros(@Nullable Money amount) {
        return amount == null ? null : amount.micros();
    }

    private static @Nullable Money money(@Nullable Long micros) {
        return micros == null ? null : Money.ofMicros(micros);
    }

    private static <T> List<T> list(RowSet<T> rows) {
        var all = new ArrayList<T>(rows.size());
        rows.forEach(all::add);
        return all;
    }
}
