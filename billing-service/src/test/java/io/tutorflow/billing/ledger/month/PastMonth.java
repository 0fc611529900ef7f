package io.tutorflow.billing.ledger.month;

import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A workspace whose past a test writes down, transfer by transfer, at times of its own: the ledger itself writes only what
 * happens now.
 */
public final class PastMonth {

    private static final UUID REVENUE = new UUID(0, 1);
    private static final UUID PROMOTIONS = new UUID(0, 2);

    private final Pool pool;
    private final UUID id = UUID.randomUUID();
    private final Money creditLine;
    private Money promotional = Money.ZERO;
    private Money purchased = Money.ZERO;
    private Money usedLine = Money.ZERO;
    private long number;

    private PastMonth(Pool pool, Money creditLine) {
        this.pool = pool;
        this.creditLine = creditLine;
    }

    public static PastMonth of(Pool pool, String planCode, String creditLine, Instant opened) {
        var workspace = new PastMonth(pool, usd(creditLine));
        workspace.execute("""
                INSERT INTO workspace (id, name, slug, email_verified, origin, status, rate_limit_per_minute, plan_code,
                                       billing_mode, revision, created_at, changed_at)
                VALUES ($1, 'Past', $2, false, 'operator', 'active', 1000, $3, 'internal_invoice', 1, $4, $4)""", Tuple.of(workspace.id, workspace.id.toString(), planCode, utc(opened)));
        workspace.execute(
                "INSERT INTO wallet (account_id, credit_line_micros, funded) VALUES ($1, $2, true)",
                Tuple.of(workspace.id, workspace.creditLine.micros()));
        return workspace;
    }

    public UUID id() {
        return id;
    }

    public PastMonth grant(Instant at, String amount) {
        promotional = promotional.plus(usd(amount));
        return credit("grant", at, usd(amount), usd(amount), Money.ZERO);
    }

    public PastMonth topUp(Instant at, String amount) {
        purchased = purchased.plus(usd(amount));
        return credit("purchase", at, usd(amount), Money.ZERO, usd(amount));
    }

    /** Of everything, so that there is nothing left. */
    public PastMonth withdraw(Instant at) {
        var rest = promotional;
        promotional = Money.ZERO;
        return row("included_withdrawn", at, null, id, PROMOTIONS, rest, rest, Money.ZERO, Money.ZERO, null);
    }

    public PastMonth uses(Instant at, String key, String price, Units units) {
        return uses(
                at,
                at,
                new Charged(key, usd(price), usd(price), units, usd(price).times(units)));
    }

    public PastMonth uses(Instant at, String key, String list, String price, Units units, int times) {
        for (int count = 0; count < times; count++) {
            uses(
                    at,
                    at,
                    new Charged(key, usd(list), usd(price), units, usd(price).times(units)));
        }
        return this;
    }

    /** Of which less was charged than it was priced at. */
    public PastMonth usesWaived(Instant at, String key, String price, Units units, String amount) {
        return uses(at, at, new Charged(key, usd(price), usd(price), units, usd(amount)));
    }

    /** Finalized then, and charged later. */
    public PastMonth usesLate(Instant finalizedAt, Instant at, String key, String price, Units units) {
        return uses(
                finalizedAt,
                at,
                new Charged(key, usd(price), usd(price), units, usd(price).times(units)));
    }

    /** Failed, and released. */
    public PastMonth fails(Instant at, String held) {
        execute(
                "INSERT INTO transfer (id, kind, debit_account_id, credit_account_id, amount_micros, created_at, recorded_at)"
                        + " VALUES ($1, 'void', $2, $3, $4, $5, $5)",
                Tuple.of(UUID.randomUUID(), REVENUE, id, usd(held).micros(), utc(at)));
        return this;
    }

    /** Versions of terms; what is not told stays zero. */
    public PastMonth agrees(
            int version, Instant from, int discountPercent, String included, String commit, int taxPercent) {
        execute(
                """
                INSERT INTO workspace_terms (
                    workspace_id, version, effective_from, plan_code, discount, discounted_keys, discounts, priced_keys,
                    prices_micros, included_micros, commit_micros, tax_rate)
                VALUES ($1, $2, $3, 'enterprise', $4, '{}', '{}', '{}', '{}', $5, $6, $7)""",
                Tuple.tuple()
                        .addUUID(id)
                        .addInteger(version)
                        .addOffsetDateTime(utc(from))
                        .addInteger(discountPercent * 10_000)
                        .addLong(usd(included).micros())
                        .addLong(usd(commit).micros())
                        .addInteger(taxPercent * 10_000));
        return this;
    }

