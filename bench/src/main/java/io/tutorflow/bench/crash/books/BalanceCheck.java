package io.tutorflow.bench.crash.books;

import io.tutorflow.bench.crash.traffic.Payer;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Checks that a workspace's shown balance is what it was given less what its usage records cost. */
final class BalanceCheck {

    private static final BigDecimal CREDITS_PER_USD = BigDecimal.valueOf(100);

    private BalanceCheck() {}

    static List<String> of(UsageBook book, List<Payer> workspaces) {
        return workspaces.stream().flatMap(payer -> compare(book, payer)).toList();
    }

    private static Stream<String> compare(UsageBook book, Payer payer) {
        var account = payer.client().get("/v1/platform/agent/account").body();
        var shown = account.path("creditBalance").decimalValue();
        var held = account.path("heldCredits").decimalValue();
        var left = payer.given().subtract(book.chargedTo(payer.account()).multiply(CREDITS_PER_USD));
        var workspace = "workspace " + payer.account();
        return Stream.of(
                        shown.compareTo(left) == 0
                                ? ""
                                : workspace + " is shown " + shown + " credits, its records leave " + left,
                        held.signum() == 0 ? "" : workspace + " has " + held + " credits held")
                .filter(violation -> !violation.isEmpty());
    }
}
