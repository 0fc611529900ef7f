package io.tutorflow.billing.ledger.line;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.ledger.AccountId;
import io.tutorflow.billing.ledger.LedgerWriter;
import io.tutorflow.billing.ledger.WalletRow;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Agrees credit lines, as part of the caller's transaction, and notes from when on each is agreed. */
public final class AgreeingLines {

    private static final String NOTE =
            "INSERT INTO credit_line (account_id, agreed_at, line_micros) VALUES (:account, :at, :creditLine)";

    private AgreeingLines() {}

    /** Of an account that is being opened; no line is none. */
    public static Uni<Void> first(Mutiny.Session session, UUID account, Money creditLine, Instant at) {
        return creditLine.isPositive()
                ? note(session, account, creditLine, at)
                : Uni.createFrom().voidItem();
    }

    /** The same one again changes nothing. */
    public static Uni<Void> set(Mutiny.Session session, UUID account, Money creditLine, BusinessClock clock) {
        return WalletRow.lock(session, account, account).chain(locked -> {
            var wallet = locked.get(new AccountId(account));
            if (wallet == null || wallet.line().limit().equals(creditLine)) {
                return Uni.createFrom().voidItem();
            }
            return LedgerWriter.agree(session, wallet.agreeing(creditLine))
                    .chain(() -> note(session, account, creditLine, clock.now()));
        });
    }

    private static Uni<Void> note(Mutiny.Session session, UUID account, Money creditLine, Instant at) {
        return session.createNativeQuery(NOTE)
                .setParameter("account", account)
                .setParameter("at", at)
                .setParameter("creditLine", creditLine.micros())
                .executeUpdate()
                .replaceWithVoid();
    }
}
