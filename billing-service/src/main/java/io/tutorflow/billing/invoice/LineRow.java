package io.tutorflow.billing.invoice;

import io.tutorflow.money.Money;
import io.tutorflow.money.Units;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A line as stored. */
@Entity
@Immutable
@Table(name = "invoice_line")
@IdClass(LineRow.Key.class)
class LineRow {

    @Id
    @Column(name = "invoice_id")
    UUID invoiceId;

    @Id
    @Column(name = "line_no")
    int lineNo;

    @Column(nullable = false)
    String type;

    @Nullable
    LocalDate month;

    @Column(name = "amount_micros", nullable = false)
    long amount;

    @Column(name = "catalog_key")
    @Nullable
    String catalogKey;

    @Column(name = "list_unit_price_micros")
    @Nullable
    Long listUnitPrice;

    @Column(name = "unit_price_micros")
    @Nullable
    Long unitPrice;

    @Nullable
    Long records;

    @Column(name = "units_ten_thousandths")
    @Nullable
    Long units;

    @Column(name = "billable_micros")
    @Nullable
    Long billable;

    @Column(name = "promo_micros")
    @Nullable
    Long promotional;

    @Column(name = "purchased_micros")
    @Nullable
    Long purchased;

    @Column(name = "line_micros")
    @Nullable
    Long line;

    /** For Hibernate. */
    LineRow() {}

    LineRow(InvoiceId invoice, Line said) {
        invoiceId = invoice.value();
        lineNo = said.number();
        type = said.type().text();
        month = said.month() == null ? null : said.month().atDay(1);
        amount = said.amount().micros();
        var usage = said.usage();
        if (usage != null) {
            catalogKey = usage.key().catalogKey();
            listUnitPrice = usage.key().listUnitPrice().micros();
            unitPrice = usage.key().unitPrice().micros();
            records = usage.records();
            units = usage.units().tenThousandths();
            billable = usage.billable().micros();
            promotional = usage.parts().promotional().micros();
            purchased = usage.parts().purchased().micros();
            line = usage.parts().line().micros();
        }
    }

    Line line() {
        var of = month == null ? null : YearMonth.from(month);
        return new Line(lineNo, LineType.of(type), of, usage(of), Money.ofMicros(amount));
    }

    private @Nullable UsageGroup usage(@Nullable YearMonth of) {
        if (catalogKey == null) {
            return null;
        }
        return new UsageGroup(
                new UsageGroup.Key(Objects.requireNonNull(of), catalogKey, money(listUnitPrice), money(unitPrice)),
                Objects.requireNonNull(records),
                new Units(Objects.requireNonNull(units)),
                Money.ofMicros(amount),
                money(billable),
                new UsageGroup.Parts(money(promotional), money(purchased), money(line)));
    }

    private static Money money(@Nullable Long micros) {
        return Money.ofMicros(Objects.requireNonNull(micros));
    }

    /** For Hibernate. */
    record Key(UUID invoiceId, int lineNo) {}
}
