package io.tutorflow.billing.notify.alert;

/** The text of an alert mail. */
record AlertText(String subject, String body) {

    static AlertText of(BalanceAlert crossing, Holder holder) {
        var unit = holder instanceof Holder.OfWorkspace ? "credits" : "tokens";
        var left = crossing.balance().credits().toPlainString() + " " + unit;
        var wayOut = switch (holder) {
            case Holder.OfWorkspace workspace ->
                "Top up with POST /v1/platform/agent/billing/session, or switch on automatic reload.";
            case Holder.OfOrganization organization -> "An org admin can buy tokens with POST /v1/school/purchases.";
            case Holder.OfStudent student -> "An org admin can distribute tokens with POST /v1/school/distributions.";
        };
        return switch (crossing) {
            case BalanceAlert.Low low ->
                new AlertText("Your " + unit + " are running low", """
                        The balance of %s is %s, which is below your threshold of %s.

                        %s
                        You will be alerted again when the balance has been back at the threshold and falls below it once more.
                        """.formatted(
                                holder.name(), left, low.threshold().credits().toPlainString(), wayOut));
            case BalanceAlert.Exhausted exhausted ->
                new AlertText("Your " + unit + " are used up", """
                        A request of %s was refused because it needs more than the %s left.

                        %s
                        You will be alerted again if a request is refused after the next top-up.
                        """.formatted(holder.name(), left, wayOut));
        };
    }
}
