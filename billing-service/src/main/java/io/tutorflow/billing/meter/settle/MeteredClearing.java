package io.tutorflow.billing.meter.settle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tutorflow.billing.ledger.clearing.Clearing;
import io.tutorflow.billing.ledger.clearing.Clearing.Amounts;
import io.tutorflow.billing.ledger.clearing.Clearing.Cash;
import io.tutorflow.billing.ledger.clearing.Clearing.Cause;
import io.tutorflow.money.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What an operator has cleared of usage that no invoice of Stripe's will settle.
 *
 * @param month the last one that it clears
 * @param captured of the records
 * @param paid what Stripe has collected for them, before tax; a part of a cent more than was captured is rounding
 */
record MeteredClearing(
        UUID id, UUID account, YearMonth month, Money captured, Money paid, Money tax, String reason, String by) {

    private static final Money CENT = Money.ofCents(1);

    Instant until() {
        return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    boolean isPaidTooMuch() {
        return !captured.plus(CENT).exceeds(paid) || (!paid.isPositive() && tax.isPositive());
    }

    /** Of what was captured. */
    Money cleared() {
        return paid.exceeds(captured) ? captured : paid;
    }

    Money writtenOff() {
        return captured.minus(cleared());
    }

    /** What it is in the ledger: what was paid, and what nobody pays. */
    List<Clearing> clearings() {
        var paidPart = new Amounts(cleared(), Money.ZERO, Money.ZERO, tax, paid.minus(cleared()));
        return Stream.concat(
                        paid.isPositive()
                                ? Stream.of(of(id, new Cause.Paid(Cash.STRIPE), paidPart))
                                : Stream.<Clearing>empty(),
                        writtenOff().isPositive()
                                ? Stream.of(of(writeOff(), new Cause.WrittenOff(), Amounts.ofLine(writtenOff())))
                                : Stream.<Clearing>empty())
                .toList();
    }

    private Clearing of(UUID key, Cause cause, Amounts amounts) {
        return new Clearing(key, account, cause, amounts, by, reason);
    }

    private UUID writeOff() {
        return UUID.nameUUIDFromBytes(("write-off:" + id).getBytes(UTF_8));
    }
}
