package io.tutorflow.sandbox.stripe;

import static io.tutorflow.sandbox.stripe.Invoicing.charged;
import static io.tutorflow.sandbox.stripe.Invoicing.line;
import static io.tutorflow.sandbox.stripe.Invoicing.sent;
import static io.tutorflow.sandbox.stripe.Invoicing.taxed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Customer;
import com.stripe.model.Invoice;
import com.stripe.model.InvoiceItem;
import com.stripe.model.InvoiceLineItem;
import com.stripe.param.CustomerTaxIdCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.InvoiceAddLinesParams;
import com.stripe.param.InvoiceCreateParams.PendingInvoiceItemsBehavior;
import com.stripe.param.InvoiceItemCreateParams;
import com.stripe.param.InvoiceItemListParams;
import com.stripe.param.InvoiceLineItemListParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoiceUpdateParams;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drafts follow their lines and their customer, and can be thrown away. */
class InvoiceDraftsTest {

    @TempDir
    private static Path folder;

    private static StripeStand stripe;
    private static StripeClient client;
    private static Invoicing seller;

    @BeforeAll
    static void start() throws Exception {
        stripe = new StripeStand(folder);
        client = stripe.client();
        seller = new Invoicing(client);
    }

    @AfterAll
    static void stop() throws Exception {
        stripe.close();
    }

    @Test
    void addsUpLinesAndTheirTaxes() throws Exception {
        Invoice draft = seller.draft(
                charged(seller.customer()),
                taxed("Lessons", 9_600, 960),
                taxed("Items", 1_760, 176),
                taxed("Slides", 2_640, 264),
                taxed("Renders", 440, 44),
                taxed("Commit", 32_560, 3_256));

        assertThat(draft.getStatus()).isEqualTo("draft");
        assertThat(draft.getNumber()).isNull();
        assertThat(draft.getSubtotal()).isEqualTo(47_000);
        assertThat(draft.getTotal()).isEqualTo(51_700);
        assertThat(draft.getTotalExcludingTax()).isEqualTo(47_000);
        assertThat(draft.getAmountDue()).isEqualTo(51_700);
        assertThat(draft.getTotalTaxes()).singleElement().satisfies(tax -> {
            assertThat(tax.getAmount()).isEqualTo(4_700);
            assertThat(tax.getTaxableAmount()).isEqualTo(47_000);
        });
        assertThat(draft.getLines().getData())
                .extracting(InvoiceLineItem::getDescription)
                .containsExactly("Lessons", "Items", "Slides", "Renders", "Commit");
        assertThat(draft.getLines().getData().getFirst().getTaxes().getFirst().getAmount())
                .isEqualTo(960);
    }

    @Test
    void aTaxThatIsIncludedIsNotAdded() throws Exception {
        String draft = seller.draft(charged(seller.customer())).getId();

        var added = stripe.send(
                "POST",
                "/v1/invoices/" + draft + "/add_lines",
                "lines[0][amount]=1100&lines[0][tax_amounts][0][amount]=100&lines[0][tax_amounts][0][taxable_amount]=1000"
                        + "&lines[0][tax_amounts][0][tax_rate_data][display_name]=VAT"
                        + "&lines[0][tax_amounts][0][tax_rate_data][inclusive]=true"
                        + "&lines[0][tax_amounts][0][tax_rate_data][percentage]=10");

        assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
        Invoice read = seller.read(draft);
        assertThat(read.getTotal()).isEqualTo(1_100);
        assertThat(read.getTotalExcludingTax()).isEqualTo(1_000);
        assertThat(read.getSubtotalExcludingTax()).isEqualTo(1_000);
    }

    @Test
    void multipliesQuantitiesAndRoundsOnce() throws Exception {
        String customer = seller.customer();

        InvoiceItem item = client.v1()
                .invoiceItems()
                .create(InvoiceItemCreateParams.builder()
                        .setCustomer(customer)
                        .setCurrency("usd")
                        .setUnitAmountDecimal(new BigDecimal("0.5"))
                        .setQuantity(3L)
                        .build());

        assertThat(item.getAmount()).isEqualTo(2);
        assertThat(item.getQuantity()).isEqualTo(3);
        assertThat(item.getPricing().getUnitAmountDecimal()).isEqualByComparingTo("0.5");
    }

