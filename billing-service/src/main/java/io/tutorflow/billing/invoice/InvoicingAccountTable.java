package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How far each account's usage is on documents, within the session of the caller. */
@ApplicationScoped
class InvoicingAccountTable {

    private static final String REGISTER = """
            INSERT INTO invoicing_account (account_id, next_month)
            SELECT * FROM unnest(CAST(:accounts AS uuid[]), CAST(:months AS date[]))
            ON CONFLICT (account_id) DO NOTHING""";

    private static final String SELECT = """
            SELECT account_id, scan_seq, next_month, complete_month IS NOT DISTINCT FROM next_month
            FROM invoicing_account\s""";

    private static final String FIND = SELECT + "WHERE account_id = :account";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String SAVE =
            "UPDATE invoicing_account SET scan_seq = :scan, next_month = :month WHERE account_id = :account";

    /** Only those that have not changed since they were found to be empty. */
    private static final String PASS = """
            UPDATE invoicing_account a SET next_month = CAST(a.next_month + interval '1 month' AS date)
            FROM unnest(CAST(:accounts AS uuid[]), CAST(:months AS date[])) AS empty (account_id, month)
            WHERE a.account_id = empty.account_id AND a.next_month = empty.month""";

    /** Only those whose next month is still the one that was compared: the one after it is not. */
    private static final String COMPLETE = """
            UPDATE invoicing_account SET complete_month = next_month
            WHERE account_id = ANY (:accounts) AND next_month = :month AND complete_month IS DISTINCT FROM next_month
            RETURNING account_id""";

    private static final String DUE = SELECT + """
            WHERE next_month <= :month AND (next_month, account_id) > (:afterMonth, :afterAccount)
            ORDER BY next_month, account_id""";

    /** @param firstMonths of the accounts, in their order */
    Uni<Void> register(List<UUID> accounts, List<YearMonth> firstMonths) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(REGISTER)
                        .setParameter("accounts", accounts.toArray(UUID[]::new))
                        .setParameter(
                                "months",
                                firstMonths.stream()
                                        .map(InvoicingAccountTable::date)
                                        .toArray(LocalDate[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Optional<InvoicingAccount>> find(UUID account) {
        return one(FIND, account);
    }

    /** Until the transaction ends nobody else creates or ends a document of the account. */
    Uni<Optional<InvoicingAccount>> lock(UUID account) {
        return one(LOCK, account);
    }

    private static Uni<Optional<InvoicingAccount>> one(String sql, UUID account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, Object[].class)
                        .setParameter("account", account)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(InvoicingAccountTable::account));
    }

    Uni<Void> save(InvoicingAccount account) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SAVE)
                        .setParameter("scan", account.scanFrom())
                        .setParameter("month", date(account.nextMonth()))
                        .setParameter("account", account.account())
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Closes the next month of accounts that have nothing in it. */
    Uni<Void> pass(List<InvoicingAccount> empty) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(PASS)
                        .setParameter(
                                "accounts",
                                empty.stream().map(InvoicingAccount::account).toArray(UUID[]::new))
                        .setParameter(
                                "months",
                                empty.stream()
                                        .map(account -> date(account.nextMonth()))
                                        .toArray(LocalDate[]::new))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Marks the month as complete, where it is still the next one; answers those for which that is new. */
    Uni<List<UUID>> complete(List<UUID> ids, YearMonth month) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(COMPLETE, UUID.class)
                        .setParameter("accounts", ids.toArray(UUID[]::new))
                        .setParameter("month", date(month))
                        .getResultList());
    }

    /** Those with a month up to this one that is not closed, the oldest month first. */
    Uni<List<InvoicingAccount>> due(YearMonth month, InvoicingAccount after, int limit) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DUE, Object[].class)
                        .setParameter("month", date(month))
                        .setParameter("afterMonth", date(after.nextMonth()))
                        .setParameter("afterAccount", after.account())
                        .setMaxResults(limit)
                        .getResultList())
                .map(rows -> rows.stream().map(InvoicingAccountTable::account).toList());
    }

    private static InvoicingAccount account(Object[] row) {
        return new InvoicingAccount(
                (UUID) row[0], ((Number) row[1]).longValue(), YearMonth.from((LocalDate) row[2]), (Boolean) row[3]);
    }

    private static LocalDate date(YearMonth month) {
        return month.atDay(1);
    }
}
