package io.tutorflow.billing.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import com.stripe.net.RequestOptions;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoiceUpdateParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.SubscriptionItemListParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.common.EmptyParam;
import io.tutorflow.billing.payment.StripeSubscriptions.Change;
import io.tutorflow.billing.payment.StripeSubscriptions.Collection;
import io.tutorflow.billing.payment.StripeSubscriptions.Draft;
import io.tutorflow.billing.payment.StripeSubscriptions.Item;
import io.tutorflow.billing.payment.StripeSubscriptions.Seen;
import io.tutorflow.billing.payment.StripeSubscriptions.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls to Stripe about subscriptions. */
final class SubscriptionCalls {

    private static final String OUR_ID = "account_id";
    private static final long PAGE = 100;
    private static final Set<String> OVER = Set.of("canceled", "incomplete_expired");

    private final MeterNames names;

    SubscriptionCalls(MeterNames names) {
        this.names = names;
    }

    static String subscribe(StripeClient stripe, Wanted wanted, String key) throws StripeException {
        var before = find(stripe, wanted);
        return before.isPresent() ? before.get() : make(stripe, wanted, key);
    }

    /** Stripe forgets idempotency keys after a day; a subscription's metadata name our account. */
    private static Optional<String> find(StripeClient stripe, Wanted wanted) throws StripeException {
        var list = SubscriptionListParams.builder()
                .setCustomer(wanted.customerId())
                .setLimit(PAGE)
                .build();
        for (var subscription : stripe.v1().subscriptions().list(list).autoPagingIterable()) {
            if (wanted.account().toString().equals(subscription.getMetadata().get(OUR_ID))
                    && !OVER.contains(subscription.getStatus())) {
                return Optional.of(subscription.getId());
            }
        }
        return Optional.empty();
    }

    private static String make(StripeClient stripe, Wanted wanted, String key) throws StripeException {
        var form = SubscriptionCreateParams.builder()
                .setCustomer(wanted.customerId())
                .setBillingMode(SubscriptionCreateParams.BillingMode.builder()
                        .setType(SubscriptionCreateParams.BillingMode.Type.FLEXIBLE)
                        .build())
                .setBillingCycleAnchorConfig(SubscriptionCreateParams.BillingCycleAnchorConfig.builder()
                        .setDayOfMonth(1L)
                        .setHour(0L)
                        .setMinute(0L)
                        .setSecond(0L)
                        .build())
                .putMetadata(OUR_ID, wanted.account().toString());
        var collection = wanted.collection();
        if (collection.paymentMethodId() == null) {
            form.setCollectionMethod(SubscriptionCreateParams.CollectionMethod.SEND_INVOICE)
                    .setDaysUntilDue(collection.days());
        } else {
            form.setCollectionMethod(SubscriptionCreateParams.CollectionMethod.CHARGE_AUTOMATICALLY)
                    .setDefaultPaymentMethod(collection.paymentMethodId());
        }
        wanted.prices()
                .forEach(price -> form.addItem(
                        SubscriptionCreateParams.Item.builder().setPrice(price).build()));
        var options = RequestOptions.builder().setIdempotencyKey(key).build();
        return stripe.v1().subscriptions().create(form.build(), options).getId();
    }

    Seen look(StripeClient stripe, String id) throws StripeException {
        try {
            return seen(stripe, stripe.v1().subscriptions().retrieve(id));
        } catch (InvalidRequestException refused) {
            if (!"resource_missing".equals(refused.getCode())) {
                throw refused;
            }
            return new Seen(id, true, false, null, null, List.of());
        }
    }

    static List<Draft> drafts(StripeClient stripe, String customerId) throws StripeException {
        var list = InvoiceListParams.builder()
                .setCustomer(customerId)
                .setStatus(InvoiceListParams.Status.DRAFT)
                .setLimit(PAGE)
                .build();
        var drafts = new ArrayList<Draft>();
        for (var invoice : stripe.v1().invoices().list(list).autoPagingIterable()) {
            if (isOfASubscription(invoice)) {
                drafts.add(new Draft(
                        invoice.getId(),
                        Instant.ofEpochSecond(invoice.getCreated()),
                        timeOf(invoice.getAutomaticallyFinalizesAt())));
            }
        }
        return drafts;
    }

