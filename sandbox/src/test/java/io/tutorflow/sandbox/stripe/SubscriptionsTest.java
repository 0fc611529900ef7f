package io.tutorflow.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Event;
import com.stripe.model.Price;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import com.stripe.param.EventListParams;
import com.stripe.param.SubscriptionItemCreateParams;
import com.stripe.param.SubscriptionItemListParams;
import com.stripe.param.SubscriptionItemUpdateParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionUpdateParams;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A customer subscribes to metered prices, which come and go, until the subscription ends. */
class SubscriptionsTest {

    @TempDir
    private static Path folder;

    private static StripeStand stripe;
    private static StripeClient client;
    private static Invoicing seller;
    private static MeteredSales sales;

    @BeforeAll
    static void start() throws Exception {
        stripe = new StripeStand(folder);
        client = stripe.client();
        seller = new Invoicing(client);
        sales = new MeteredSales(client);
    }

    @AfterAll
    static void stop() throws Exception {
        stripe.close();
    }

    @Test
    void beginsAtOnceAndEndsItsFirstMonthWithTheNextAnchor() throws Exception {
        Price price = sales.price(sales.meter(), "0.0015");

        Subscription subscription = sales.subscribe(seller.customer(), price);

        ZonedDateTime first = Instant.now()
                .atZone(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .withDayOfMonth(1)
                .plusMonths(1);
        assertThat(subscription.getStatus()).isEqualTo("active");
        assertThat(subscription.getBillingMode().getType()).isEqualTo("flexible");
        assertThat(subscription.getBillingCycleAnchor()).isEqualTo(first.toEpochSecond());
        assertThat(subscription.getBillingCycleAnchorConfig().getDayOfMonth()).isOne();
        assertThat(subscription.getLatestInvoice()).isNull();
        assertThat(subscription.getCurrency()).isEqualTo("usd");
        SubscriptionItem item = item(subscription);
        assertThat(item.getCurrentPeriodStart()).isEqualTo(subscription.getStartDate());
        assertThat(item.getCurrentPeriodEnd()).isEqualTo(first.toEpochSecond());
        assertThat(item.getPrice().getId()).isEqualTo(price.getId());
        assertThat(item.getPlan().getMeter()).isEqualTo(price.getRecurring().getMeter());
        assertThat(item.getQuantity()).isNull();
    }

    @Test
    void itemsComeAndGoOneByOne() throws Exception {
        Price first = sales.price(sales.meter(), "5");
        Price second = sales.price(sales.meter(), "7");
        Subscription subscription = sales.subscribe(seller.customer(), first);
        var items = client.v1().subscriptionItems();

        SubscriptionItem added = items.create(SubscriptionItemCreateParams.builder()
                .setSubscription(subscription.getId())
                .setPrice(second.getId())
                .build());
        assertThat(added.getCurrentPeriodEnd()).isEqualTo(item(subscription).getCurrentPeriodEnd());
        assertThat(items.list(SubscriptionItemListParams.builder()
                                .setSubscription(subscription.getId())
                                .build())
                        .getData())
                .extracting(SubscriptionItem::getId)
                .containsExactlyInAnyOrder(item(subscription).getId(), added.getId());
        items.update(
                added.getId(),
                SubscriptionItemUpdateParams.builder()
                        .putMetadata("catalogKey", "lesson")
                        .build());
        assertThat(items.retrieve(added.getId()).getMetadata()).containsEntry("catalogKey", "lesson");

        assertThat(items.delete(item(subscription).getId()).getDeleted()).isTrue();

        assertThat(read(subscription).getItems().getData())
                .extracting(SubscriptionItem::getId)
                .containsExactly(added.getId());
        assertThat(refusal(() -> items.delete(added.getId()))).hasMessageContaining("at least one active plan");
        assertThat(refusal(() -> items.create(SubscriptionItemCreateParams.builder()
                        .setSubscription(subscription.getId())
                        .setPrice(second.getId())
                        .build())))
                .hasMessageContaining("the same plan");
    }

    @Test
    void itemsChangeTogether() throws Exception {
        Price first = sales.price(sales.meter(), "5");
        Price second = sales.price(sales.meter(), "7");
        Subscription subscription = sales.subscribe(seller.customer(), first);

        Subscription changed = client.v1()
                .subscriptions()
                .update(
                        subscription.getId(),
                        SubscriptionUpdateParams.builder()
                                .addItem(SubscriptionUpdateParams.Item.builder()
                                        .setId(item(subscription).getId())
                                        .setDeleted(true)
                                        .build())
                                .addItem(SubscriptionUpdateParams.Item.builder()
                                        .setPrice(second.getId())
                                        .build())
                                .setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.NONE)
                                .putMetadata("workspace", "w-1")
                                .build());

        assertThat(changed.getItems().getData())
                .extracting(item -> item.getPrice().getId())
                .containsExactly(second.getId());
        assertThat(changed.getMetadata()).containsEntry("workspace", "w-1");
    }

