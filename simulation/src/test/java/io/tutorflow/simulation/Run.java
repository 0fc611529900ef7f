package io.tutorflow.simulation;

import io.tutorflow.simulation.machine.Dice;
import io.tutorflow.simulation.machine.History;
import io.tutorflow.simulation.machine.Invariant;
import io.tutorflow.simulation.machine.PlantedBug;
import io.tutorflow.simulation.machine.Violation;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;

/**
 * One history: random steps, then peace, until everything has settled. It follows from its seed; a step that is left out
 * does not change the chances of the others.
 */
final class Run {

    /** Random steps of a run; more of them find less, because a wallet that is empty stays so. */
    static final int STEPS = 120;

    /** Afterwards, when there are documents to be paid. */
    private static final int BILLING_STEPS = 60;

    /** Far more than any history takes to settle. */
    private static final int MOST_TO_SETTLE = 5_000;

    /** In one of so many, what had settled is lost again. */
    private static final int RUNS_TO_A_RESTORE = 3;

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final Duration LATER = Duration.ofHours(25);
    private static final int SOON_ROUNDS = 3;

    private final Dice dice;
    private final History history;
    private final World world;
    private final Steps steps;
    private final Checks checks;
    private int taken;
    private int rounds;

    Run(long seed, PlantedBug bug, boolean traced) {
        dice = new Dice(seed);
        history = new History(traced);
        world = new World(dice, history, bug);
        var requests = new Requests(world);
        steps = new Steps(world, requests);
        checks = new Checks(world, requests);
    }

    /** @throws Violation if an invariant does not hold after one of the steps */
    void go(BitSet leftOut) {
        for (int step = 0; step < STEPS; step++) {
            if (!leftOut.get(step)) {
                begin(step);
                steps.take(dice);
                checks.afterStep();
            }
        }
        history.note(() -> "from here on nothing breaks");
        int last = settleAfter(STEPS);
        if (dice.oneIn(RUNS_TO_A_RESTORE)) {
            history.note(() -> "the ledger's database is set back, and nothing tells of it");
            world.setLedgerBack();
            rounds = 0;
            last = settleAfter(last);
        }
        checks.atTheEnd();
        if (dice.oneIn(2)) {
            history.note(() -> "documents are made by hand");
            begin(last++);
            world.invoicing().billAllByHand();
            checks.afterStep();
        }
        endTheMonth(bill(endTheMonth(last)));
    }

    private int endTheMonth(int before) {
        history.note(() -> "the month is over");
        world.time().passMonth();
        rounds = 0;
        int last = settleAfter(before);
        checks.atTheEndOfTheMonth();
        return last;
    }

    private int bill(int before) {
        int last = before + BILLING_STEPS;
        for (int step = before; step < last; step++) {
            begin(step);
            steps.bill(dice);
            checks.afterStep();
        }
        return last;
    }

    /** Returns the number of the step by which everything had settled. */
    private int settleAfter(int before) {
        int step = before;
        for (; !isSettled(); step++) {
            if (step > before + MOST_TO_SETTLE) {
                throw new Violation(Invariant.EVERYTHING_SETTLES, "not after " + MOST_TO_SETTLE + " steps");
            }
            begin(step);
            settle();
            checks.afterStep();
        }
        return step;
    }

    int taken() {
        return taken;
    }

    List<String> history() {
        return history.lines();
    }

    /** What the history came to, in a number: the same on every machine. */
    int fingerprint() {
        return world.log().fingerprint() + taken;
    }

    private void begin(int step) {
        taken++;
        dice.turnTo(step + 1);
        history.note(() -> "step " + step + ", " + world.time().now());
    }

    private boolean isSettled() {
        return rounds > SOON_ROUNDS && isQuiet() && checks.isAtRest();
    }

    private boolean isQuiet() {
        return world.network().isQuiet()
                && world.relays().stream().allMatch(relay -> relay.isIdle())
                && world.consumers().stream().allMatch(Consumer::isIdle);
    }

    private void settle() {
        if (!world.network().isQuiet()) {
            world.network().deliver();
        } else if (!isQuiet()) {
            world.relays().forEach(relay -> relay.step(dice));
            world.consumers().forEach(consumer -> consumer.consume(dice));
        } else {
            world.time().pass(rounds++ < SOON_ROUNDS ? SOON : LATER);
            steps.tendAll(dice);
        }
    }
}
