package io.tutorflow.billing.notify.alert;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alert settings, in the caller's session. */
@ApplicationScoped
class AlertRepository implements PanacheRepositoryBase<AlertSettingRow, UUID> {

    /** A student may not have a wallet yet, whose lock would put simultaneous requests in order. */
    private static final String PUT = """
            INSERT INTO alert_setting (account_id, below_micros, students_below_micros, emails, set_at, set_by)
            VALUES (:account, CAST(:below AS bigint), CAST(:students AS bigint),
                    string_to_array(CAST(:emails AS text), ' '), :now, :by)
            ON CONFLICT (account_id) DO UPDATE SET below_micros = excluded.below_micros,
                students_below_micros = excluded.students_below_micros, emails = excluded.emails,
                set_at = excluded.set_at, set_by = excluded.set_by""";

    /** One parameter, however many students a school has: a statement takes 65,535. */
    private static final String OWN = "SELECT account_id FROM alert_setting WHERE account_id = ANY (:accounts)";

    /** An address has no space. */
    private static final String BETWEEN_EMAILS = " ";

    Uni<Optional<AlertSetting>> of(UUID account) {
        return findById(account).map(row -> Optional.ofNullable(row).map(AlertSettingRow::setting));
    }

    Uni<Void> put(UUID account, AlertSetting setting, String by, Instant now) {
        return Panache.getSession()
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

    Uni<Void> forget(UUID account) {
        return delete("accountId", account).replaceWithVoid();
    }

    /** The accounts that have a setting of their own. */
    Uni<List<UUID>> own(List<UUID> accounts) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OWN, UUID.class)
                        .setParameter("accounts", accounts.toArray(UUID[]::new))
                        .getResultList());
    }

    private static @Nullable Long micros(@Nullable Money money) {
        return money == null ? null : money.micros();
    }
}
