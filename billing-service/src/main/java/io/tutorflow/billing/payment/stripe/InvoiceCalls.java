package io.tutorflow.billing.payment.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.InvoiceAddLinesParams;
import com.stripe.param.InvoiceCreateParams;
import com.stripe.param.InvoiceFinalizeInvoiceParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoicePayParams;
import com.stripe.param.InvoiceRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import io.tutorflow.billing.payment.StripeInvoices.End;
import io.tutorflow.billing.payment.StripeInvoices.Item;
import io.tutorflow.billing.payment.StripeInvoices.Overpaid;
import io.tutorflow.billing.payment.StripeInvoices.Seen;
import io.tutorflow.billing.payment.StripeInvoices.Status;
import io.tutorflow.billing.payment.StripeInvoices.Wanted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls to Stripe about invoices. */
final class InvoiceCalls {

    private static final String OUR_ID = "invoice_id";
    static final String PAYMENTS = "payments";
    private static final long PAGE = 100;

    /** More than a workspace can have been sent since the one in question was requested. */
    private static final int NEWEST = 1_000;

    private InvoiceCalls() {}

    static Seen draft(StripeClient stripe, Wanted wanted, String key) throws StripeException {
        var before = find(stripe, wanted);
        return before.isPresent() ? look(stripe, before.get().getId()) : make(stripe, wanted, key);
    }

    /** Stripe forgets idempotency keys after a day; an invoice's metadata names ours. */
    private static Optional<Invoice> find(StripeClient stripe, Wanted wanted) throws StripeException {
        var list = InvoiceListParams.builder()
                .setCustomer(wanted.customerId())
                .setLimit(PAGE)
                .build();
        int left = NEWEST;
        for (var invoice : stripe.v1().invoices().list(list).autoPagingIterable()) {
            if (wanted.invoice().toString().equals(invoice.getMetadata().get(OUR_ID))) {
                return Optional.of(invoice);
            }
            if (--left == 0) {
                break;
            }
        }
        return Optional.empty();
    }

    private static Seen make(StripeClient stripe, Wanted wanted, String key) throws StripeException {
        var buyer = CustomerUpdateParams.builder()
                .setName(wanted.buyer().name())
                .setEmail(wanted.buyer().email())
                .build();
        stripe.v1().customers().update(wanted.customerId(), buyer, under(key + "-buyer"));
        return seen(stripe.v1().invoices().create(form(wanted), under(key + "-draft")));
    }

    private static InvoiceCreateParams form(Wanted wanted) {
        var form = InvoiceCreateParams.builder()
                .setCustomer(wanted.customerId())
                .setCurrency("usd")
                .setNumber(wanted.number())
                .setAutoAdvance(false)
                .setPendingInvoiceItemsBehavior(InvoiceCreateParams.PendingInvoiceItemsBehavior.EXCLUDE)
                .putMetadata(OUR_ID, wanted.invoice().toString())
                .addExpand(PAYMENTS);
        if (wanted.paymentMethodId() == null) {
            form.setCollectionMethod(InvoiceCreateParams.CollectionMethod.SEND_INVOICE)
                    .setDueDate(wanted.dueAt().getEpochSecond());
        } else {
            form.setCollectionMethod(InvoiceCreateParams.CollectionMethod.CHARGE_AUTOMATICALLY)
                    .setDefaultPaymentMethod(wanted.paymentMethodId());
        }
        return form.build();
    }

    static Seen addItems(StripeClient stripe, String id, List<Item> items, String key) throws StripeException {
        var form = InvoiceAddLinesParams.builder().addExpand(PAYMENTS);
        items.forEach(item -> form.addLine(line(item)));
        return seen(stripe.v1().invoices().addLines(id, form.build(), under(key + "-items")));
    }

