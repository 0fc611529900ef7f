package io.tutorflow.billing.invoice;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.payment.DisputedInvoices;
import io.tutorflow.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Opens invoices again whose payment through Stripe was lost to a bank: they are to be paid elsewhere, or made void. */
@ApplicationScoped
class ReopeningDisputedInvoices implements DisputedInvoices {

    private static final Logger LOG = Logger.getLogger(ReopeningDisputedInvoices.class);

    private final StripeInvoiceTable table;
    private final InvoiceRepository invoices;
    private final ReopeningInvoices reopening;

    ReopeningDisputedInvoices(StripeInvoiceTable table, InvoiceRepository invoices, ReopeningInvoices reopening) {
        this.table = table;
        this.invoices = invoices;
        this.reopening = reopening;
    }

    @Override
    public Kind kind() {
        return Kind.OURS;
    }

    /** Only once Stripe has said here that it is paid: disputes are listed again. */
    @Override
    public Uni<Optional<Charged>> chargedBy(String intentId) {
        return table.paidBy(intentId)
                .chain(row -> row == null
                        ? Uni.createFrom().item(Optional.empty())
                        : invoices.findById(row.invoiceId)
                                .map(invoice -> Optional.of(
                                        new Charged(invoice.id, invoice.accountId, isToBePaid(invoice, row)))));
    }

    /** By what Stripe has charged, which is booked next, or by hand after a person has looked. */
    private static boolean isToBePaid(InvoiceRow invoice, StripeInvoiceRow charged) {
        return invoice.reopened == charged.reopened && invoice.invoice() instanceof Invoice.Payable;
    }

    @Override
    public Uni<Void> lost(UUID invoice, long cents, String disputeId) {
        var id = new InvoiceId(invoice);
        return table.of(id)
                .chain(row -> reopening.reopenCharged(
                        id, row.reopened, Money.ofCents(cents), "Bank dispute " + disputeId + " was lost"))
                .invoke(answer -> {
                    switch (answer) {
                        case InvoiceAnswer.Done done ->
                            LOG.warnf("Invoice %s is open again: dispute %s was lost", invoice, disputeId);
                        case InvoiceAnswer.Refused refused ->
                            LOG.errorf(
                                    "Dispute %s over %d cents of invoice %s was lost, and the invoice is not opened again"
                                            + " by itself (%s): a person must look",
                                    disputeId, cents, invoice, refused.why());
                    }
                })
                .replaceWithVoid();
    }
}
