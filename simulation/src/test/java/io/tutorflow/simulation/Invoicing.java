package io.tutorflow.simulation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.billing.invoice.CreditingBooks.Order;
import io.tutorflow.billing.invoice.completeness.Compared;
import io.tutorflow.simulation.machine.Dice;
import io.tutorflow.simulation.machine.Lost;
import io.tutorflow.usage.record.Fates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Documents, as billing-service and its operators go about them: each step is a transaction of its own. */
final class Invoicing {

    private final World world;
    private final Consumer billing;
    private final List<Order> orders = new ArrayList<>();

    Invoicing(World world, Consumer billing) {
        this.world = world;
        this.billing = billing;
    }

    void step(Dice dice) {
        var account = dice.of(School.WORKSPACES);
        var books = world.invoices();
        switch (dice.below(10)) {
            case 0, 1, 2 -> close(account);
            case 3 -> draftByHand(account);
            case 4 -> follow("open a document", () -> books.open(now()));
            case 5, 6 -> follow("pay a document", () -> books.pay(now()));
            case 7, 8 -> credit(dice);
            default -> follow("make a document void", () -> books.makeVoid(now()));
        }
    }

    /** A new order, or one of before once more: whoever gave it may not have heard what became of it. */
    private void credit(Dice dice) {
        var crediting = world.invoices().crediting();
        var order = orders.isEmpty() || !dice.oneIn(3) ? crediting.someOrder() : Optional.of(dice.of(orders));
        order.ifPresent(given -> {
            orders.add(given);
            follow("credit a document", () -> crediting.credit(given, now()));
        });
    }

    /** Whatever months are over. */
    void tendAll() {
        School.WORKSPACES.forEach(this::close);
        follow("open all documents", () -> world.invoices().openAll(now()));
    }

    /** Before what usage-service is at is written: its usage is late. */
    void closeQuickly() {
        School.WORKSPACES.forEach(this::close);
        world.network().deliverAllOf(billing.host());
    }

    /** {@code ClosingInvoices}: a month that is not complete is looked at again later. */
    private void close(UUID account) {
        world.invoices()
                .due(account, now())
                .ifPresent(month -> compare(account, month.from(), month.to())
                        .flatMap(compared -> compared instanceof Compared.Complete
                                ? execute(
                                        "close a month", () -> world.invoices().close(month, now()))
                                : Uni.createFrom().item(false))
                        .onFailure(Lost.class)
                        .recoverWithItem(false)
                        .subscribe()
                        .with(done -> {}));
    }

    /** Before the month is over. */
    void billAllByHand() {
        School.WORKSPACES.forEach(this::draftByHand);
        world.network().deliverAllOf(billing.host());
    }

    /** {@code DraftingByHand}; some document is opened next. */
    private void draftByHand(UUID account) {
        var now = now();
        compare(account, Instant.EPOCH, now)
                .flatMap(compared -> compared instanceof Compared.Complete
                        ? execute("make a draft", () -> world.invoices().draft(account, now))
                                .flatMap(made -> execute(
                                        "open a document",
                                        () -> world.invoices().open(now())))
                        : Uni.createFrom().item(false))
                .onFailure(Lost.class)
                .recoverWithItem(false)
                .subscribe()
                .with(done -> {});
    }

    /** {@code ComparingPeriods}: the ledger is read first; what it lacks is found by the comparison of hours. */
    private Uni<Compared> compare(UUID account, Instant from, Instant to) {
        return execute("add up what was captured", () -> world.ledger().captured(account, from, to))
                .flatMap(ours -> world.network()
                        .ask(
                                billing.host(),
                                "add up what was finalized",
                                () -> Fates.finalized(world.usage(), account, from, to))
                        .map(theirs -> Compared.of(ours, theirs, 0)));
    }

    private void follow(String what, Supplier<Boolean> statement) {
        execute(what, statement).subscribe().with(done -> {});
    }

    private <T> Uni<T> execute(String what, Supplier<T> statement) {
        return world.network().execute(billing.host(), what, world.ledger().database(), statement);
    }

    private Instant now() {
        return world.time().now();
    }
}
