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

/** Settings of alerts, within the session of the caller. */
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

    private static final String OWN = "SELECT account_id FROM alert_setting WHERE account_id = ANY (:accounts)";

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

    /** Those of them that have a setting of their own. */
    Uni<List<UUID>> own(List<UUID> accounts) {
        return session()
                .chain(session -> session.createNativeQuery(OWN, UUID.class)
                        .setParameter("accounts", accounts.toArray(UUID[]::new))
                        .getResultList());
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
