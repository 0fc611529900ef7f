package io.tutorflow.billing.ledger.posting;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.BillingMode;
import io.tutorflow.billing.ledger.LedgerWriter;
import io.tutorflow.billing.ledger.Posting;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.billing.ledger.Wallet;
import io.tutorflow.billing.ledger.WalletRow;
import io.tutorflow.billing.ledger.WalletTable;
import io.tutorflow.billing.ledger.clearing.Clearing;
import io.tutorflow.billing.ledger.clearing.ClearingInvoices;
import io.tutorflow.billing.ledger.clearing.ClearingOutcome;
import io.tutorflow.billing.ledger.clearing.Reversal;
import io.tutorflow.billing.ledger.feed.BalanceFeed;
import io.tutorflow.billing.ledger.line.AgreeingLines;
import io.tutorflow.billing.ledger.line.FreezeOutcome;
import io.tutorflow.billing.ledger.line.FreezingLines;
import io.tutorflow.billing.ledger.mode.ChangingModes;
import io.tutorflow.billing.ledger.mode.ModeHistory;
import io.tutorflow.billing.ledger.mode.ModeOutcome;
import io.tutorflow.billing.ledger.mode.ModeTable;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.money.Money;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What the other features of the service may ask of the ledger: to open an account, to move credits, and to look. */
@ApplicationScoped
public class Ledger {

    private static final String SAME_KEY =
            "SELECT debit_account_id, credit_account_id, amount_micros FROM transfer WHERE id = :id AND kind = :kind";

    private static final String LIFETIME = """
            SELECT (SELECT coalesce(sum(purchased_micros), 0)::bigint FROM transfer
                    WHERE credit_account_id = $1 AND credit_seq IS NOT NULL AND kind = ANY ($2)),
                   (SELECT coalesce(sum(amount_micros), 0)::bigint FROM transfer
                    WHERE debit_account_id = $1 AND debit_seq IS NOT NULL AND kind = ANY ($3)),
                   (SELECT coalesce(sum(amount_micros), 0)::bigint FROM transfer
                    WHERE debit_account_id = $1 AND debit_seq IS NOT NULL AND catalog_key IS NULL AND kind = ANY ($4)),
                   (SELECT coalesce(sum(amount_micros), 0)::bigint FROM transfer
                    WHERE credit_account_id = $1 AND credit_seq IS NOT NULL AND kind = ANY ($4))""";

    private static final String[] BOUGHT = TransferKind.texts(TransferKind::isBought);
    private static final String[] USAGE = TransferKind.texts(TransferKind::isUsage);
    private static final String[] BETWEEN = TransferKind.texts(TransferKind::isBetweenAccounts);

    private final Pool pool;
    private final BusinessClock clock;
    private final ClearingInvoices invoices;

    Ledger(Pool pool, BusinessClock clock, ClearingInvoices invoices) {
        this.pool = pool;
        this.clock = clock;
        this.invoices = invoices;
    }

    /** Opens an empty account within the session's transaction. */
    public Uni<Void> open(Mutiny.Session session, UUID accountId, Money creditLine, Instant at) {
        return LedgerWriter.open(session, accountId, creditLine)
                .chain(() -> AgreeingLines.first(session, accountId, creditLine, at));
    }

    /**
     * Opens an empty account within the session's transaction, unless there is one, for credits that others have paid for.
     */
    public Uni<Void> openFunded(Mutiny.Session session, UUID accountId) {
        return LedgerWriter.openFunded(session, accountId);
    }

    /** Another credit line, within the session's transaction; the same one again changes nothing. */
    public Uni<Void> agree(Mutiny.Session session, UUID accountId, Money creditLine) {
        return AgreeingLines.set(session, accountId, creditLine, clock);
    }

    /**
     * Has the account's usage metered from now on, within the session's transaction, and withdraws its promotional credits;
     * what is held by then stays as it is.
     *
     * @param actor who wants that
     */
    public Uni<ModeOutcome> meter(Mutiny.Session session, UUID account, String actor) {
        return ChangingModes.meter(session, account, actor, clock);
    }

    /** Has the account's usage charged by invoices again, within the session's transaction. */
    public Uni<ModeOutcome> invoice(Mutiny.Session session, UUID account, Instant since, String actor) {
        return ChangingModes.invoice(session, account, since, actor, clock);
    }

    /** How what the account used was charged, and when. */
    public Uni<ModeHistory> modes(Mutiny.Session session, UUID account) {
        return ModeTable.of(session, account);
    }

    /** Moves credits within the session's transaction; the transfer's time is that of its place among the others. */
    public Uni<PostingOutcome> post(Mutiny.Session session, Posting posting) {
        return WalletRow.lock(session, posting.from(), posting.to())
                .chain(wallets -> postTo(session, posting, wallets, clock.now()));
    }

    /** The first posting of an account that this transaction has opened. */
    public Uni<Void> postFirst(Mutiny.Session session, Posting posting, Instant openedAt) {
        return WalletRow.lock(session, posting.from(), posting.to())
                .chain(wallets -> postTo(session, posting, wallets, openedAt))
                .invoke(PostingOutcome::demandPosted)
                .replaceWithVoid();
    }

