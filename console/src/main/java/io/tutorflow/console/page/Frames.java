package io.tutorflow.console.page;

import io.smallrye.mutiny.Uni;
import io.tutorflow.console.service.BillingService;
import io.tutorflow.console.service.BudgetService;
import io.tutorflow.console.service.MyBudgetBody;
import io.tutorflow.console.visitor.Visitors;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks for what stands around a page. */
@RequestScoped
public class Frames {

    private static final MyBudgetBody NONE =
            new MyBudgetBody(false, null, null, null, null, null, null, null, null, null);

    private final BillingService billing;
    private final BudgetService budgets;
    private final Visitors visitors;

    Frames(@RestClient BillingService billing, @RestClient BudgetService budgets, Visitors visitors) {
        this.billing = billing;
        this.budgets = budgets;
        this.visitors = visitors;
    }

    /** @param current which entry of the menu the page is */
    public Uni<Frame> around(String current) {
        var visitor = visitors.current();
        var budget = visitor.isTeacher() ? budgets.mine() : Uni.createFrom().item(NONE);
        return Uni.combine()
                .all()
                .unis(Card.of(billing.balance()), Card.of(budget))
                .with((balance, mine) -> new Frame(current, visitor, balance, mine));
    }
}
