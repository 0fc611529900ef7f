package io.tutorflow.console.page;

import io.tutorflow.console.service.BalanceBody;
import io.tutorflow.console.service.MyBudgetBody;
import io.tutorflow.console.visitor.Visitor;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What stands around a page: who looks at it, and how their tokens stand.
 *
 * @param current which entry of the menu the page is
 * @param budget of a teacher; of others it says that there is none
 */
public record Frame(String current, Visitor visitor, Card<BalanceBody> balance, Card<MyBudgetBody> budget) {

    public String organization() {
        return balance.map(BalanceBody::name, "Your school");
    }

    /** The organization's, in which its people read dates; UTC as long as nobody says which one it is. */
    public ZoneId zone() {
        return balance.map(BalanceBody::timeZone, ZoneOffset.UTC);
    }

    public boolean hasBudget() {
        return budget.map(MyBudgetBody::hasBudget, false);
    }

    /** Whether the visitor shares the organization's wallet, as far as one knows. */
    public boolean isOfWallet() {
        return visitor.isAdmin() || balance.map(BalanceBody::isWallet, false);
    }
}