    /** With the tax that we have calculated: Stripe would round another. */
    private static InvoiceAddLinesParams.Line line(Item item) {
        var line = InvoiceAddLinesParams.Line.builder()
                .setAmount(item.cents())
                .setDescription(item.description())
                .setDiscountable(false)
                .putMetadata("item", item.name());
        if (item.tax().isPositive()) {
            line.addTaxAmount(InvoiceAddLinesParams.Line.TaxAmount.builder()
                    .setAmount(item.taxCents())
                    .setTaxableAmount(item.cents())
                    .setTaxRateData(InvoiceAddLinesParams.Line.TaxAmount.TaxRateData.builder()
                            .setDisplayName("Tax")
                            .setInclusive(false)
                            .setPercentage(item.tax().value())
                            .build())
                    .build());
        }
        return line.build();
    }

    static Seen finish(StripeClient stripe, String id, String key) throws StripeException {
        var form = InvoiceFinalizeInvoiceParams.builder()
                .setAutoAdvance(true)
                .addExpand(PAYMENTS)
                .build();
        return seen(stripe.v1().invoices().finalizeInvoice(id, form, under(key + "-finalize")));
    }

    static Seen look(StripeClient stripe, String id) throws StripeException {
        try {
            var invoice = retrieve(stripe, id);
            return seen(invoice, overpaid(stripe, invoice));
        } catch (InvalidRequestException refused) {
            if (!"resource_missing".equals(refused.getCode())) {
                throw refused;
            }
            return Seen.deleted(id);
        }
    }

    private static Invoice retrieve(StripeClient stripe, String id) throws StripeException {
        var form = InvoiceRetrieveParams.builder().addExpand(PAYMENTS).build();
        return stripe.v1().invoices().retrieve(id, form);
    }

    /** Stripe keeps saying what was paid too much, even after it was given back, by us or by a person. */
    private static Overpaid overpaid(StripeClient stripe, Invoice invoice) throws StripeException {
        long cents = orNone(invoice.getAmountOverpaid());
        var intent = intentOf(invoice);
        if (cents == 0 || intent == null) {
            return Overpaid.of(cents);
        }
        var list = RefundListParams.builder()
                .setPaymentIntent(intent)
                .setLimit(PAGE)
                .build();
        var overpaid = Overpaid.of(cents);
        for (var refund : stripe.v1().refunds().list(list).autoPagingIterable()) {
            overpaid = switch (String.valueOf(refund.getStatus())) {
                case "succeeded" -> overpaid.givenBack(refund.getAmount());
                case "failed", "canceled" -> overpaid.failed(refund.getId());
                case "pending", "requires_action" -> overpaid.givingBack(refund.getAmount());
                default -> throw new IllegalStateException("Not a status of a refund: " + refund.getStatus());
            };
        }
        return overpaid;
    }

    /** The balance first: if the refund does not follow, it is made next time; one that has failed needs another key. */
    static Seen giveBack(StripeClient stripe, String id, String key) throws StripeException {
        var invoice = retrieve(stripe, id);
        var overpaid = overpaid(stripe, invoice);
        if (overpaid.isLeft() && isChargedTwice(invoice) && isOffBalance(stripe, invoice, overpaid.leftCents(), key)) {
            var form = RefundCreateParams.builder()
                    .setPaymentIntent(intentOf(invoice))
                    .setAmount(overpaid.leftCents())
                    .setReason(RefundCreateParams.Reason.DUPLICATE)
                    .putMetadata(OUR_ID, invoice.getMetadata().get(OUR_ID))
                    .build();
            var back = key + "-back-" + overpaid.failed();
            stripe.v1().refunds().create(form, under(back));
        }
        return look(stripe, id);
    }

    /**
     * Answers whether it is so now. The customer's metadata say how much was taken off for an invoice, since the same request
     * changes both: a balance that was used up or changed by anybody else is for a person.
     */
    private static boolean isOffBalance(StripeClient stripe, Invoice invoice, long leftCents, String key)
            throws StripeException {
        var customer = stripe.v1().customers().retrieve(invoice.getCustomer());
        var ours = invoice.getMetadata().get(OUR_ID);
        long overpaid = orNone(invoice.getAmountOverpaid());
        var mark = overpaid + " cents taken off the balance";
        if (Boolean.TRUE.equals(customer.getDeleted())) {
            return false;
        }
        if (mark.equals(customer.getMetadata().get(ours))) {
            return true;
        }
        if (orNone(customer.getBalance()) != -leftCents) {
            return false;
        }
        var form = CustomerUpdateParams.builder()
                .setBalance(0L)
                .putMetadata(ours, mark)
                .build();
        stripe.v1().customers().update(customer.getId(), form, under(key + "-balance-" + overpaid));
        return true;
    }

