package io.tutorflow.billing.invoice;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.account.workspace.Workspace;
import io.tutorflow.billing.once.Asked;
import io.tutorflow.billing.once.Once;
import io.tutorflow.clock.BusinessClock;
import io.tutorflow.http.ApiProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Drafts that operators create and delete. */
@ApplicationScoped
class DraftingByHand {

    private final InvoicingAccountTable accounts;
    private final Completeness completeness;
    private final DraftingInvoices drafting;
    private final LockedInvoices locked;
    private final Once once;
    private final BusinessClock clock;

    DraftingByHand(
            InvoicingAccountTable accounts,
            Completeness completeness,
            DraftingInvoices drafting,
            LockedInvoices locked,
            Once once,
            BusinessClock clock) {
        this.accounts = accounts;
        this.completeness = completeness;
        this.drafting = drafting;
        this.locked = locked;
        this.once = once;
        this.clock = clock;
    }

    /** Answers the id of the draft, of now or of the first time. */
    Uni<UUID> draft(Workspace workspace, Period period, String by, Asked asked) {
        if (period.to().isAfter(clock.now())) {
            throw InvoiceProblems.of(InvoiceRefusal.PERIOD_NOT_OVER);
        }
        var id = new InvoiceId(UUID.randomUUID());
        // A repeat is answered even if the period has been closed meanwhile.
        return once.isKnown(asked)
                .chain(known -> known ? Uni.createFrom().voidItem() : demandBillable(workspace, period))
                .chain(() -> once.make(asked, id.value(), () -> draft(id, workspace, period, by)))
                .map(made -> made.id());
    }

    private Uni<Void> demandBillable(Workspace workspace, Period period) {
        return register(workspace)
                .invoke(account -> demandOpen(account, period))
                .chain(account -> demandComplete(account, period));
    }

    private Uni<InvoicingAccount> register(Workspace workspace) {
        var account = workspace.id().value();
        return Panache.withTransaction(
                        () -> accounts.register(List.of(account), List.of(Period.monthOf(workspace.createdAt())))
                                .chain(() -> accounts.find(account)))
                .map(found -> found.orElseThrow());
    }

    /** Late usage of a closed month goes on the document of the next one. */
    private static void demandOpen(InvoicingAccount account, Period period) {
        var first = Period.startOf(account.nextMonth());
        if (period.from().isBefore(first)) {
            throw ApiProblem.invalid("from must not be before " + first + ", because earlier months are closed");
        }
    }

    private Uni<Void> demandComplete(InvoicingAccount account, Period period) {
        return completeness
                .of(List.of(account), period)
                .invoke(answers -> {
                    if (!(answers.get(account.account()) instanceof Completeness.Answer.Complete)) {
                        throw InvoiceProblems.of(InvoiceRefusal.INCOMPLETE);
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Invoice.Draft> draft(InvoiceId id, Workspace workspace, Period period, String by) {
        return accounts.lock(workspace.id().value())
                .chain(account -> drafting.draft(id, account.orElseThrow(), period, by))
                .map(made -> made.orElseThrow(() -> InvoiceProblems.of(InvoiceRefusal.NOTHING_USED)));
    }

    /** Its usage is no longer on any document. */
    Uni<InvoiceAnswer> delete(InvoiceId id) {
        return locked.change(id, row -> switch (row.invoice()) {
            case Invoice.Draft draft
            when draft.header().replaces() != null -> LockedInvoices.refused(InvoiceRefusal.REPLACEMENT_STAYS);
            case Invoice.Draft draft when draft.header().closes() -> LockedInvoices.refused(InvoiceRefusal.MONTH_STAYS);
            case Invoice.Draft draft -> drafting.delete(id).replaceWith(new InvoiceAnswer.Done(draft));
            case Invoice.Opened opened -> LockedInvoices.refused(InvoiceRefusal.NOT_A_DRAFT);
        });
    }
}
