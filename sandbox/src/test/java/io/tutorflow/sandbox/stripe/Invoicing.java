package io.tutorflow.sandbox.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.InvoiceAddLinesParams;
import com.stripe.param.InvoiceCreateParams;
import com.stripe.param.InvoiceCreateParams.CollectionMethod;
import com.stripe.param.PaymentMethodAttachParams;
import java.math.BigDecimal;

/** A seller who writes invoices, with Stripe's own library. */
record Invoicing(StripeClient client) {

    String customer() throws StripeException {
        return client.v1()
                .customers()
                .create(CustomerCreateParams.builder()
                        .setEmail("school@example.com")
                        .setName("Example School")
                        .build())
                .getId();
    }

    /** The card is saved, and is the customer's usual one. */
    String customerWith(String testCard) throws StripeException {
        String customer = customer();
        saveCard(customer, testCard);
        return customer;
    }

    String saveCard(String customer, String testCard) throws StripeException {
        String method = client.v1()
                .paymentMethods()
                .attach(
                        testCard,
                        PaymentMethodAttachParams.builder()
                                .setCustomer(customer)
                                .build())
                .getId();
        client.v1()
                .customers()
                .update(
                        customer,
                        CustomerUpdateParams.builder()
                                .setInvoiceSettings(CustomerUpdateParams.InvoiceSettings.builder()
                                        .setDefaultPaymentMethod(method)
                                        .build())
                                .build());
        return method;
    }

    static InvoiceCreateParams.Builder charged(String customer) {
        return InvoiceCreateParams.builder()
                .setCustomer(customer)
                .setCurrency("usd")
                .setCollectionMethod(CollectionMethod.CHARGE_AUTOMATICALLY);
    }

    static InvoiceCreateParams.Builder sent(String customer) {
        return InvoiceCreateParams.builder()
                .setCustomer(customer)
                .setCurrency("usd")
                .setCollectionMethod(CollectionMethod.SEND_INVOICE)
                .setDaysUntilDue(30L);
    }

    static InvoiceAddLinesParams.Line line(String description, long cents) {
        return InvoiceAddLinesParams.Line.builder()
                .setDescription(description)
                .setAmount(cents)
                .build();
    }

    static InvoiceAddLinesParams.Line taxed(String description, long cents, long tax) {
        return InvoiceAddLinesParams.Line.builder()
                .setDescription(description)
                .setAmount(cents)
                .addTaxAmount(InvoiceAddLinesParams.Line.TaxAmount.builder()
                        .setAmount(tax)
                        .setTaxableAmount(cents)
                        .setTaxRateData(InvoiceAddLinesParams.Line.TaxAmount.TaxRateData.builder()
                                .setDisplayName("VAT")
                                .setInclusive(false)
                                .setPercentage(BigDecimal.TEN)
                                .build())
                        .build())
                .build();
    }

    Invoice draft(InvoiceCreateParams.Builder wanted, InvoiceAddLinesParams.Line... lines) throws StripeException {
        Invoice draft = client.v1().invoices().create(wanted.build());
        InvoiceAddLinesParams.Builder more = InvoiceAddLinesParams.builder();
        for (InvoiceAddLinesParams.Line line : lines) {
            more.addLine(line);
        }
        return lines.length == 0 ? draft : client.v1().invoices().addLines(draft.getId(), more.build());
    }

    /** An invoice of one line that waits for its payment. */
    Invoice open(InvoiceCreateParams.Builder wanted, long cents) throws StripeException {
        Invoice draft = draft(wanted, line("Lessons", cents));
        return client.v1().invoices().finalizeInvoice(draft.getId());
    }

    Invoice read(String id) throws StripeException {
        return client.v1().invoices().retrieve(id);
    }
}
