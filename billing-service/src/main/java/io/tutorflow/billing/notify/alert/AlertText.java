package io.tutorflow.billing.notify.alert;

/** The text of an alert mail, in words that its reader can follow. */
record AlertText(String subject, String body) {

    static AlertText of(BalanceAlert crossing, Holder holder, AlertReader reader) {
        var unit = holder instanceof Holder.OfWorkspace ? "credits" : "tokens";
        var left = crossing.balance().credits().toPlainString() + " " + unit;
        return switch (crossing) {
            case BalanceAlert.Low low ->
                new AlertText("%s are running low".formatted(subject(holder, reader, unit)), """
                        %s is %s, which is below the threshold of %s.

                        %s
                        You will be alerted again when the balance has been back at the threshold and falls below it once more.
                        """.formatted(
                                balanceOf(holder, reader),
                                left,
                                low.threshold().credits().toPlainString(),
                                wayOut(holder, reader)));
            case BalanceAlert.Exhausted exhausted ->
                new AlertText("%s are used up".formatted(subject(holder, reader, unit)), """
                        A request of %s was refused because it needs more than the %s left.

                        %s
                        You will be alerted again if a request is refused after the next top-up.
                        """.formatted(
                                reader == AlertReader.STUDENT ? "yours" : holder.name(), left, wayOut(holder, reader)));
        };
    }

    private static String subject(Holder holder, AlertReader reader, String unit) {
        return holder instanceof Holder.OfStudent of && reader == AlertReader.ADMIN
                ? "The tokens of the student " + of.student().subject()
                : "Your " + unit;
    }

    private static String balanceOf(Holder holder, AlertReader reader) {
        return reader == AlertReader.STUDENT ? "Your balance" : "The balance of " + holder.name();
    }

    private static String wayOut(Holder holder, AlertReader reader) {
        return switch (holder) {
            case Holder.OfWorkspace workspace ->
                "Top up with POST /v1/platform/agent/billing/session, or switch on automatic reload.";
            case Holder.OfOrganization organization ->
                "Its admins can buy tokens, and so can teachers who have no budget.";
            case Holder.OfStudent of ->
                reader == AlertReader.STUDENT
                        ? "Ask an admin of \"%s\" for more."
                                .formatted(of.organization().name())
                        : "You can distribute tokens of the organization to the student.";
        };
    }
}
