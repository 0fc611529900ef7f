package io.tutorflow.billing.invoice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tutorflow.billing.invoice.CreditNotePolicy.Decision;
import io.tutorflow.billing.invoice.CreditNotePolicy.Wanted;
import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import io.tutorflow.money.Units;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Any credit notes on any invoice: they add up, and together they never come to more than it. */
class CreditNotePropertyTest {

    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final Money HALF_A_CENT = Money.ofMicros(5_000);

    @Property
    void allNotesTogetherNeverComeToMoreThanTheInvoice(@ForAll("cases") Case given) {
        var notes = given.notes();

        var left = policy(given, notes).left();
        assertFalse(left.total().isNegative(), () -> "left " + left);
        assertFalse(left.tax().isNegative(), () -> "left " + left);
        assertFalse(left.net().isNegative(), () -> "left " + left);
        assertFalse(left.line().isNegative(), () -> "left " + left);
        assertFalse(left.reversedTopUp().isNegative(), () -> "left " + left);
        for (var note : notes) {
            var amounts = note.amounts();
            var lines =
                    note.lines().stream().map(CreditNote.CreditedLine::amount).reduce(Money.ZERO, Money::plus);
            assertEquals(lines, amounts.exact());
            assertEquals(amounts.total(), amounts.total().toCents());
            assertTrue(amounts.total().isPositive());
            assertFalse(amounts.tax().isNegative());
        }
        var rounding = notes.stream().map(note -> note.amounts().rounding()).reduce(Money.ZERO, Money::plus);
        assertFalse(
                rounding.exceeds(HALF_A_CENT) || Money.ZERO.minus(HALF_A_CENT).exceeds(rounding));
    }

    @Property
    void theLastNoteTakesAllThatIsLeftToTheCent(@ForAll("cases") Case given) {
        var notes = given.notes();
        var left = policy(given, notes).left();

        var last = policy(given, notes).decideAll();

        if (last instanceof Decision.Made made) {
            assertEquals(left.total(), made.content().amounts().total());
            notes.add(made.content());
            assertEquals(Money.ZERO, policy(given, notes).left().total());
        } else {
            assertEquals(new Decision.TooLittle(), last);
            assertEquals(Money.ZERO, left.total());
        }
        assertEquals(new Decision.TooLittle(), policy(given, notes).decideAll());
    }

    private static CreditNotePolicy policy(Case given, List<CreditNote.Content> notes) {
        return new CreditNotePolicy(given.header(), given.content().lines(), notes);
    }

    record Case(Content content, Percent tax, List<Wanted> tries) {

        Header header() {
            return new Header(
                    new InvoiceId(new UUID(0, 1)),
                    new UUID(0, 2),
                    Period.of(JUNE),
                    true,
                    null,
                    Instant.EPOCH,
                    Machines.CLOSING,
                    content.totals(),
                    tax);
        }

        List<CreditNote.Content> notes() {
            var notes = new ArrayList<CreditNote.Content>();
            for (var wanted : tries) {
                if (policy(this, notes).decide(List.of(wanted)) instanceof Decision.Made made) {
                    notes.add(made.content());
                }
            }
            return notes;
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        return Combinators.combine(
                        usage().list().ofMinSize(1).ofMaxSize(4),
                        amounts(),
                        amounts(),
                        amounts(),
                        Arbitraries.integers().between(0, 300_000).map(Percent::new),
                        tries().list().ofMaxSize(12))
                .as((usage, minimum, charged, reversed, tax, tries) -> new Case(
                        DraftPolicy.decide(
                                usage,
                                List.of(
                                        new Commitment(JUNE, minimum, Money.ZERO, Money.ZERO),
                                        new Commitment(JUNE.minusMonths(1), Money.ZERO, Money.ZERO, charged)),
                                true,
                                reversed,
                                tax),
                        tax,
                        tries));
    }

    private static Arbitrary<Wanted> tries() {
        return Combinators.combine(Arbitraries.integers().between(1, 12), amounts())
                .as((line, amount) -> new Wanted(line, null, amount.plus(Money.ofMicros(1))));
    }

    private static Arbitrary<UsageGroup> usage() {
        return Combinators.combine(Arbitraries.integers().between(0, 1), amounts(), amounts(), amounts())
                .as((back, promotional, purchased, line) -> {
                    var parts = new UsageGroup.Parts(promotional, purchased, line);
                    return new UsageGroup(
                            new UsageGroup.Key(
                                    JUNE.minusMonths(back), "course.default", Money.ofMicros(50_000), Money.ZERO),
                            1,
                            Units.of(1),
                            parts.total(),
                            parts.total(),
                            parts);
                });
    }

    private static Arbitrary<Money> amounts() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 100_000),
                        Arbitraries.longs().between(0, 100_000_000))
                .map(Money::ofMicros);
    }
}