    private static boolean isOfASubscription(Invoice invoice) {
        return invoice.getParent() != null && invoice.getParent().getSubscriptionDetails() != null;
    }

    private Seen seen(StripeClient stripe, Subscription subscription) throws StripeException {
        var items = new ArrayList<Item>();
        for (var item : itemsOf(stripe, subscription)) {
            items.add(item(stripe, item));
        }
        return new Seen(
                subscription.getId(),
                OVER.contains(subscription.getStatus()),
                Boolean.TRUE.equals(subscription.getCancelAtPeriodEnd()),
                timeOf(subscription.getCancelAt()),
                subscription.getDefaultPaymentMethod(),
                items);
    }

    /** Only the first of them stand in the subscription itself. */
    private static Iterable<SubscriptionItem> itemsOf(StripeClient stripe, Subscription subscription)
            throws StripeException {
        var first = subscription.getItems();
        if (!Boolean.TRUE.equals(first.getHasMore())) {
            return first.getData();
        }
        var list = SubscriptionItemListParams.builder()
                .setSubscription(subscription.getId())
                .setLimit(PAGE)
                .build();
        return stripe.v1().subscriptionItems().list(list).autoPagingIterable();
    }

    private Item item(StripeClient stripe, SubscriptionItem item) throws StripeException {
        var price = item.getPrice();
        return new Item(
                item.getId(),
                price.getId(),
                price.getLookupKey(),
                names.of(stripe, price).orElse(null),
                Instant.ofEpochSecond(item.getCreated()));
    }

    Seen change(StripeClient stripe, String id, Change change) throws StripeException {
        var form = SubscriptionUpdateParams.builder();
        if (change.ending() != null) {
            form.setCancelAtPeriodEnd(change.ending());
        }
        if (change.collection() != null) {
            collect(form, change.collection());
        }
        change.added()
                .forEach(price -> form.addItem(
                        SubscriptionUpdateParams.Item.builder().setPrice(price).build()));
        change.removed()
                .forEach(item -> form.addItem(SubscriptionUpdateParams.Item.builder()
                        .setId(item)
                        .setDeleted(true)
                        .build()));
        return seen(stripe, stripe.v1().subscriptions().update(id, form.build()));
    }

    private static void collect(SubscriptionUpdateParams.Builder form, Collection collection) {
        if (collection.paymentMethodId() == null) {
            form.setCollectionMethod(SubscriptionUpdateParams.CollectionMethod.SEND_INVOICE)
                    .setDaysUntilDue(collection.days())
                    .setDefaultPaymentMethod(EmptyParam.EMPTY);
        } else {
            form.setCollectionMethod(SubscriptionUpdateParams.CollectionMethod.CHARGE_AUTOMATICALLY)
                    .setDefaultPaymentMethod(collection.paymentMethodId());
        }
    }

    static void keepDraft(StripeClient stripe, String invoiceId, Instant until) throws StripeException {
        var form = InvoiceUpdateParams.builder()
                .setAutomaticallyFinalizesAt(until.getEpochSecond())
                .build();
        update(stripe, invoiceId, form, "draft");
    }

    static void goOnCollecting(StripeClient stripe, String customerId) throws StripeException {
        var list = InvoiceListParams.builder()
                .setCustomer(customerId)
                .setStatus(InvoiceListParams.Status.OPEN)
                .setLimit(PAGE)
                .build();
        var form = InvoiceUpdateParams.builder().setAutoAdvance(true).build();
        for (var invoice : stripe.v1().invoices().list(list).autoPagingIterable()) {
            if (!Boolean.TRUE.equals(invoice.getAutoAdvance())) {
                update(stripe, invoice.getId(), form, "open");
            }
        }
    }

    /** Unless it has become something else meanwhile. */
    private static void update(StripeClient stripe, String invoiceId, InvoiceUpdateParams form, String status)
            throws StripeException {
        try {
            stripe.v1().invoices().update(invoiceId, form);
        } catch (InvalidRequestException refused) {
            if (status.equals(stripe.v1().invoices().retrieve(invoiceId).getStatus())) {
                throw refused;
            }
        }
    }

    private static @Nullable Instant timeOf(@Nullable Long seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }
}
