package io.tutorflow.billing.ledger.clearing;

import static io.tutorflow.billing.ledger.HouseAccount.REVENUE;
import static io.tutorflow.billing.ledger.HouseAccount.ROUNDING;
import static io.tutorflow.billing.ledger.HouseAccount.TAX_PAYABLE;
import static io.tutorflow.billing.ledger.HouseAccount.WRITE_OFFS;

import io.tutorflow.billing.ledger.HouseAccount;
import io.tutorflow.billing.ledger.TransferKind;
import io.tutorflow.money.Money;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What clears an invoice, or a part of it: one posting of several transfers, a kind each, written together or not at all.
 *
 * @param id the caller's key: the same clearing twice is one
 * @param account whose invoice it is
 * @param actor who has it cleared
 */
public record Clearing(
        UUID id,
        UUID account,
        Cause cause,
        Amounts amounts,
        String actor,
        @Nullable String reason) {

    /** Half a cent for each of the 20 items that a subscription of Stripe's has, for the true-up, and for the tax. */
    private static final Money MOST_ROUNDING = Money.ofMicros(22 * 5_000);

    public Clearing {
        switch (cause) {
            case Cause.Paid paid -> demandMoney(amounts);
            case Cause.GivenBack back -> demandMoney(amounts);
            case Cause.Credited credited -> demandOnlyWhatIsOwed(cause, amounts);
            case Cause.WrittenOff writtenOff -> demandOnlyWhatIsOwed(cause, amounts);
            case Cause.Settled settled -> demandNothing(amounts);
        }
    }

    /** Why something is owed no longer, or given back. */
    public sealed interface Cause {

        /** Money came in for the document. */
        record Paid(Cash into) implements Cause {}

        /** A paid document was credited: money goes back. */
        record GivenBack(Cash outOf) implements Cause {}

        /** A document that is not paid was credited: so much less is owed, and so much less was earned. */
        record Credited() implements Cause {}

        /** Nobody will pay it. */
        record WrittenOff() implements Cause {}

        /** No money came in, since it comes to nothing: to no whole cent, or what is owed is taken off a true-up. */
        record Settled() implements Cause {}
    }

    /** Where money is. */
    public enum Cash {
        STRIPE(HouseAccount.STRIPE_CLEARING),
        /** Paid out of band. */
        BANK(HouseAccount.BANK);

        private final HouseAccount house;

        Cash(HouseAccount house) {
            this.house = house;
        }

        HouseAccount house() {
            return house;
        }
    }

    /**
     * What is cleared, in exact micro-USD. What was never paid has neither true-up nor tax in the books, so a credit note
     * on it and a write-off have none.
     *
     * @param line owed for usage on the line
     * @param reversedTopUp what a lost dispute left below zero
     * @param trueUp what minimums add; below zero where late usage takes more off than that
     * @param rounding what makes cents of the rest; below zero where they are fewer
     */
    public record Amounts(Money line, Money reversedTopUp, Money trueUp, Money tax, Money rounding) {

        public Amounts {
            if (Stream.of(line, reversedTopUp, tax).anyMatch(Money::isNegative)) {
                throw new IllegalArgumentException("Only true-up and rounding are below zero");
            }
        }

        public static final Amounts NONE = ofLine(Money.ZERO);

        /** Of the line alone. */
        public static Amounts ofLine(Money line) {
            return new Amounts(line, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
        }

        public Amounts plus(Amounts more) {
            return new Amounts(
                    line.plus(more.line),
                    reversedTopUp.plus(more.reversedTopUp),
                    trueUp.plus(more.trueUp),
                    tax.plus(more.tax),
                    rounding.plus(more.rounding));
        }

        public Amounts minus(Amounts less) {
            return new Amounts(
                    line.minus(less.line),
                    reversedTopUp.minus(less.reversedTopUp),
                    trueUp.minus(less.trueUp),
                    tax.minus(less.tax),
                    rounding.minus(less.rounding));
        }

        /** Before tax and rounding. */
        public Money exact() {
            return owed().plus(trueUp);
        }

        /** Before tax. */
        public Money net() {
            return exact().plus(rounding);
        }

        /** Of what is owed in the books: what was never paid has neither true-up nor tax there. */
        public Amounts ofWhatIsOwed() {
            return new Amounts(line, reversedTopUp, Money.ZERO, Money.ZERO, Money.ZERO);
        }

        /** The money that it comes to. */
        public Money total() {
            return owed().plus(trueUp).plus(tax).plus(rounding);
        }

        public Money owed() {
            return line.plus(reversedTopUp);
        }
    }

    /** The transfers that it is, each of something. */
    List<ClearingPart> parts() {
        var all = switch (cause) {
            case Cause.Paid paid -> paid(paid.into().house);
            case Cause.GivenBack back -> givenBack(back.outOf().house);
            case Cause.Credited credited -> released(REVENUE);
            case Cause.WrittenOff writtenOff -> released(WRITE_OFFS);
            // Money passes through on paper, in and out again.
            case Cause.Settled settled -> paid(HouseAccount.BANK);
        };
        return all.filter(part -> part.amount().isPositive()).toList();
    }

    private Stream<ClearingPart> paid(HouseAccount cash) {
        return Stream.concat(
                released(cash),
                Stream.of(
                        trueUp(cash, amounts.trueUp()),
                        ClearingPart.of(TransferKind.TAX, cash, TAX_PAYABLE, amounts.tax()),
                        rounding(cash, amounts.rounding())));
    }

    private Stream<ClearingPart> givenBack(HouseAccount cash) {
        return Stream.of(
                ClearingPart.of(TransferKind.USAGE_RETURNED, REVENUE, cash, amounts.owed()),
                trueUp(cash, Money.ZERO.minus(amounts.trueUp())),
                ClearingPart.of(TransferKind.TAX_RETURNED, TAX_PAYABLE, cash, amounts.tax()),
                rounding(cash, Money.ZERO.minus(amounts.rounding())));
    }

    /** So much less is owed, and the house account bears it. */
    private Stream<ClearingPart> released(HouseAccount house) {
        return Stream.of(
                new ClearingPart(TransferKind.LINE_CLEARED, house.id(), account, amounts.line()),
                new ClearingPart(TransferKind.TOPUP_REPAID, house.id(), account, amounts.reversedTopUp()));
    }

    /** @param earned below zero where it is given back */
    private static ClearingPart trueUp(HouseAccount cash, Money earned) {
        return earned.isNegative()
                ? ClearingPart.of(TransferKind.TRUE_UP_RETURNED, REVENUE, cash, Money.ZERO.minus(earned))
                : ClearingPart.of(TransferKind.TRUE_UP, cash, REVENUE, earned);
    }

    /** @param gained below zero where it was lost */
    private static ClearingPart rounding(HouseAccount cash, Money gained) {
        return gained.isNegative()
                ? ClearingPart.of(TransferKind.ROUNDING_DOWN, ROUNDING, cash, Money.ZERO.minus(gained))
                : ClearingPart.of(TransferKind.ROUNDING_UP, cash, ROUNDING, gained);
    }

    private static void demandMoney(Amounts amounts) {
        var total = amounts.total();
        if (!total.isPositive() || !total.equals(total.toCents())) {
            throw new IllegalArgumentException("Money is whole cents, and more than none: " + total);
        }
        demandSmall(amounts.rounding());
    }

    private static void demandSmall(Money rounding) {
        if (Math.abs(rounding.micros()) > MOST_ROUNDING.micros()) {
            throw new IllegalArgumentException("So much is no rounding: " + rounding);
        }
    }

    private static void demandNothing(Amounts amounts) {
        if (!amounts.owed().isPositive() || !amounts.total().equals(Money.ZERO)) {
            throw new IllegalArgumentException("Something is owed, and it comes to nothing: " + amounts);
        }
        demandSmall(amounts.rounding());
    }

    private static void demandOnlyWhatIsOwed(Cause cause, Amounts amounts) {
        if (!amounts.owed().isPositive()
                || !amounts.total().equals(amounts.owed())
                || !amounts.trueUp().equals(Money.ZERO)) {
            throw new IllegalArgumentException(cause + " clears what is owed, and nothing else: " + amounts);
        }
    }
}
