package io.tutorflow.pricing.terms;

import static io.tutorflow.persistence.Columns.utc;

import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import io.tutorflow.money.Reductions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The stored versions, and the row of a workspace whose lock they take their turn by. */
final class TermsTable {

    private static final String BEGIN =
            "INSERT INTO terms_head (workspace_id, revision) VALUES ($1, 0) ON CONFLICT (workspace_id) DO NOTHING";

    private static final String LOCK = "SELECT revision FROM terms_head WHERE workspace_id = $1 FOR UPDATE";

    private static final String RAISE = "UPDATE terms_head SET revision = $2 WHERE workspace_id = $1";

    private static final String LOCK_ABOVE = """
            SELECT workspace_id FROM terms_head WHERE ($1::uuid IS NULL OR workspace_id > $1) AND revision > 0
            ORDER BY workspace_id LIMIT $2 FOR UPDATE""";

    private static final String SELECT = """
            SELECT version, effective_from, plan_code, discount, discounted_keys, discounts, priced_keys, prices_micros,
                   included_micros, commit_micros, tax_rate, credit_line_micros, rate_limit_per_minute, created_at, created_by
            FROM workspace_terms WHERE workspace_id = $1""";

    private static final String INSERT = """
            INSERT INTO workspace_terms (
                workspace_id, version, effective_from, plan_code, discount, discounted_keys, discounts, priced_keys,
                prices_micros, included_micros, commit_micros, tax_rate, credit_line_micros, rate_limit_per_minute,
                created_at, created_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)""";

    private TermsTable() {}

    /** From here to the end of the transaction nobody else agrees anything with this workspace. */
    static Uni<AgreedTerms> lock(SqlClient transaction, UUID workspace) {
        var id = Tuple.of(workspace);
        return transaction
                .preparedQuery(BEGIN)
                .execute(id)
                .chain(() -> transaction.preparedQuery(LOCK).execute(id))
                .chain(() -> read(transaction, workspace));
    }

    /** The next workspaces that have terms, locked, in the order of their ids; none is from the first one on. */
    static Uni<List<UUID>> lockAbove(SqlClient transaction, @Nullable UUID id, int most) {
        return transaction
                .preparedQuery(LOCK_ABOVE)
                .mapping(row -> row.getUUID(0))
                .execute(Tuple.of(id, most))
                .map(TermsTable::list);
    }

    static Uni<AgreedTerms> read(SqlClient client, UUID workspace) {
        return client.preparedQuery(SELECT)
                .mapping(TermsTable::version)
                .execute(Tuple.of(workspace))
                .map(rows -> new AgreedTerms(list(rows)));
    }

    static Uni<Void> insert(SqlClient transaction, UUID workspace, TermsVersion version) {
        var terms = version.terms();
        var reductions = terms.reductions();
        var row = Tuple.tuple()
                .addUUID(workspace)
                .addInteger(version.number())
                .addOffsetDateTime(utc(version.effectiveFrom()))
                .addString(terms.planCode())
                .addInteger(reductions.discount().tenThousandths())
                .addArrayOfString(reductions.discounts().keySet().toArray(String[]::new))
                .addArrayOfInteger(reductions.discounts().values().stream()
                        .map(Percent::tenThousandths)
                        .toArray(Integer[]::new))
                .addArrayOfString(reductions.prices().keySet().toArray(String[]::new))
                .addArrayOfLong(
                        reductions.prices().values().stream().map(Money::micros).toArray(Long[]::new))
                .addLong(terms.included().micros())
                .addLong(terms.commit().micros())
                .addInteger(terms.taxRate().tenThousandths())
                .addLong(terms.creditLine() == null ? null : terms.creditLine().micros())
                .addInteger(terms.rateLimitPerMinute())
                .addOffsetDateTime(utc(version.createdAt()))
                .addString(version.createdBy());
        return transaction
                .preparedQuery(INSERT)
                .execute(row)
                .chain(() -> transaction.preparedQuery(RAISE).execute(Tuple.of(workspace, version.number())))
                .replaceWithVoid();
    }

    private static TermsVersion version(Row row) {
        var reductions = new Reductions(
                new Percent(row.getInteger("discount")),
                byKey(
                        row.getArrayOfStrings("discounted_keys"),
                        at -> new Percent(row.getArrayOfIntegers("discounts")[at])),
                byKey(
                        row.getArrayOfStrings("priced_keys"),
                        at -> Money.ofMicros(row.getArrayOfLongs("prices_micros")[at])));
        var terms = new Terms(
                row.getString("plan_code"),
                reductions,
                Money.ofMicros(row.getLong("included_micros")),
                Money.ofMicros(row.getLong("commit_micros")),
                new Percent(row.getInteger("tax_rate")),
                money(row.getLong("credit_line_micros")),
                row.getInteger("rate_limit_per_minute"));
        return new TermsVersion(
                row.getInteger("version"),
                row.getOffsetDateTime("effective_from").toInstant(),
                terms,
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("created_by"));
    }

    private static <T> NavigableMap<String, T> byKey(String[] keys, IntFunction<T> value) {
        var found = new TreeMap<String, T>();
        for (int at = 0; at < keys.length; at++) {
            found.put(keys[at], value.apply(at));
        }
        return found;
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