    /** A payment that is in progress is not overtaken: it would be one too many. */
    static Seen end(StripeClient stripe, String id, End how, String key) throws StripeException {
        switch (how) {
            case PAID_ELSEWHERE -> {
                if (isBeingPaid(stripe, id)) {
                    return look(stripe, id);
                }
                var form = InvoicePayParams.builder().setPaidOutOfBand(true).build();
                stripe.v1().invoices().pay(id, form, under(key + "-paid"));
            }
            case VOID -> stripe.v1().invoices().voidInvoice(id, under(key + "-void"));
            case UNCOLLECTIBLE -> stripe.v1().invoices().markUncollectible(id, under(key + "-uncollectible"));
            case DROPPED -> {
                stripe.v1().invoices().delete(id);
                return Seen.deleted(id);
            }
        }
        return look(stripe, id);
    }

    private static boolean isBeingPaid(StripeClient stripe, String id) throws StripeException {
        var intent = look(stripe, id).intentId();
        return intent != null
                && "processing"
                        .equals(stripe.v1().paymentIntents().retrieve(intent).getStatus());
    }

    private static Seen seen(Invoice invoice) {
        return seen(invoice, Overpaid.of(orNone(invoice.getAmountOverpaid())));
    }

    private static Seen seen(Invoice invoice, Overpaid overpaid) {
        return new Seen(
                invoice.getId(),
                statusOf(invoice),
                invoice.getTotal(),
                invoice.getAmountDue(),
                orNone(invoice.getAmountPaidOffStripe()),
                overpaid,
                isChargedTwice(invoice),
                !invoice.getLines().getData().isEmpty(),
                (int) orNone(invoice.getAttemptCount()),
                timeOf(invoice.getNextPaymentAttempt()),
                invoice.getHostedInvoiceUrl(),
                intentOf(invoice));
    }

    private static boolean isChargedTwice(Invoice invoice) {
        return orNone(invoice.getAmountPaidOffStripe()) >= invoice.getTotal()
                && invoice.getPayments() != null
                && invoice.getPayments().getData().stream().anyMatch(InvoiceCalls::isCharged);
    }

    private static boolean isCharged(InvoicePayment payment) {
        return "paid".equals(payment.getStatus())
                && payment.getPayment() != null
                && payment.getPayment().getPaymentIntent() != null;
    }

    static Status statusOf(Invoice invoice) {
        return switch (invoice.getStatus()) {
            case "draft" -> Status.DRAFT;
            case "open" -> Status.OPEN;
            case "paid" -> Status.PAID;
            case "uncollectible" -> Status.UNCOLLECTIBLE;
            case "void" -> Status.VOID;
            default -> throw new IllegalStateException("Not a status of an invoice: " + invoice.getStatus());
        };
    }

    /** The one that has paid it, or else the one that it waits for. */
    static @Nullable String intentOf(Invoice invoice) {
        if (invoice.getPayments() == null) {
            return null;
        }
        @Nullable String found = null;
        for (var payment : invoice.getPayments().getData()) {
            var intent =
                    payment.getPayment() == null ? null : payment.getPayment().getPaymentIntent();
            if (intent != null && (found == null || "paid".equals(payment.getStatus()))) {
                found = intent;
            }
        }
        return found;
    }

    private static @Nullable Instant timeOf(@Nullable Long seconds) {
        return seconds == null ? null : Instant.ofEpochSecond(seconds);
    }

    static long orNone(@Nullable Long number) {
        return number == null ? 0 : number;
    }

    private static RequestOptions under(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }
}