    @Test
    void takesInPendingItemsOnlyIfItIsToldTo() throws Exception {
        String customer = seller.customer();
        String pending = item(customer, 700);

        Invoice without = seller.draft(charged(customer));
        Invoice with =
                seller.draft(charged(customer).setPendingInvoiceItemsBehavior(PendingInvoiceItemsBehavior.INCLUDE));

        assertThat(without.getTotal()).isZero();
        assertThat(with.getTotal()).isEqualTo(700);
        assertThat(client.v1().invoiceItems().retrieve(pending).getInvoice()).isEqualTo(with.getId());
        client.v1().invoices().delete(with.getId());
        assertThat(client.v1().invoiceItems().retrieve(pending).getInvoice()).isNull();
        assertThat(client.v1()
                        .invoiceItems()
                        .list(InvoiceItemListParams.builder()
                                .setCustomer(customer)
                                .setPending(true)
                                .build())
                        .getData())
                .extracting(InvoiceItem::getId)
                .containsExactly(pending);
    }

    @Test
    void losesTheLineOfAnItemThatIsDeleted() throws Exception {
        String customer = seller.customer();
        Invoice draft = seller.draft(charged(customer), line("Lessons", 500));
        InvoiceItem more = client.v1()
                .invoiceItems()
                .create(InvoiceItemCreateParams.builder()
                        .setCustomer(customer)
                        .setInvoice(draft.getId())
                        .setAmount(250L)
                        .build());
        assertThat(seller.read(draft.getId()).getTotal()).isEqualTo(750);

        client.v1().invoiceItems().delete(more.getId());

        assertThat(seller.read(draft.getId()).getTotal()).isEqualTo(500);
        assertThat(seller.read(draft.getId()).getLines().getData()).hasSize(1);
    }

    @Test
    void showsTenLinesAndListsAll() throws Exception {
        InvoiceAddLinesParams.Line[] lines = IntStream.rangeClosed(1, 25)
                .mapToObj(number -> line("Line " + number, number))
                .toArray(InvoiceAddLinesParams.Line[]::new);

        Invoice draft = seller.draft(charged(seller.customer()), lines);

        assertThat(draft.getLines().getData()).hasSize(10);
        assertThat(draft.getLines().getHasMore()).isTrue();
        List<String> all = new ArrayList<>();
        client.v1()
                .invoices()
                .lineItems()
                .list(
                        draft.getId(),
                        InvoiceLineItemListParams.builder().setLimit(7L).build())
                .autoPagingIterable()
                .forEach(line -> all.add(line.getDescription()));
        assertThat(all).hasSize(25).startsWith("Line 1", "Line 2").endsWith("Line 25");
    }

    @Test
    void takesTwoHundredAndFiftyLinesInOneCall() throws Exception {
        InvoiceAddLinesParams.Line[] most = IntStream.range(0, 250)
                .mapToObj(number -> taxed("Line " + number, 100, 10))
                .toArray(InvoiceAddLinesParams.Line[]::new);
        Invoice draft = seller.draft(charged(seller.customer()), most);

        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> client.v1()
                        .invoices()
                        .addLines(
                                draft.getId(),
                                InvoiceAddLinesParams.builder()
                                        .addLine(line("One more", 1))
                                        .build()));

