package io.tutorflow.billing.alert;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Settings of alerts, and the wallets that they are applied to, within the session of the caller. */
@ApplicationScoped
class AlertTable {

    /** An address has no space; Hibernate Reactive takes no arrays. */
    private static final String BETWEEN_EMAILS = " ";

    private static final String FIND =
            "SELECT below_micros, students_below_micros, array_to_string(emails, ' ') FROM alert_setting"
                    + " WHERE account_id = :account";

    private static final String PUT = """
            INSERT INTO alert_setting (account_id, below_micros, students_below_micros, emails, set_at, set_by)
            VALUES (:account, CAST(:below AS bigint), CAST(:students AS bigint),
                    string_to_array(CAST(:emails AS text), ' '), :now, :by)
            ON CONFLICT (account_id) DO UPDATE SET below_micros = excluded.below_micros,
                students_below_micros = excluded.students_below_micros, emails = excluded.emails,
                set_at = excluded.set_at, set_by = excluded.set_by""";

    private static final String DELETE = "DELETE FROM alert_setting WHERE account_id = :account";

    /** Who sets a threshold above the balance knows that it is low: only the next fall is news. */
    private static final String WATCHED = """
            UPDATE wallet SET alert_below_micros = CAST(:below AS bigint),
                told_low = coalesce(promo_micros + purchased_micros < CAST(:below AS bigint), false),
                exhaustion = CASE
                    WHEN CAST(:below AS bigint) IS NOT NULL OR EXISTS (
                        SELECT FROM webhook_endpoint e
                        WHERE e.status = 'enabled'
                          AND e.account_id IN (wallet.account_id,
                              (SELECT s.organization_id FROM student s WHERE s.account_id = wallet.account_id)))
                    THEN coalesce(exhaustion, 'awaited') END
            WHERE account_id %s""";

    private static final String WATCH = WATCHED.formatted("= :account");

    private static final String WATCH_STUDENTS = WATCHED.formatted("""
            IN (SELECT s.account_id FROM student s WHERE s.organization_id = :organization
                AND NOT EXISTS (SELECT FROM alert_setting a WHERE a.account_id = s.account_id))""");

    private static final String IS_LOW = "SELECT told_low FROM wallet WHERE account_id = :account";

    Uni<Optional<AlertSetting>> find(UUID account) {
        return session()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter("account", account)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(AlertTable::setting));
    }

    Uni<Void> put(UUID account, AlertSetting setting, String by, Instant now) {
        return session()
                .chain(session -> session.createNativeQuery(PUT)
                        .setParameter("account", account)
                        .setParameter("below", micros(setting.below()))
                        .setParameter("students", micros(setting.studentsBelow()))
                        .setParameter("emails", String.join(BETWEEN_EMAILS, setting.emails()))
                        .setParameter("now", now)
                        .setParameter("by", by)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<Void> delete(UUID account) {
        return session()
                .chain(session -> session.createNativeQuery(DELETE)
                        .setParameter("account", account)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** If there is such an account. */
    Uni<Void> watch(UUID account, @Nullable Money below) {
        return session()
                .chain(session -> session.createNativeQuery(WATCH)
                        .setParameter("below", micros(below))
                        .setParameter("account", account)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** All students of the organization who have not said otherwise; the caller has locked their wallets. */
    Uni<Void> watchStudents(UUID organization, @Nullable Money below) {
        return session()
                .chain(session -> session.createNativeQuery(WATCH_STUDENTS)
                        .setParameter("below", micros(below))
                        .setParameter("organization", organization)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Whether it is below what was said, as of now. */
    Uni<Boolean> isLow(UUID account) {
        return session()
                .chain(session -> session.createNativeQuery(IS_LOW, Boolean.class)
                        .setParameter("account", account)
                        .getSingleResultOrNull())
                .map(Boolean.TRUE::equals);
    }

    private static AlertSetting setting(Object[] row) {
        return new AlertSetting(money(row[0]), money(row[1]), emails((String) row[2]));
    }

    private static List<String> emails(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(BETWEEN_EMAILS, AlertSetting.MAX_EMAILS));
    }

    private static @Nullable Money money(@Nullable Object micros) {
        return micros == null ? null : Money.ofMicros(((Number) micros).longValue());
    }

    private static @Nullable Long micros(@Nullable Money money) {
        return money == null ? null : money.micros();
    }

    private static Uni<Mutiny.Session> session() {
        return Panache.getSession();
    }
}
