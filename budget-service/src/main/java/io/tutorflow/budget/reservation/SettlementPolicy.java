package io.tutorflow.budget.reservation;

import io.tutorflow.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides a batch of settlements. A repeat changes nothing; spent wins over released; a contradiction of the books
 * raises an alarm and changes nothing.
 */
final class SettlementPolicy {

    private final Map<ReservationId, Place> places;
    private final Map<ReservationId, Ended> ended;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> alarms = new ArrayList<>();

    private SettlementPolicy(Map<ReservationId, Place> places, Map<ReservationId, Ended> ended) {
        this.places = places;
        this.ended = new HashMap<>(ended);
    }

    static Outcome decide(
            List<Settlement> settlements, Map<ReservationId, Place> places, Map<ReservationId, Ended> ended) {
        var policy = new SettlementPolicy(places, ended);
        settlements.forEach(policy::settle);
        return new Outcome(policy.entries, policy.alarms);
    }

    private void settle(Settlement settlement) {
        var place = places.get(settlement.id());
        switch (settlement) {
            case Settlement.Spent spent when place == null -> alarm(spent, "nothing was reserved for it");
            case Settlement.Spent spent -> spend(spent, place, ended.getOrDefault(spent.id(), Ended.NOT_YET));
            case Settlement.Released released when place == null -> {
                // It was undone while it was being asked about.
            }
            case Settlement.Released released ->
                release(released, place, ended.getOrDefault(released.id(), Ended.NOT_YET));
        }
    }

    private void spend(Settlement.Spent spent, Place place, Ended before) {
        if (before.spent() != null) {
            if (!before.spent().equals(spent.amount())) {
                alarm(spent, "it had already spent " + before.spent() + ", and now the amount is " + spent.amount());
            }
            return;
        }
        ended.put(spent.id(), new Ended(spent.amount(), before.released()));
        var freed = before.released() ? Money.ZERO : place.amount();
        entries.add(new Entry(spent.id(), Entry.Kind.SPENT, spent.amount(), freed, before.released()));
    }

    private void release(Settlement.Released released, Place place, Ended before) {
        if (before.spent() != null) {
            alarm(released, "it had already spent " + before.spent() + " and is now reported as void");
        } else if (!before.released()) {
            ended.put(released.id(), new Ended(null, true));
            entries.add(new Entry(released.id(), Entry.Kind.RELEASED, Money.ZERO, place.amount(), false));
        }
    }

    private void alarm(Settlement settlement, String what) {
        alarms.add("usage record " + settlement.id().value() + ": " + what);
    }

    /** @param spent null if nothing has been spent so far */
    record Ended(@Nullable Money spent, boolean released) {

        static final Ended NOT_YET = new Ended(null, false);
    }

    /** What to write, and what a person must look at. */
    record Outcome(List<Entry> entries, List<String> alarms) {}
}