    @Test
    void hasTwentyItemsAtMost() throws Exception {
        String customer = seller.customer();
        Price[] twenty = new Price[20];
        for (int number = 0; number < twenty.length; number++) {
            twenty[number] = sales.price(sales.meter(), "5");
        }
        Subscription full = sales.subscribe(customer, twenty);
        Price oneMore = sales.price(sales.meter(), "5");

        assertThat(full.getItems().getData()).hasSize(20);
        assertThat(refusal(() -> client.v1()
                        .subscriptionItems()
                        .create(SubscriptionItemCreateParams.builder()
                                .setSubscription(full.getId())
                                .setPrice(oneMore.getId())
                                .build())))
                .hasMessageContaining("at most 20 items");
    }

    @Test
    void endsWithItsPeriodOrNotAfterAll() throws Exception {
        Subscription subscription = sales.subscribe(seller.customer(), sales.price(sales.meter(), "5"));

        Subscription ending = endsWithItsPeriod(subscription, true);
        assertThat(ending.getStatus()).isEqualTo("active");
        assertThat(ending.getCancelAt()).isEqualTo(item(subscription).getCurrentPeriodEnd());
        assertThat(ending.getCancellationDetails().getReason()).isEqualTo("cancellation_requested");

        Subscription going = endsWithItsPeriod(subscription, false);
        assertThat(going.getCancelAt()).isNull();
        assertThat(going.getCanceledAt()).isNull();
    }

    @Test
    void onceCanceledItIsOver() throws Exception {
        String customer = seller.customer();
        Subscription subscription = sales.subscribe(customer, sales.price(sales.meter(), "5"));

        Subscription over = client.v1().subscriptions().cancel(subscription.getId());

        assertThat(over.getStatus()).isEqualTo("canceled");
        assertThat(over.getEndedAt()).isNotNull();
        assertThat(over.getLatestInvoice()).isNull();
        assertThat(refusal(() -> endsWithItsPeriod(subscription, true))).hasMessageContaining("canceled subscription");
        assertThat(refusal(() -> client.v1().subscriptions().cancel(subscription.getId()))
                        .getStatusCode())
                .isEqualTo(404);
        assertThat(list(SubscriptionListParams.builder().setCustomer(customer))).isEmpty();
        assertThat(list(SubscriptionListParams.builder()
                        .setCustomer(customer)
                        .setStatus(SubscriptionListParams.Status.ALL)))
                .hasSize(1);
    }

    @Test
    void tellsOfEachChangeWhatWasBefore() throws Exception {
        Subscription subscription = sales.subscribe(seller.customer(), sales.price(sales.meter(), "5"));
        endsWithItsPeriod(subscription, true);
        client.v1().subscriptions().cancel(subscription.getId());

        List<Event> told = client.v1()
                .events()
                .list(EventListParams.builder()
                        .setType("customer.subscription.*")
                        .setLimit(3L)
                        .build())
                .getData();

        assertThat(told)
                .extracting(Event::getType)
                .containsExactly(
                        "customer.subscription.deleted",
                        "customer.subscription.updated",
                        "customer.subscription.created");
        assertThat(told.get(1).getData().getPreviousAttributes()).containsEntry("cancel_at_period_end", false);
        assertThat(told)
                .extracting(event -> ((Subscription)
                                event.getDataObjectDeserializer().getObject().orElseThrow())
                        .getId())
                .containsOnly(subscription.getId());
    }

