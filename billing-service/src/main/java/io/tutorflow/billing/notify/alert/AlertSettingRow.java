package io.tutorflow.billing.notify.alert;

import io.tutorflow.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A stored alert setting; it is written by a single statement, so that simultaneous requests are decided by the
 * database.
 */
@Entity
@Immutable
@Table(name = "alert_setting")
class AlertSettingRow {

    @Id
    @Column(name = "account_id")
    UUID accountId;

    @Column(name = "below_micros")
    @Nullable
    Long belowMicros;

    @Column(name = "students_below_micros")
    @Nullable
    Long studentsBelowMicros;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(nullable = false, columnDefinition = "text[]")
    List<String> emails;

    /** For Hibernate. */
    AlertSettingRow() {}

    AlertSetting setting() {
        return new AlertSetting(money(belowMicros), money(studentsBelowMicros), List.copyOf(emails));
    }

    private static @Nullable Money money(@Nullable Long micros) {
        return micros == null ? null : Money.ofMicros(micros);
    }
}
