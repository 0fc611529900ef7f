package io.tutorflow.billing.meter.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.billing.account.workspace.Status;
import io.tutorflow.billing.account.workspace.Terms;
import io.tutorflow.billing.meter.ChargedTime;
import io.tutorflow.billing.payment.Customer;
import io.tutorflow.billing.payment.SavedCard;
import io.tutorflow.billing.payment.StripeSubscriptions.Collection;
import io.tutorflow.billing.payment.StripeSubscriptions.Item;
import io.tutorflow.billing.payment.StripeSubscriptions.Seen;
import io.tutorflow.money.Reductions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Instant END = Instant.parse("2026-07-01T00:00:00Z");
    private static final Instant BEFORE = END.minus(Duration.ofMinutes(6));
    private static final Terms INVOICED = new Terms(Status.ACTIVE, 60, "free");
    private static final Terms METERED = INVOICED.metered();
    private static final Terms RETURNING = METERED.meteredUntil(END);
    private static final Seen RUNNING = new Seen("sub_1", false, false, null, null, List.of());

    @Test
    void aSubscriptionThatIsAsItShouldBeIsLeftAlone() {
        assertThat(standing(METERED, SubscriptionStatus.RUNNING)
                        .changeWithoutItems(RUNNING)
                        .isNone())
                .isTrue();
    }

    @Test
    void whoReturnsToInvoicesEndsWithTheMonthAndGoesOnIfThatIsTakenBack() {
        var ending = new Seen("sub_1", false, true, null, null, List.of());

        assertThat(standing(RETURNING, SubscriptionStatus.RUNNING)
                        .changeWithoutItems(RUNNING)
                        .ending())
                .isTrue();
        assertThat(standing(METERED, SubscriptionStatus.ENDING)
                        .changeWithoutItems(ending)
                        .ending())
                .isFalse();
        assertThat(standing(INVOICED, SubscriptionStatus.ENDING)
                        .changeWithoutItems(ending)
                        .isNone())
                .isTrue();
    }

    @Test
    void itIsPaidByTheCardThatIsSavedNow() {
        var card = new SavedCard("pm_2", "visa", "4242", null, null);

        assertThat(standing(METERED, SubscriptionStatus.RUNNING, card)
                        .changeWithoutItems(new Seen("sub_1", false, false, null, "pm_1", List.of()))
                        .collection())
                .isEqualTo(new Collection("pm_2", 30));
        assertThat(standing(METERED, SubscriptionStatus.RUNNING)
                        .changeWithoutItems(new Seen("sub_1", false, false, null, "pm_1", List.of()))
                        .collection())
                .isEqualTo(new Collection(null, 30));
    }

    @Test
    void itSubscribesToWhatIsSoldAndNotToWhatIsOver() {
        var seen = new Seen(
                "sub_1",
                false,
                false,
                null,
                null,
                List.of(
                        item("si_1", "price_1", "lesson_v1"),
                        item("si_2", "price_2", "lesson_v2"),
                        item("si_3", "price_x", "added_by_hand"),
                        item("si_4", "price_y", null),
                        item("si_5", "price_5", "of_an_archived_meter")));

        var change = standing(METERED, SubscriptionStatus.RUNNING)
                .items(
                        seen,
                        new Offer.Available(
                                Map.of("lesson_v2", "price_2", "lesson_v3", "price_3"),
                                Map.of("of_an_archived_meter", "it is archived")),
                        Set.of("lesson_v1", "lesson_v2", "lesson_v3", "of_an_archived_meter"));

        assertThat(change.added()).containsExactly("price_3");
        assertThat(change.removed()).containsExactly("si_1");
    }

    /** Until the end of its last month, if that is known. */
    @Test
    void eachMeterIsChargedFromTheMinuteAfterItsPriceWasAdded() {
        var added = Instant.parse("2026-06-10T12:34:56Z");
        var item = new Item("si_1", "price_1", "lesson_v1", "lessons_v1", added);
        var byHand = new Item("si_2", "price_2", null, null, added);

        var charged = Standing.charged(new Seen("sub_1", false, true, END, null, List.of(item, byHand)));

        assertThat(charged)
                .isEqualTo(Map.of("lessons_v1", new ChargedTime(Instant.parse("2026-06-10T12:35:00Z"), END)));
    }

    private static Item item(String id, String price, @Nullable String lookupKey) {
        return new Item(id, price, lookupKey, lookupKey, BEFORE);
    }

    @Test
    void whatIsOverBeforeItsTimeWasEndedBySomebodyElse() {
        assertThat(standing(METERED, SubscriptionStatus.RUNNING).mayBeOver(BEFORE))
                .isFalse();
        assertThat(standing(RETURNING, SubscriptionStatus.ENDING).mayBeOver(BEFORE))
                .isFalse();
        assertThat(standing(RETURNING, SubscriptionStatus.RUNNING).mayBeOver(END))
                .isFalse();
        assertThat(standing(RETURNING, SubscriptionStatus.ENDING).mayBeOver(END))
                .isTrue();
        assertThat(standing(INVOICED, SubscriptionStatus.RUNNING).mayBeOver(END))
                .isTrue();
    }

    @Test
    void whatWasTakenBackTooLateIsOverAsPlanned() {
        assertThat(standing(METERED, SubscriptionStatus.ENDING).mayBeOver(END)).isTrue();
    }

    /** What was used until then is still told, and nothing new begins. */
    @Test
    void stripesClockMayBeAheadOfOurs() {
        var returning = standing(RETURNING, SubscriptionStatus.ENDING);
        var aMomentBefore = END.minusSeconds(2);

        assertThat(returning.mayBeOver(aMomentBefore)).isTrue();
        assertThat(returning.overAt(aMomentBefore)).isEqualTo(END);
        assertThat(returning.goesOnAt(aMomentBefore)).isFalse();
        assertThat(returning.goesOnAt(BEFORE)).isTrue();
        assertThat(standing(RETURNING, SubscriptionStatus.RUNNING).overAt(aMomentBefore))
                .isEqualTo(aMomentBefore);
    }

    private static Standing standing(Terms terms, SubscriptionStatus status) {
        return standing(terms, status, null);
    }

    private static Standing standing(Terms terms, SubscriptionStatus status, @Nullable SavedCard card) {
        var account = new UUID(0, 1);
        return new Standing(
                account,
                terms,
                new Customer("cus_1", card),
                new SubscriptionRecord(account, 1, status, "sub_1", 1, BEFORE),
                Reductions.NONE,
                30);
    }
}
