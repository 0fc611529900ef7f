package io.tutorflow.billing.notify.alert;

/** What a mail says of a crossing. */
record AlertText(String subject, String body) {

    static AlertText of(Crossing crossing, Holder holder) {
        var unit = holder instanceof Holder.OfWorkspace ? "credits" : "tokens";
        var left = crossing.balance().credits().toPlainString() + " " + unit;
        var wayOut = switch (holder) {
            case Holder.OfWorkspace workspace ->
                "Top up with POST /v1/platform/agent/billing/session, or let it refill itself.";
            case Holder.OfOrganization organization -> "An org admin buys tokens with POST /v1/school/purchases.";
            case Holder.OfStudent student -> "An org admin hands tokens on with POST /v1/school/distributions.";
        };
        return switch (crossing) {
            case Crossing.Low low ->
                new AlertText("Your " + unit + " run low", """
                        There are %s left of %s, less than the %s at which you wanted to be told.

                        %s
                        You are told again when they were back at that number and fell below it once more.
                        """.formatted(
                                left, holder.name(), low.threshold().credits().toPlainString(), wayOut));
            case Crossing.Exhausted exhausted ->
                new AlertText("Your " + unit + " are used up", """
                        A request of %s was refused: it needs more than the %s that are left.

                        %s
                        You are told again when credits came in and a request was refused once more.
                        """.formatted(holder.name(), left, wayOut));
        };
    }
}
