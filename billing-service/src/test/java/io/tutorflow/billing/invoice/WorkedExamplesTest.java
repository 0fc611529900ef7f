package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import io.tutorflow.money.Units;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Months of three accounts, computed by hand to the cent. */
class WorkedExamplesTest {

    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final YearMonth JULY = YearMonth.of(2026, 7);
    private static final Units ONE = Units.of(1);
    private static final Percent TEN_PERCENT = new Percent(100_000);
    private static final Units TWO_HUNDRED_SECONDS = Units.minutesOf(Duration.ofSeconds(200));

    @Test
    void whatIsPrepaidIsShownAsAppliedAndNothingIsDue() {
        var account = new Bookkeeping("1", "20")
                .uses(JUNE, "course.default", "0.05", ONE, 100)
                .uses(JUNE, "test_creation.default", "0.015", ONE, 7)
                .uses(JUNE, "video_render.default", "0.15", Units.minutesOf(Duration.ofSeconds(90)), 1)
                .uses(JUNE, "slide_image.default", "0.07", ONE, 3);

        var statement = draft(account, List.of(), Percent.ZERO);

        assertEquals(usd("5.54"), sum(statement, LineType.USAGE));
        assertEquals(usd("-1"), sum(statement, LineType.PROMOTIONAL_CREDITS));
        assertEquals(usd("-4.54"), sum(statement, LineType.PURCHASED_CREDITS));
        assertEquals(Money.ZERO, statement.totals().due());
        assertEquals(usd("15.46"), account.purchased());
    }

    @Test
    void anEnterpriseIsChargedItsMinimum() {
        var june = draft(enterpriseInJune(), List.of(commitment(JUNE, "0", "0")), TEN_PERCENT);

        assertEquals(usd("254.99495"), sum(june, LineType.USAGE));
        assertEquals(usd("-30.59939"), sum(june, LineType.DISCOUNT));
        assertEquals(usd("-50"), sum(june, LineType.PROMOTIONAL_CREDITS));
        assertEquals(usd("-30"), sum(june, LineType.PURCHASED_CREDITS));
        assertEquals(usd("144.39556"), june.totals().parts().line());
        assertEquals(usd("325.60444"), sum(june, LineType.TRUE_UP));
        assertEquals(Money.ZERO, june.totals().rounding());
        assertEquals(usd("470"), june.totals().net());
        assertEquals(usd("47"), sum(june, LineType.TAX));
        assertEquals(usd("517"), june.totals().due());
    }

    @Test
    void lateUsageThatAGrantPaidLowersNothing() {
        var account = enterpriseInJune();
        account.takeUsage();
        account.withdrawPromotional()
                .grant("50")
                .uses(JUNE, "course.default", "0.05", "0.044", ONE, 500)
                .uses(JULY, "course.default", "0.05", "0.044", ONE, 12_000);

        var july = draft(
                account, List.of(commitment(JUNE, "174.39556", "325.60444"), commitment(JULY, "0", "0")), TEN_PERCENT);

        assertEquals(usd("500"), july.totals().parts().line());
        assertEquals(Money.ZERO, july.totals().trueUp());
        assertEquals(usd("550"), july.totals().due());
    }

    @Test
    void lateUsageThatTheLinePaidLowersTheTrueUpOfItsMonth() {
        var account = enterpriseInJune();
        account.takeUsage();
        account.withdrawPromotional()
                .uses(JUNE, "course.default", "0.05", "0.044", ONE, 500)
                .grant("50")
                .uses(JULY, "course.default", "0.05", "0.044", ONE, 12_000);

        var july = draft(
                account, List.of(commitment(JUNE, "174.39556", "325.60444"), commitment(JULY, "0", "0")), TEN_PERCENT);

        assertEquals(usd("22"), sum(july, LineType.TRUE_UP));
        assertEquals(usd("-22"), sum(july, LineType.TRUE_UP_LOWERED));
        assertEquals(usd("550"), july.totals().due());
    }

    @Test
    void aLineIsRoundedOnce() {
        var account = lineOfHundred();

        var june = draft(account, List.of(), Percent.ZERO);

        assertEquals(usd("37.5725"), sum(june, LineType.USAGE));
        assertEquals(usd("32.5725"), june.totals().parts().line());
        assertEquals(usd("-0.0025"), sum(june, LineType.ROUNDING));
        assertEquals(usd("32.57"), june.totals().due());
        assertEquals(usd("117.4275"), account.topUp("50").available("100"));
        account.payLine(june.totals().parts().line());
        assertEquals(Money.ZERO, account.line());
    }

    @Test
    void whatIsDueOfALineIsTheSameHoweverMuchIsOnPurchasedCredits() {
        var before = draft(lineOfHundred(), List.of(), Percent.ZERO);
        var after = draft(lineOfHundred().topUp("50"), List.of(), Percent.ZERO);

        assertEquals(before.totals().due(), after.totals().due());
    }

    private static Bookkeeping lineOfHundred() {
        return new Bookkeeping("0", "5")
                .uses(JUNE, "course.default", "0.05", ONE, 700)
                .uses(JUNE, "test_creation.default", "0.015", ONE, 101)
                .uses(JUNE, "video_render.default", "0.15", Units.minutesOf(Duration.ofSeconds(90)), 1)
                .uses(JUNE, "video_render.default", "0.15", Units.minutesOf(Duration.ofSeconds(333)), 1);
    }

    private static Bookkeeping enterpriseInJune() {
        return new Bookkeeping("50", "30")
                .uses(JUNE, "course.default", "0.05", "0.044", ONE, 4_000)
                .uses(JUNE, "test_creation.default", "0.015", "0.0132", ONE, 1_333)
                .uses(JUNE, "slide.default", "0.03", "0.0264", ONE, 1_000)
                .uses(JUNE, "video_render.default", "0.15", "0.132", TWO_HUNDRED_SECONDS, 10);
    }

    private static Commitment commitment(YearMonth month, String counted, String trueUp) {
        return new Commitment(month, usd("500"), usd(counted), usd(trueUp));
    }

    private static Content draft(Bookkeeping account, List<Commitment> commitments, Percent tax) {
        return DraftPolicy.decide(account.takeUsage(), commitments, true, Money.ZERO, tax);
    }

    private static Money sum(Content draft, LineType type) {
        return draft.lines().stream()
                .filter(line -> line.type() == type)
                .map(Line::amount)
                .reduce(Money.ZERO, Money::plus);
    }
}
