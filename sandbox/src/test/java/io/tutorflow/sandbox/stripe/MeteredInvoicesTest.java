package io.tutorflow.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Event;
import com.stripe.model.Invoice;
import com.stripe.model.InvoiceLineItem;
import com.stripe.model.Price;
import com.stripe.model.Subscription;
import com.stripe.param.EventListParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoicePayParams;
import com.stripe.param.InvoiceUpdateParams;
import com.stripe.param.SubscriptionCancelParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionItemDeleteParams;
import com.stripe.param.SubscriptionItemUpdateParams;
import com.stripe.param.SubscriptionUpdateParams;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At the end of each month a subscription bills what meters have counted: as a draft first, which can become more. */
class MeteredInvoicesTest {

    private static final Instant BEGINS = Instant.parse("2027-01-10T12:00:30Z");
    private static final Instant FEBRUARY = Instant.parse("2027-02-01T00:00:00Z");
    private static final Instant MARCH = Instant.parse("2027-03-01T00:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private StripeStand stripe;
    private StripeClient client;
    private Invoicing seller;
    private MeteredSales sales;

    @BeforeEach
    void start() throws Exception {
        stripe = new StripeStand(folder);
        moveTo(BEGINS);
        client = stripe.client();
        seller = new Invoicing(client);
        sales = new MeteredSales(client);
    }

    @AfterEach
    void stop() throws Exception {
        stripe.close();
    }

    @Test
    void billsEachItemInCentsAndChargesTheCard() throws Exception {
        Price lesson = sales.price(sales.meter(), "5");
        Price item = sales.price(sales.meter(), "1.5");
        Price render = sales.price(sales.meter(), "0.0015");
        String customer = seller.customerWith("pm_card_visa");
        Subscription subscription = sales.subscribe(customer, lesson, item, render);
        use(lesson, customer, 4_321, BEGINS.plusSeconds(1));
        use(item, customer, 1_334, BEGINS.plusSeconds(2));
        use(render, customer, 333_330, BEGINS.plusSeconds(3));

        moveTo(FEBRUARY.plusSeconds(5));
        Invoice draft = newInvoice(subscription);

        assertThat(draft.getStatus()).isEqualTo("draft");
        assertThat(draft.getBillingReason()).isEqualTo("subscription_cycle");
        assertThat(draft.getParent().getSubscriptionDetails().getSubscription()).isEqualTo(subscription.getId());
        assertThat(draft.getPeriodEnd()).isEqualTo(FEBRUARY.getEpochSecond());
        assertThat(draft.getAutomaticallyFinalizesAt()).isEqualTo(draft.getCreated() + 3_600);
        List<InvoiceLineItem> lines = draft.getLines().getData();
        assertThat(lines).extracting(InvoiceLineItem::getQuantity).containsExactly(4_321L, 1_334L, 333_330L);
        assertThat(lines).extracting(InvoiceLineItem::getAmount).containsExactly(21_605L, 2_001L, 500L);
        assertThat(lines.getFirst().getPricing().getPriceDetails().getPrice()).isEqualTo(lesson.getId());
        assertThat(lines.getFirst().getParent().getSubscriptionItemDetails().getSubscriptionItem())
                .isEqualTo(subscription.getItems().getData().getFirst().getId());
        assertThat(lines.getFirst().getPeriod().getEnd()).isEqualTo(FEBRUARY.getEpochSecond());
        assertThat(read(subscription).getItems().getData().getFirst().getCurrentPeriodStart())
                .isEqualTo(FEBRUARY.getEpochSecond());

        moveTo(FEBRUARY.plusSeconds(3_700));
        awaitStatus(draft, "paid");
        assertThat(seller.read(draft.getId()).getAmountPaid()).isEqualTo(24_106);
        assertThat(events("invoice.created", "invoice.finalized", "invoice.paid"))
                .hasSize(3);
    }

    @Test
    void whatComesLateCountsUntilTheInvoiceIsFinalized() throws Exception {
        Price price = sales.price(sales.meter(), "5");
        String customer = seller.customerWith("pm_card_visa");
        Subscription subscription = sales.subscribe(customer, price);
        use(price, customer, 20, BEGINS.plusSeconds(1));
        moveTo(FEBRUARY.plusSeconds(5));
        Invoice draft = newInvoice(subscription);

        use(price, customer, 7, FEBRUARY.minusSeconds(1));
        use(price, customer, 3, FEBRUARY);
        moveTo(FEBRUARY.plusSeconds(3_700));
        awaitStatus(draft, "paid");
        assertThat(quantity(draft)).isEqualTo(27);

        use(price, customer, 1, FEBRUARY.minusSeconds(1));
        moveTo(MARCH.plusSeconds(5));
        assertThat(quantity(newInvoice(subscription, draft))).isEqualTo(3);
        assertThat(quantity(draft)).isEqualTo(27);
    }

    @Test
    void waitsForAsLongAsItIsToldTo() throws Exception {
        Price price = sales.price(sales.meter(), "5");
        String customer = seller.customerWith("pm_card_visa");
        Subscription subscription = sales.subscribe(customer, price);
        use(price, customer, 20, BEGINS.plusSeconds(1));
        moveTo(FEBRUARY.plusSeconds(5));
        Invoice draft = newInvoice(subscription);
        client.v1()
                .invoices()
                .update(
                        draft.getId(),
                        InvoiceUpdateParams.builder()
                                .setAutomaticallyFinalizesAt(
                                        FEBRUARY.plus(Duration.ofDays(2)).getEpochSecond())
                                .build());

        moveTo(FEBRUARY.plus(Duration.ofDays(1)));
        use(price, customer, 5, FEBRUARY.minusSeconds(1));
        assertThat(seller.read(draft.getId()).getStatus()).isEqualTo("draft");
        moveTo(FEBRUARY.plus(Duration.ofDays(2)).plusSeconds(1));

        awaitStatus(draft, "paid");
        assertThat(quantity(draft)).isEqualTo(25);
    }

    @Test
    void aSubscriptionWhoseInvoiceIsNotPaidIsPastDue() throws Exception {
        Price price = sales.price(sales.meter(), "5");
        String customer = seller.customerWith("pm_card_chargeCustomerFail");
        Subscription subscription = sales.subscribe(customer, price);
        use(price, customer, 20, BEGINS.plusSeconds(1));
        moveTo(FEBRUARY.plusSeconds(5));
        Invoice draft = newInvoice(subscription);

        moveTo(FEBRUARY.plusSeconds(3_700));
        await().untilAsserted(() -> assertThat(read(subscription).getStatus()).isEqualTo("past_due"));
        assertThat(seller.read(draft.getId()).getStatus()).isEqualTo("open");
        assertThat(events("invoice.payment_failed")).hasSize(1);

        client.v1()
                .invoices()
                .pay(
                        draft.getId(),
                        InvoicePayParams.builder()
                                .setPaymentMethod(seller.saveCard(customer, "pm_card_visa"))
                                .build());
        assertThat(read(subscription).getStatus()).isEqualTo("active");
    }

    @Test
    void isSentToWhoeverPaysByHand() throws Exception {
        Price price = sales.price(sales.meter(), "5");
        String customer = seller.customer();
        Subscription subscription = client.v1()
                .subscriptions()
                .create(MeteredSales.to(customer, price)
                        .setCollectionMethod(SubscriptionCreateParams.CollectionMethod.SEND_INVOICE)
                        .setDaysUntilDue(30L)
                        .build());
        use(price, customer, 20, BEGINS.plusSeconds(1));

        moveTo(FEBRUARY.plusSeconds(5));
        Invoice draft = newInvoice(subscription);
        moveTo(FEBRUARY.plusSeconds(3_700));

        awaitStatus(draft, "open");
        assertThat(seller.read(draft.getId()).getDueDate()).isEqualTo(draft.getCreated() + 30 * 86_400);
        assertThat(read(subscription).getStatus()).isEqualTo("active");
    }

    @Test
    void whatIsOwedForAnItemThatGoesWaitsForTheNextInvoice() throws Exception {
        Price stays = sales.price(sales.meter(), "5");
        Price goes = sales.price(sales.meter(), "7");
        Price forgiven = sales.price(sales.meter(), "9");
        String customer = seller.customerWith("pm_card_visa");
        Subscription subscription = sales.subscribe(customer, stays, goes, forgiven);
        use(goes, customer, 10, BEGINS.plusSeconds(1));
        use(forgiven, customer, 10, BEGINS.plusSeconds(1));
        moveTo(BEGINS.plus(Duration.ofDays(1)));
        awaitCounted(goes, customer, 10);
        awaitCounted(forgiven, customer, 10);

        client.v1().subscriptionItems().delete(item(subscription, 1));
        client.v1()
                .subscriptionItems()
                .delete(
                        item(subscription, 2),
                        SubscriptionItemDeleteParams.builder()
                                .setProrationBehavior(SubscriptionItemDeleteParams.ProrationBehavior.NONE)
                                .build());
        moveTo(FEBRUARY.plusSeconds(5));

        Invoice draft = newInvoice(subscription);
        assertThat(draft.getLines().getData())
                .extracting(InvoiceLineItem::getAmount)
                .containsExactly(70L, 0L);
        assertThat(draft.getLines()
                        .getData()
                        .getFirst()
                        .getParent()
                        .getInvoiceItemDetails()
                        .getSubscription())
                .isEqualTo(subscription.getId());
    }

    @Test
    void anotherPriceCountsFromWhenItIsGiven() throws Exception {
        String meter = sales.meter();
        Price old = sales.price(meter, "5");
        Price dearer = sales.price(meter, "6");
        String customer = seller.customerWith("pm_card_visa");
        Subscription subscription = sales.subscribe(customer, old);
        use(old, customer, 10, BEGINS.plusSeconds(1));
        moveTo(BEGINS.plus(Duration.ofDays(1)));
        awaitCounted(old, customer, 10);

        client.v1()
                .subscriptionItems()
                .update(
                        item(subscription, 0),
                        SubscriptionItemUpdateParams.builder()
                                .setPrice(dearer.getId())
                                .build());
        use(dearer, customer, 4, BEGINS.plus(Duration.ofDays(1)));
        moveTo(FEBRUARY.plusSeconds(5));

        assertThat(newInvoice(subscription).getLines().getData())
                .extracting(InvoiceLineItem::getAmount)
                .containsExactly(50L, 24L);
    }

    @Test
    void endsWithItsPeriodAndBillsIt() throws Exception {
        Price price = sales.price(sales.meter(), "5");
        String customer = seller.customerWith("pm_card_visa");
        Subscription subscription = sales.subscribe(customer, price);
        use(price, customer, 20, BEGINS.plusSeconds(1));
        client.v1()
                .subscriptions()
                .update(
                        subscription.getId(),
                        SubscriptionUpdateParams.builder()
                                .setCancelAtPeriodEnd(true)
                                .build());

        moveTo(FEBRUARY.plusSeconds(5));
        Invoice last = newInvoice(subscription);
        assertThat(read(subscription).getStatus()).isEqualTo("canceled");
        assertThat(read(subscription).getEndedAt()).isEqualTo(FEBRUARY.getEpochSecond());
        assertThat(events("customer.subscription.deleted")).hasSize(1);
        moveTo(MARCH.plusSeconds(5));

        awaitStatus(last, "paid");
        assertThat(seller.read(last.getId()).getAmountPaid()).isEqualTo(100);
        assertThat(invoices(subscription)).hasSize(1);
    }

    @Test
    void whoCancelsAtOnceLosesWhatWasUsedAndStopsCollection() throws Exception {
        Price price = sales.price(sales.meter(), "5");
        String customer = seller.customerWith("pm_card_chargeCustomerFail");
        Subscription subscription = sales.subscribe(customer, price);
        use(price, customer, 20, BEGINS.plusSeconds(1));
        moveTo(FEBRUARY.plusSeconds(5));
        Invoice unpaid = newInvoice(subscription);
        moveTo(FEBRUARY.plusSeconds(3_700));
        awaitStatus(unpaid, "open");
        use(price, customer, 30, FEBRUARY.plusSeconds(60));

        client.v1().subscriptions().cancel(subscription.getId());
        moveTo(MARCH.plus(Duration.ofDays(30)));

        Invoice left = seller.read(unpaid.getId());
        assertThat(left.getStatus()).isEqualTo("open");
        assertThat(left.getAutoAdvance()).isFalse();
        assertThat(left.getNextPaymentAttempt()).isNull();
        assertThat(invoices(subscription)).hasSize(1);
    }

    @Test
    void whoCancelsWithAnInvoiceIsBilled() throws Exception {
        Price price = sales.price(sales.meter(), "5");
        String customer = seller.customerWith("pm_card_visa");
        Subscription subscription = sales.subscribe(customer, price);
        use(price, customer, 20, BEGINS.plusSeconds(1));
        moveTo(BEGINS.plus(Duration.ofDays(1)));
        awaitCounted(price, customer, 20);

        Subscription over = client.v1()
                .subscriptions()
                .cancel(
                        subscription.getId(),
                        SubscriptionCancelParams.builder().setInvoiceNow(true).build());

        assertThat(quantity(seller.read(over.getLatestInvoice()))).isEqualTo(20);
    }

    @Test
    void billsMonthByMonthHoweverFarTheClockIsMoved() throws Exception {
        Subscription subscription =
                sales.subscribe(seller.customerWith("pm_card_visa"), sales.price(sales.meter(), "5"));

        moveTo(MARCH.plusSeconds(5));

        await().untilAsserted(() -> assertThat(invoices(subscription))
                .extracting(Invoice::getPeriodEnd)
                .containsExactly(MARCH.getEpochSecond(), FEBRUARY.getEpochSecond()));
    }

    @Test
    void nothingUsedIsPaidAtOnceAndADraftIsNotDeleted() throws Exception {
        Subscription subscription =
                sales.subscribe(seller.customerWith("pm_card_visa"), sales.price(sales.meter(), "5"));
        moveTo(FEBRUARY.plusSeconds(5));
        Invoice draft = newInvoice(subscription);

        assertThat(catchThrowableOfType(
                                InvalidRequestException.class,
                                () -> client.v1().invoices().delete(draft.getId()))
                        .getCode())
                .isEqualTo("invoice_not_editable");
        moveTo(FEBRUARY.plusSeconds(3_700));

        awaitStatus(draft, "paid");
        assertThat(seller.read(draft.getId()).getTotal()).isZero();
    }

    @Test
    void goesOnAfterARestart() throws Exception {
        Price price = sales.price(sales.meter(), "5");
        String customer = seller.customerWith("pm_card_visa");
        Subscription subscription = sales.subscribe(customer, price);
        use(price, customer, 20, BEGINS.plusSeconds(1));
        moveTo(FEBRUARY.plusSeconds(5));
        Invoice draft = newInvoice(subscription);

        stop();
        start();
        moveTo(MARCH.plusSeconds(5));

        awaitStatus(draft, "paid");
        assertThat(quantity(draft)).isEqualTo(20);
        newInvoice(subscription, draft);
    }

    @Test
    void timeGoesOnWhereACustomerIsForgotten() throws Exception {
        Price price = sales.price(sales.meter(), "5");
        String gone = seller.customer();
        Subscription forgotten = sales.subscribe(gone, price);
        Subscription other = sales.subscribe(seller.customerWith("pm_card_visa"), price);
        stripe.control("DELETE", "objects/" + gone, "");

        moveTo(FEBRUARY.plusSeconds(5));
        Invoice draft = newInvoice(forgotten);
        Invoice paid = newInvoice(other);
        moveTo(FEBRUARY.plusSeconds(3_700));

        awaitStatus(paid, "paid");
        assertThat(seller.read(draft.getId()).getStatus()).isEqualTo("draft");
        assertThat(seller.read(draft.getId()).getLastFinalizationError().getCode())
                .isEqualTo("resource_missing");
    }

    @Test
    void canBeWrongForAnAuditToFind() throws Exception {
        Price lesson = sales.price(sales.meter(), "5");
        Price item = sales.price(sales.meter(), "7");
        Price wrong = sales.price(lesson.getRecurring().getMeter(), "50");
        String customer = seller.customerWith("pm_card_visa");
        Subscription subscription = sales.subscribe(customer, lesson, item);
        use(lesson, customer, 20, BEGINS.plusSeconds(1));
        use(item, customer, 20, BEGINS.plusSeconds(1));

        stripe.control("PUT", "subscription_items/" + item(subscription, 0), "{\"price\":\"" + wrong.getId() + "\"}");
        moveTo(FEBRUARY.plusSeconds(5));
        Invoice draft = newInvoice(subscription);
        String dropped = draft.getLines().getData().get(1).getId();
        stripe.control("DELETE", "invoice_lines/" + dropped, "");
        moveTo(FEBRUARY.plusSeconds(3_700));

        awaitStatus(draft, "paid");
        assertThat(seller.read(draft.getId()).getLines().getData())
                .extracting(InvoiceLineItem::getAmount)
                .containsExactly(1_000L);
        assertThat(seller.read(draft.getId()).getAmountPaid()).isEqualTo(1_000);
    }

    private void moveTo(Instant moment) {
        stripe.moveTime(Duration.between(Instant.now(), moment));
    }

    private void use(Price price, String customer, long value, Instant at) throws Exception {
        sales.use(price.getRecurring().getMeter(), customer, value, at.getEpochSecond());
    }

    /** What is removed now is billed for what is counted now. */
    private void awaitCounted(Price price, String customer, long value) {
        String path = "/v1/billing/meters/" + price.getRecurring().getMeter() + "/event_summaries?customer=" + customer
                + "&start_time=" + BEGINS.minusSeconds(30).getEpochSecond() + "&end_time=" + FEBRUARY.getEpochSecond();
        await().untilAsserted(() ->
                assertThat(stripe.send("GET", path, "").body()).contains("\"aggregated_value\" : " + value));
    }

    private Invoice newInvoice(Subscription subscription, Invoice... known) throws Exception {
        await().untilAsserted(() -> assertThat(invoices(subscription)).hasSize(known.length + 1));
        return invoices(subscription).getFirst();
    }

    private List<Invoice> invoices(Subscription subscription) throws Exception {
        return client.v1()
                .invoices()
                .list(InvoiceListParams.builder()
                        .setSubscription(subscription.getId())
                        .build())
                .getData();
    }

    private void awaitStatus(Invoice invoice, String status) {
        await().untilAsserted(() ->
                assertThat(seller.read(invoice.getId()).getStatus()).isEqualTo(status));
    }

    private long quantity(Invoice invoice) throws Exception {
        return seller.read(invoice.getId()).getLines().getData().getFirst().getQuantity();
    }

    private Subscription read(Subscription subscription) throws Exception {
        return client.v1().subscriptions().retrieve(subscription.getId());
    }

    private static String item(Subscription subscription, int place) {
        return subscription.getItems().getData().get(place).getId();
    }

    private List<Event> events(String... types) throws Exception {
        return client.v1()
                .events()
                .list(EventListParams.builder().addAllType(List.of(types)).build())
                .getData();
    }
}
