package io.tutorflow.simulation;

import io.tutorflow.simulation.machine.Dice;
import java.time.Duration;
import java.util.List;

/** What can happen next. The lists are the likelihoods: most of the time something arrives. */
final class Steps {

    private static final List<Duration> MOMENTS =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(61), Duration.ofMinutes(3));
    private static final List<Duration> AGES = List.of(Duration.ofHours(2), Duration.ofHours(25), Duration.ofDays(8));

    private static final int OF_HUNDRED = 100;

    /** As long as work takes from its hold to its capture: where both are lost, only a comparison finds them. */
    private static final int STEPS_BETWEEN_COPIES = 60;

    private final World world;
    private final Requests requests;

    Steps(World world, Requests requests) {
        this.world = world;
        this.requests = requests;
    }

    /** One of them. */
    void take(Dice dice) {
        if (dice.oneIn(STEPS_BETWEEN_COPIES)) {
            world.ledger().database().keep();
        }
        int chance = dice.below(OF_HUNDRED);
        if (chance < 43) {
            world.network().deliver();
        } else if (chance < 56) {
            ask(dice);
        } else if (chance < 69) {
            dice.of(world.relays()).step(dice);
        } else if (chance < 77) {
            dice.of(world.consumers()).consume(dice);
        } else if (chance < 88) {
            tend(dice);
        } else if (chance < 92) {
            world.invoicing().step(dice);
        } else if (chance < 95) {
            world.network().lose();
        } else if (chance < 98) {
            passTime(dice);
        } else {
            breakSomething(dice);
        }
    }

    /** A step of days on which months end and documents are paid: little else happens. */
    void bill(Dice dice) {
        int chance = dice.below(OF_HUNDRED);
        if (chance < 50) {
            world.network().deliver();
        } else if (chance < 68) {
            requests.askForWorkspace(dice);
        } else if (chance < 76) {
            dice.of(world.relays()).step(dice);
        } else if (chance < 82) {
            dice.of(world.consumers()).consume(dice);
        } else if (chance < 94) {
            world.invoicing().step(dice);
        } else {
            world.time().passMonth();
            world.invoicing().closeQuickly();
        }
    }

    private void ask(Dice dice) {
        switch (dice.below(10)) {
            case 0, 1, 2, 3 -> requests.askForWorkspace(dice);
            case 4, 5, 6 -> requests.askForSchool(dice);
            case 7 -> reportRender(dice);
            case 8 -> world.school().increaseSomeBudget(dice);
            default -> administer(dice);
        }
    }

    private void passTime(Dice dice) {
        if (dice.oneIn(8)) {
            world.time().passMonth();
        } else {
            world.time().pass(dice.of(dice.oneIn(6) ? AGES : MOMENTS));
        }
    }

    private void administer(Dice dice) {
        switch (dice.below(7)) {
            case 3, 4 -> world.school().changePlan(dice);
            case 0 -> world.school().grant(dice.of(dice.oneIn(2) ? School.WORKSPACES : School.SCHOOLS));
            case 1 -> world.ledger().suspend(dice.of(School.WORKSPACES), dice.oneIn(2));
            case 2 -> world.school().setSomeDefault(dice);
            default -> world.school().setSomeBudget(dice);
        }
    }

    private void reportRender(Dice dice) {
        var renders = world.generator().renders();
        if (!renders.isEmpty()) {
            var render = dice.of(renders);
            world.someReplica()
                    .renders()
                    .report(render, world.generator().resultOf(render))
                    .subscribe()
                    .with(done -> {});
        }
    }

    /** What the services do by themselves, from time to time. */
    private void tend(Dice dice) {
        switch (dice.below(7)) {
            case 6 -> world.compareHours();
            case 0, 1 -> dice.of(world.consumers()).checkOpen();
            case 2 -> world.someReplica().workplace().takeOver().subscribe().with(done -> {});
            case 3 -> world.someReplica().workplace().sweep().subscribe().with(done -> {});
            case 4 -> world.school().office().restore(world.time().now());
            default -> readNews(dice);
        }
    }

    /** All of it, once. */
    void tendAll(Dice dice) {
        reportRender(dice);
        world.consumers().forEach(Consumer::checkOpen);
        world.compareHours();
        world.invoicing().tendAll();
        world.replicas().forEach(replica -> {
            replica.workplace().takeOver().subscribe().with(done -> {});
            replica.workplace().sweep().subscribe().with(done -> {});
        });
        world.school().office().restore(world.time().now());
    }

    private void readNews(Dice dice) {
        var news = world.someReplica().news();
        var topic = world.budgetNews();
        if (dice.oneIn(2)) {
            news.readExceeded(topic);
        } else {
            news.readRestored(topic);
        }
    }

    private void breakSomething(Dice dice) {
        int what = dice.below(9);
        world.history()
                .note(() -> "  broken: "
                        + List.of(
                                        "usage-0",
                                        "usage-1",
                                        "a consumer",
                                        "partitions move",
                                        "offsets go back",
                                        "a relay",
                                        "a relay",
                                        "the ledger's database is set back",
                                        "events are skipped")
                                .get(what));
        switch (what) {
            case 0, 1 -> world.killReplica(what);
            case 2 -> dice.of(world.consumers()).kill();
            case 3 -> dice.of(world.consumers()).rebalance();
            case 4 -> dice.of(world.consumers()).rewind(dice);
            case 7 -> world.setLedgerBack();
            case 8 -> dice.of(world.consumers()).skip(dice);
            default -> world.killRelay(dice.of(world.relays()));
        }
    }
}