        assertThat(refused).hasMessageContaining("250");
        assertThat(seller.read(draft.getId()).getTotal()).isEqualTo(27_500);
    }

    @Test
    void followsItsCustomer() throws Exception {
        String customer = seller.customer();
        client.v1()
                .customers()
                .taxIds()
                .create(
                        customer,
                        CustomerTaxIdCreateParams.builder()
                                .setType(CustomerTaxIdCreateParams.Type.EU_VAT)
                                .setValue("DE123456789")
                                .build());
        String draft = seller.draft(sent(customer), line("Lessons", 500)).getId();

        client.v1()
                .customers()
                .update(
                        customer,
                        CustomerUpdateParams.builder().setName("Another School").build());

        Invoice read = seller.read(draft);
        assertThat(read.getCustomerName()).isEqualTo("Another School");
        assertThat(read.getCustomerTaxIds())
                .singleElement()
                .satisfies(taxId -> assertThat(taxId.getValue()).isEqualTo("DE123456789"));
        assertThat(read.getDueDate() - read.getCreated()).isEqualTo(30 * 86_400L);
    }

    @Test
    void canBeChanged() throws Exception {
        String draft = seller.draft(charged(seller.customer())).getId();

        Invoice changed = client.v1()
                .invoices()
                .update(
                        draft,
                        InvoiceUpdateParams.builder()
                                .setNumber("TF-2026-0001")
                                .setDescription("June")
                                .setAutoAdvance(true)
                                .putMetadata("invoice", "7")
                                .setCollectionMethod(InvoiceUpdateParams.CollectionMethod.SEND_INVOICE)
                                .setDaysUntilDue(14L)
                                .build());

        assertThat(changed.getNumber()).isEqualTo("TF-2026-0001");
        assertThat(changed.getDescription()).isEqualTo("June");
        assertThat(changed.getMetadata()).containsEntry("invoice", "7");
        assertThat(changed.getAutomaticallyFinalizesAt()).isEqualTo(changed.getCreated() + 3_600);
        assertThat(changed.getDueDate()).isEqualTo(changed.getCreated() + 14 * 86_400L);
    }

    @Test
    void noTwoHaveTheSameNumber() throws Exception {
        String customer = seller.customer();
        String first = seller.draft(charged(customer).setNumber("TF-1")).getId();

        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> seller.draft(charged(customer).setNumber("TF-1")));
        client.v1().invoices().delete(first);

        assertThat(refused.getParam()).isEqualTo("number");
        assertThat(seller.draft(charged(customer).setNumber("TF-1")).getNumber())
                .isEqualTo("TF-1");
    }

    @Test
    void isGoneOnceItIsDeletedWithWhatWasMadeForIt() throws Exception {
        String customer = seller.customer();
        Invoice draft = seller.draft(charged(customer), line("Lessons", 500));

        Invoice deleted = client.v1().invoices().delete(draft.getId());

        assertThat(deleted.getDeleted()).isTrue();
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> seller.read(draft.getId()))
                        .getCode())
                .isEqualTo("resource_missing");
        assertThat(client.v1()
                        .invoiceItems()
                        .list(InvoiceItemListParams.builder()
                                .setCustomer(customer)
                                .build())
                        .getData())
                .isEmpty();
    }

    @Test
    void isListedByCustomerAndStatus() throws Exception {
        String customer = seller.customer();
        String draft = seller.draft(charged(customer)).getId();
        String open = seller.open(sent(customer), 500).getId();

        assertThat(listed(InvoiceListParams.builder().setCustomer(customer))).containsExactly(open, draft);
        assertThat(listed(InvoiceListParams.builder().setCustomer(customer).setStatus(InvoiceListParams.Status.DRAFT)))
                .containsExactly(draft);
        assertThat(listed(InvoiceListParams.builder().setCustomer(customer).setStartingAfter(open)))
                .containsExactly(draft);
    }

    @Test
    void isNotSentToACustomerWithoutAnAddress() throws Exception {
        Customer nobody = client.v1().customers().create();

        InvalidRequestException refused =
                catchThrowableOfType(InvalidRequestException.class, () -> seller.draft(sent(nobody.getId())));

        assertThat(refused).hasMessageContaining("Missing email");
    }

    private static List<String> listed(InvoiceListParams.Builder wanted) throws Exception {
        return client.v1().invoices().list(wanted.build()).getData().stream()
                .map(Invoice::getId)
                .toList();
    }

    private static String item(String customer, long cents) throws Exception {
        return client.v1()
                .invoiceItems()
                .create(InvoiceItemCreateParams.builder()
                        .setCustomer(customer)
                        .setCurrency("usd")
                        .setAmount(cents)
                        .build())
                .getId();
    }
}
