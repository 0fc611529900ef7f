package io.tutorflow.billing.payment.stripe;

import static java.util.Objects.requireNonNull;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.model.InvoiceLineItem;
import com.stripe.param.InvoiceLineItemListParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoiceRetrieveParams;
import io.tutorflow.billing.payment.StripeInvoices.Status;
import io.tutorflow.billing.payment.StripeMeteredInvoices.Balance;
import io.tutorflow.billing.payment.StripeMeteredInvoices.Bill;
import io.tutorflow.billing.payment.StripeMeteredInvoices.BillLine;
import io.tutorflow.billing.payment.StripeMeteredInvoices.Drafted;
import io.tutorflow.billing.payment.StripeMeteredInvoices.Listed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Calls to Stripe about the invoices of subscriptions. */
final class MeteredInvoiceCalls {

    private static final long PAGE = 100;

    /** Prices whose meters are known: a catalogue has some ten of them, own prices are more. */
    private static final int KNOWN = 10_000;

    /** The event name of each price's meter, if it has one: neither ever changes. */
    private final Map<String, Optional<String>> meters = new ConcurrentHashMap<>();

    private final MeterNames names;

    MeteredInvoiceCalls(MeterNames names) {
        this.names = names;
    }

    /** The newest: a subscription has one a month. */
    static List<Listed> ofSubscriptions(StripeClient stripe, String customer) throws StripeException {
        var list =
                InvoiceListParams.builder().setCustomer(customer).setLimit(PAGE).build();
        return stripe.v1().invoices().list(list).getData().stream()
                .filter(MeteredInvoiceCalls::isOfSubscription)
                .map(invoice -> new Listed(invoice.getId(), InvoiceCalls.statusOf(invoice)))
                .toList();
    }

    private static boolean isOfSubscription(Invoice invoice) {
        return invoice.getParent() != null && invoice.getParent().getSubscriptionDetails() != null;
    }

    Bill bill(StripeClient stripe, String id) throws StripeException {
        try {
            var form = InvoiceRetrieveParams.builder()
                    .addExpand(InvoiceCalls.PAYMENTS)
                    .build();
            var invoice = stripe.v1().invoices().retrieve(id, form);
            return bill(invoice, lines(stripe, id));
        } catch (InvalidRequestException refused) {
            if (!"resource_missing".equals(refused.getCode())) {
                throw refused;
            }
            return new Bill(
                    id,
                    Status.DELETED,
                    false,
                    null,
                    new Drafted(Instant.EPOCH, null),
                    0,
                    0,
                    Balance.NONE,
                    0,
                    0,
                    null,
                    Instant.EPOCH,
                    List.of());
        }
    }

    private static Bill bill(Invoice invoice, List<BillLine> lines) {
        return new Bill(
                invoice.getId(),
                InvoiceCalls.statusOf(invoice),
                isOfSubscription(invoice),
                invoice.getNumber(),
                new Drafted(Instant.ofEpochSecond(invoice.getCreated()), finalizationError(invoice)),
                invoice.getTotal(),
                invoice.getAmountDue(),
                new Balance(
                        InvoiceCalls.orNone(invoice.getStartingBalance()),
                        InvoiceCalls.orNone(invoice.getEndingBalance())),
                InvoiceCalls.orNone(invoice.getAmountPaidOffStripe()),
                InvoiceCalls.orNone(invoice.getAmountOverpaid()),
                InvoiceCalls.intentOf(invoice),
                Instant.ofEpochSecond(invoice.getPeriodEnd()),
                lines);
    }

    private static @Nullable String finalizationError(Invoice invoice) {
        var error = invoice.getLastFinalizationError();
        return error == null ? null : error.getMessage();
    }

    private List<BillLine> lines(StripeClient stripe, String id) throws StripeException {
        var all = new ArrayList<BillLine>();
        var list = InvoiceLineItemListParams.builder().setLimit(PAGE).build();
        for (var line : stripe.v1().invoices().lineItems().list(id, list).autoPagingIterable()) {
            all.add(line(line, eventName(stripe, line)));
        }
        return all;
    }

    private static BillLine line(InvoiceLineItem line, @Nullable String eventName) {
        long tax = 0;
        long taxInPrice = 0;
        for (var part : line.getTaxes() == null ? List.<InvoiceLineItem.Tax>of() : line.getTaxes()) {
            tax += part.getAmount();
            taxInPrice += "inclusive".equals(part.getTaxBehavior()) ? part.getAmount() : 0;
        }
        long off = line.getDiscountAmounts() == null
                ? 0
                : line.getDiscountAmounts().stream()
                        .mapToLong(InvoiceLineItem.DiscountAmount::getAmount)
                        .sum();
        return new BillLine(
                String.valueOf(line.getDescription()),
                eventName,
                quantity(line),
                line.getPricing() == null ? null : line.getPricing().getUnitAmountDecimal(),
                line.getAmount() - off - taxInPrice,
                tax,
                Instant.ofEpochSecond(line.getPeriod().getStart()),
                Instant.ofEpochSecond(line.getPeriod().getEnd()));
    }

    private static BigDecimal quantity(InvoiceLineItem line) {
        return line.getQuantityDecimal() == null
                ? BigDecimal.valueOf(InvoiceCalls.orNone(line.getQuantity()))
                : line.getQuantityDecimal();
    }

    private @Nullable String eventName(StripeClient stripe, InvoiceLineItem line) throws StripeException {
        var pricing = line.getPricing();
        if (pricing == null || pricing.getPriceDetails() == null) {
            return null;
        }
        var price = requireNonNull(pricing.getPriceDetails().getPrice());
        var known = meters.get(price);
        var found = known == null ? ask(stripe, price) : known;
        if (meters.size() < KNOWN) {
            meters.put(price, found);
        }
        return found.orElse(null);
    }

    private Optional<String> ask(StripeClient stripe, String price) throws StripeException {
        return names.of(stripe, stripe.v1().prices().retrieve(price));
    }
}