    @Test
    void isFoundByItsPrice() throws Exception {
        Price price = sales.price(sales.meter(), "5");
        Subscription subscription = sales.subscribe(seller.customer(), price);

        assertThat(list(SubscriptionListParams.builder().setPrice(price.getId())))
                .extracting(Subscription::getId)
                .containsExactly(subscription.getId());
    }

    @Test
    void isThereAfterARestart() throws Exception {
        Subscription subscription = sales.subscribe(seller.customer(), sales.price(sales.meter(), "5"));
        endsWithItsPeriod(subscription, true);

        stop();
        start();

        Subscription again = read(subscription);
        assertThat(again.getCancelAtPeriodEnd()).isTrue();
        assertThat(client.v1().subscriptionItems().retrieve(item(again).getId()).getCurrentPeriodEnd())
                .isEqualTo(item(subscription).getCurrentPeriodEnd());
    }

    @ParameterizedTest
    @CsvSource({
        "'', items",
        "items[0][metadata][key]=lesson, items[0][price]",
        "items[0][quantity]=1&items[0][price]=PRICE, items[0][quantity]",
        "items[0][price]=price_none, items[0][price]",
        "items[0][price]=ONCE, items[0][price]",
        "items[0][price]=PRICE&items[1][price]=PRICE, items[1][price]",
        "items[0][price]=PRICE&billing_mode[type]=classic, billing_mode[type]",
        "items[0][price]=PRICE&trial_period_days=7, trial_period_days",
        "items[0][price]=PRICE&billing_cycle_anchor=1900000000, billing_cycle_anchor",
        "items[0][price]=PRICE&billing_cycle_anchor_config[day_of_month]=32, billing_cycle_anchor_config[day_of_month]",
        "items[0][price]=PRICE&proration_behavior=always_invoice, proration_behavior",
        "items[0][price]=PRICE&collection_method=send_invoice, days_until_due",
        "items[0][price]=PRICE&days_until_due=30, days_until_due",
        "items[0][price]=PRICE&default_payment_method=pm_none, default_payment_method",
    })
    void refusesWhatItCannotBill(String said, String param) throws Exception {
        String price = sales.price(sales.meter(), "5").getId();
        String once = sales.oneTimePrice().getId();
        String form = "customer=" + seller.customer() + "&"
                + said.replace("PRICE", price).replace("ONCE", once);

        var answer = stripe.send("POST", "/v1/subscriptions", form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"param\" : \"" + param + "\"");
    }

    @Test
    void amongTwentyOneItemsTheNumberIsWrong() throws Exception {
        StringBuilder form = new StringBuilder("customer=" + seller.customer());
        for (int number = 0; number <= 20; number++) {
            form.append("&items[").append(number).append("][price]=price_").append(number);
        }

        assertThat(stripe.send("POST", "/v1/subscriptions", form.toString()).body())
                .contains("You may pass up to 20 items.");
    }

    private static Subscription endsWithItsPeriod(Subscription subscription, boolean ends) throws Exception {
        return client.v1()
                .subscriptions()
                .update(
                        subscription.getId(),
                        SubscriptionUpdateParams.builder()
                                .setCancelAtPeriodEnd(ends)
                                .build());
    }

    private static List<Subscription> list(SubscriptionListParams.Builder wanted) throws Exception {
        return client.v1().subscriptions().list(wanted.build()).getData();
    }

    private static Subscription read(Subscription subscription) throws Exception {
        return client.v1().subscriptions().retrieve(subscription.getId());
    }

    private static SubscriptionItem item(Subscription subscription) {
        return subscription.getItems().getData().getFirst();
    }

    private static InvalidRequestException refusal(ThrowingCallable call) {
        return catchThrowableOfType(InvalidRequestException.class, call);
    }
}
