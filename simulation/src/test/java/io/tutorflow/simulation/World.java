package io.tutorflow.simulation;

import io.tutorflow.billing.invoice.InvoiceBooks;
import io.tutorflow.budget.reservation.BudgetDatabase;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.events.Topic;
import io.tutorflow.simulation.ledger.LedgerDatabase;
import io.tutorflow.simulation.machine.Dice;
import io.tutorflow.simulation.machine.Group;
import io.tutorflow.simulation.machine.History;
import io.tutorflow.simulation.machine.Host;
import io.tutorflow.simulation.machine.Network;
import io.tutorflow.simulation.machine.PlantedBug;
import io.tutorflow.simulation.machine.Relay;
import io.tutorflow.simulation.machine.TopicLog;
import io.tutorflow.usage.record.UsageDatabase;
import java.util.ArrayList;
import java.util.List;

/** Three services with their databases, two replicas of usage-service, Kafka, and what is under way between them. */
final class World {

    private final Dice dice;
    private final History history;
    private final PlantedBug bug;
    private final Time time = new Time();
    private final Network network;
    private final TopicLog log = new TopicLog();
    private final UsageDatabase usage;
    private final LedgerDatabase ledger;
    private final BudgetDatabase budgets;
    private final Generator generator;
    private final List<UsageReplica> replicas = new ArrayList<>();
    private final List<Relay> relays;
    private final BillingConsumer billing;
    private final Consumer budgeting;
    private final InvoiceBooks invoices;
    private final Invoicing invoicing;
    private final School school;

    World(Dice dice, History history, PlantedBug bug) {
        this.dice = dice;
        this.history = history;
        this.bug = bug;
        network = new Network(dice, history);
        usage = new UsageDatabase(dice, bug);
        ledger = new LedgerDatabase(bug);
        budgets = new BudgetDatabase(dice, bug);
        generator = new Generator(dice, network);
        relays = List.of(
                new Relay(usage.database(), usage.outbox(), log, bug),
                new Relay(budgets.database(), budgets.outbox(), log, bug));
        billing = new BillingConsumer(this, new Group(log, Topic.USAGE_FINALIZED.topicName()));
        budgeting = new BudgetConsumer(this, new Group(log, Topic.USAGE_FINALIZED.topicName()));
        invoices = new InvoiceBooks(ledger, bug, dice);
        invoicing = new Invoicing(this, billing);
        school = new School(this);
        replicas.add(newReplica(0));
        replicas.add(newReplica(1));
    }

    private UsageReplica newReplica(int number) {
        var replica = new UsageReplica("usage-" + number, this);
        school.tellPlans(replica.news());
        return replica;
    }

    void tellPlans() {
        replicas.forEach(replica -> school.tellPlans(replica.news()));
    }

    void killReplica(int number) {
        replicas.get(number).host().kill();
        replicas.set(number, newReplica(number));
    }

    void compareHours() {
        billing.compareHours();
    }

    /** billing-service is stopped for it. */
    void setLedgerBack() {
        billing.kill();
        ledger.database().setBack();
    }

    /** What Kafka has still got from the old one comes some time. */
    void killRelay(Relay relay) {
        var late = relay.die(dice);
        if (!late.isEmpty()) {
            network.drift(
                    replicas.getFirst().host(), "kafka takes what a dead relay sent", () -> late.forEach(log::append));
        }
    }

    /** Whether a worker's lease seems to have lapsed; a worker that was only stopped for a while lives on. */
    boolean seemsGone(Host worker) {
        return worker.isKilled() || dice.oneIn(10);
    }

    Dice dice() {
        return dice;
    }

    History history() {
        return history;
    }

    PlantedBug bug() {
        return bug;
    }

    Time time() {
        return time;
    }

    Network network() {
        return network;
    }

    TopicLog log() {
        return log;
    }

    UsageDatabase usage() {
        return usage;
    }

    LedgerDatabase ledger() {
        return ledger;
    }

    InvoiceBooks invoices() {
        return invoices;
    }

    Invoicing invoicing() {
        return invoicing;
    }

    BudgetDatabase budgets() {
        return budgets;
    }

    Generator generator() {
        return generator;
    }

    School school() {
        return school;
    }

    List<UsageReplica> replicas() {
        return replicas;
    }

    UsageReplica someReplica() {
        return dice.of(replicas);
    }

    /** The whole topic, as every replica reads it. */
    List<OutboxEvent> budgetNews() {
        return log.partition(Topic.BUDGET_EXCEEDED.topicName(), 0);
    }

    List<Relay> relays() {
        return relays;
    }

    List<Consumer> consumers() {
        return List.of(billing, budgeting);
    }
}