    private PastMonth uses(Instant finalizedAt, Instant at, Charged charged) {
        var promo = charged.amount().min(promotional);
        var bought = charged.amount().minus(promo).min(purchased.max(Money.ZERO));
        var rest = charged.amount().minus(promo).minus(bought);
        var credits = creditLine.isPositive() ? bought : bought.plus(rest);
        var line = creditLine.isPositive() ? rest : Money.ZERO;
        promotional = promotional.minus(promo);
        purchased = purchased.minus(credits);
        usedLine = usedLine.plus(line);
        return row("capture", at, finalizedAt, id, REVENUE, charged.amount(), promo, credits, line, charged);
    }

    private PastMonth credit(String kind, Instant at, Money amount, Money promo, Money bought) {
        return row(kind, at, null, PROMOTIONS, id, amount, promo, bought, Money.ZERO, null);
    }

    private PastMonth row(
            String kind,
            Instant at,
            @Nullable Instant finalizedAt,
            UUID debit,
            UUID credit,
            Money amount,
            Money promo,
            Money bought,
            Money line,
            @Nullable Charged charged) {
        number++;
        execute(
                """
                INSERT INTO transfer (
                    id, kind, debit_account_id, debit_seq, credit_account_id, credit_seq, amount_micros, promo_micros,
                    purchased_micros, line_micros, created_at, recorded_at, finalized_at, catalog_key, unit_price_micros,
                    list_unit_price_micros, units_ten_thousandths)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13, $14, $15, $16)""",
                Tuple.tuple()
                        .addUUID(UUID.randomUUID())
                        .addString(kind)
                        .addUUID(debit)
                        .addLong(debit.equals(id) ? number : null)
                        .addUUID(credit)
                        .addLong(credit.equals(id) ? number : null)
                        .addLong(amount.micros())
                        .addLong(promo.micros())
                        .addLong(bought.micros())
                        .addLong(line.micros())
                        .addOffsetDateTime(utc(at))
                        .addOffsetDateTime(finalizedAt == null ? null : utc(finalizedAt))
                        .addString(charged == null ? null : charged.key())
                        .addLong(charged == null ? null : charged.price().micros())
                        .addLong(
                                charged == null || charged.list().equals(charged.price())
                                        ? null
                                        : charged.list().micros())
                        .addLong(charged == null ? null : charged.units().tenThousandths()));
        execute(
                "UPDATE wallet SET promo_micros = $2, purchased_micros = $3, line_micros = $4, seq = $5,"
                        + " overdraft_micros = $6 WHERE account_id = $1",
                Tuple.of(
                        id,
                        promotional.micros(),
                        purchased.micros(),
                        usedLine.micros(),
                        number,
                        Money.ZERO.minus(purchased).max(Money.ZERO).micros()));
        return this;
    }

    /** As many rows of a kind as there are numbers, all of another size, past the wallet. */
    public PastMonth usesOfManySizes(Instant at, int sizes) {
        execute("""
                INSERT INTO transfer (
                    id, kind, debit_account_id, debit_seq, credit_account_id, amount_micros, purchased_micros, created_at,
                    recorded_at, finalized_at, catalog_key, unit_price_micros, units_ten_thousandths)
                SELECT gen_random_uuid(), 'capture', $1, $2 + size, $3, size, size, $4, $4, $4, 'video_render.default', 10000,
                       size
                FROM generate_series(1, $5::bigint) AS size""", Tuple.of(id, number, REVENUE, utc(at), (long) sizes));
        number += sizes;
        execute("UPDATE wallet SET seq = $2 WHERE account_id = $1", Tuple.of(id, number));
        return this;
    }

    private void execute(String sql, Tuple parameters) {
        pool.preparedQuery(sql).execute(parameters).await().indefinitely();
    }

    public static Instant day(YearMonth month, int day) {
        return month.atDay(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Money usd(String amount) {
        return Money.ofUsd(new BigDecimal(amount));
    }

    private record Charged(String key, Money list, Money price, Units units, Money amount) {}
}