    /** Clears an invoice, or a part of it, within the session's transaction: all of it or nothing. */
    public Uni<ClearingOutcome> clear(Mutiny.Session session, Clearing clearing) {
        return invoices.clear(session, clearing);
    }

    /** Takes back what cleared an invoice, within the session's transaction: what it cleared is owed again. */
    public Uni<ClearingOutcome> reverse(Mutiny.Session session, Reversal reversal) {
        return invoices.reverse(session, reversal);
    }

    /** Whether an invoice was cleared by money that came in there. */
    public Uni<Boolean> isPaidInto(Mutiny.Session session, UUID clearing, Clearing.Cash cash) {
        return invoices.isPaidInto(session, clearing, cash);
    }

    /** Gives nothing more on the account's line, whose used part stays owed; its credits can still be spent. */
    public Uni<FreezeOutcome> freezeLine(Mutiny.Session session, UUID account, String actor, @Nullable String reason) {
        return FreezingLines.set(session, account, true, actor, reason, clock);
    }

    /** Gives on the account's line again. */
    public Uni<FreezeOutcome> thawLine(Mutiny.Session session, UUID account, String actor, @Nullable String reason) {
        return FreezingLines.set(session, account, false, actor, reason, clock);
    }

    /** The account as it is now, or nothing if there is none. */
    public Uni<@Nullable Balance> balance(UUID accountId) {
        return balances(List.of(accountId)).map(found -> found.get(accountId));
    }

    /** The accounts as they are now, those of them that there are. */
    public Uni<Map<UUID, Balance>> balances(Collection<UUID> accountIds) {
        return WalletTable.read(pool, accountIds.stream().map(AccountId::new).toList())
                .map(found -> found.values().stream().map(Balance::of).collect(toMap(Balance::accountId, identity())));
    }

    /** What an account has, within the session of the caller, who has locked it; nothing if there is none. */
    public Uni<Optional<Credits>> credits(Mutiny.Session session, UUID accountId) {
        return WalletRow.read(session, accountId)
                .map(found -> found.map(
                        wallet -> new Credits(wallet.promo(), wallet.purchased(), wallet.free(), wallet.mode())));
    }

    /** What a lost dispute has left below zero, for the next invoice; nothing where no line was agreed. */
    public Uni<Money> reversedTopUp(Mutiny.Session session, UUID accountId) {
        return WalletRow.read(session, accountId)
                .map(found -> found.map(Wallet::reversedTopUp).orElse(Money.ZERO));
    }

    /** All that an account ever bought, spent, and handed on or was handed. */
    public Uni<Lifetime> lifetime(UUID accountId) {
        return pool.preparedQuery(LIFETIME)
                .execute(Tuple.of(accountId, BOUGHT, USAGE, BETWEEN))
                .map(rows -> {
                    var row = rows.iterator().next();
                    return new Lifetime(
                            Money.ofMicros(row.getLong(0)),
                            Money.ofMicros(row.getLong(1)),
                            Money.ofMicros(Math.abs(row.getLong(2) - row.getLong(3))));
                });
    }

    private static Uni<PostingOutcome> postTo(
            Mutiny.Session session, Posting posting, Map<AccountId, Wallet> wallets, Instant at) {
        return session.createNativeQuery(SAME_KEY, Object[].class)
                .setParameter("id", posting.id())
                .setParameter("kind", posting.kind().text())
                .getSingleResultOrNull()
                .chain(before -> before == null
                        ? write(session, posting, wallets, at)
                        : Uni.createFrom().item(repeatOf(before, posting)));
    }

    private static PostingOutcome repeatOf(Object[] before, Posting posting) {
        boolean same = before[0].equals(posting.from())
                && before[1].equals(posting.to())
                && ((Number) before[2]).longValue() == posting.amount().micros();
        return same ? new PostingOutcome.Repeated() : new PostingOutcome.KeyUsedOtherwise();
    }

    private static Uni<PostingOutcome> write(
            Mutiny.Session session, Posting posting, Map<AccountId, Wallet> wallets, Instant at) {
        return switch (PostingPolicy.decide(posting, wallets)) {
            case PostingPolicy.Decision.Refused refused -> Uni.createFrom().item(refused.why());
            case PostingPolicy.Decision.Posted posted -> {
                var movement = posted.movement();
                // What is taken back is no reason to buy more.
                var levels = posting.kind().isBetweenAccounts();
                yield LedgerWriter.post(session, movement, at)
                        .chain(() -> BalanceFeed.signal(session, wallets, movement.after(), levels, at))
                        .replaceWith(new PostingOutcome.Posted(at));
            }
        };
    }

    /**
     * Credits that are there.
     *
     * @param promotional held or not
     * @param purchased below zero after an overrun
     * @param free of all of them, those that no hold has set aside
     * @param mode where usage is metered, they cannot be spent
     */
    public record Credits(Money promotional, Money purchased, Money free, BillingMode mode) {}
}
