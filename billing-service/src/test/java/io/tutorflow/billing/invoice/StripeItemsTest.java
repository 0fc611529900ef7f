package io.tutorflow.billing.invoice;

import static io.tutorflow.billing.invoice.Bookkeeping.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tutorflow.billing.payment.StripeInvoices.Item;
import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import io.tutorflow.money.Units;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Months as Stripe's items, computed by hand to the cent. */
class StripeItemsTest {

    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final YearMonth JULY = YearMonth.of(2026, 7);
    private static final Units ONE = Units.of(1);
    private static final Percent TEN_PERCENT = new Percent(100_000);

    @Test
    void anEnterprisesMonthIsOneItemOfEachKeyAndOneOfItsMinimum() {
        var items = items(
                DraftPolicy.decide(
                        enterprise().takeUsage(), List.of(minimum(JUNE, "0", "0")), true, Money.ZERO, TEN_PERCENT),
                TEN_PERCENT);

        assertEquals(
                List.of("course.default", "slides.default", "test_creation.default", "video_render.default", "true_up"),
                items.stream().map(Item::name).toList());
        assertEquals(
                List.of(9_600L, 2_640L, 1_760L, 440L, 32_560L),
                items.stream().map(Item::cents).toList());
        assertEquals(
                List.of(960L, 264L, 176L, 44L, 3_256L),
                items.stream().map(Item::taxCents).toList());
        assertTrue(items.getFirst().description().contains("4000 × course.default at $0.05 each, agreed at $0.044"));
    }

    @Test
    void aLineIsRoundedTogether() {
        var account = new Bookkeeping("0", "5")
                .uses(JUNE, "course.default", "0.05", ONE, 700)
                .uses(JUNE, "test_creation.default", "0.015", ONE, 101)
                .uses(JUNE, "video_render.default", "0.15", Units.minutesOf(Duration.ofSeconds(90)), 1)
                .uses(JUNE, "video_render.default", "0.15", Units.minutesOf(Duration.ofSeconds(333)), 1);

        var items =
                items(DraftPolicy.decide(account.takeUsage(), List.of(), true, Money.ZERO, Percent.ZERO), Percent.ZERO);

        assertEquals(
                List.of(3_000L, 151L, 106L), items.stream().map(Item::cents).toList());
        assertEquals(List.of(0L, 0L, 0L), items.stream().map(Item::taxCents).toList());
    }

    @Test
    void whatIsTakenOffForLateUsageIsTakenOffThatUsage() {
        var account = enterprise();
        account.takeUsage();
        account.withdrawPromotional()
                .uses(JUNE, "course.default", "0.05", "0.044", ONE, 500)
                .grant("50")
                .uses(JULY, "course.default", "0.05", "0.044", ONE, 12_000);

        var items = items(
                DraftPolicy.decide(
                        account.takeUsage(),
                        List.of(minimum(JUNE, "174.39556", "325.60444"), minimum(JULY, "0", "0")),
                        true,
                        Money.ZERO,
                        TEN_PERCENT),
                TEN_PERCENT);

        assertEquals(List.of(47_800L, 2_200L), items.stream().map(Item::cents).toList());
        assertEquals(
                55_000,
                items.stream().mapToLong(item -> item.cents() + item.taxCents()).sum());
    }

    @Test
    void whatCreditsPaidForIsShownAsNothing() {
        var account = new Bookkeeping("5", "0")
                .uses(JUNE, "course.default", "0.05", ONE, 100)
                .uses(JUNE, "test_creation.default", "0.015", ONE, 100);

        var items =
                items(DraftPolicy.decide(account.takeUsage(), List.of(), true, usd("2.5"), Percent.ZERO), Percent.ZERO);

        assertEquals(List.of(0L, 150L, 250L), items.stream().map(Item::cents).toList());
        assertEquals("reversed_top_up", items.getLast().name());
    }

    private static Bookkeeping enterprise() {
        return new Bookkeeping("50", "30")
                .uses(JUNE, "course.default", "0.05", "0.044", ONE, 4_000)
                .uses(JUNE, "test_creation.default", "0.015", "0.0132", ONE, 1_333)
                .uses(JUNE, "slides.default", "0.03", "0.0264", ONE, 1_000)
                .uses(JUNE, "video_render.default", "0.15", "0.132", Units.minutesOf(Duration.ofSeconds(200)), 10);
    }

    private static Commitment minimum(YearMonth month, String counted, String charged) {
        return new Commitment(month, usd("500"), usd(counted), usd(charged));
    }

    private static List<Item> items(Content content, Percent tax) {
        return StripeItems.of(content.lines(), content.totals(), tax);
    }
}
