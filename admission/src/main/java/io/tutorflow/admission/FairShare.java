package io.tutorflow.admission;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Places, and who has them. As long as half of them are free anybody may take one; from then on an owner gets no more
 * than a quarter of them, so that one alone never takes the last place from the others.
 */
public final class FairShare<K> {

    /** One owner always gets so many, however few places there are: a browser's or a script's few calls at once. */
    private static final int LEAST_SHARE = 8;

    private static final int OWNERS_OF_ALL = 4;

    private final IntSupplier places;
    private final Map<K, Integer> takenBy = new HashMap<>();
    private int taken;

    /** @param places how many there are now; if they become fewer, nobody loses one */
    public FairShare(IntSupplier places) {
        this.places = places;
    }

    public synchronized Room take(K owner) {
        int all = places.getAsInt();
        int own = takenBy.getOrDefault(owner, 0);
        if (2 * taken >= all && own >= Math.max(LEAST_SHARE, all / OWNERS_OF_ALL)) {
            return Room.SHARE_USED_UP;
        }
        if (taken >= all) {
            return Room.FULL;
        }
        taken++;
        takenBy.put(owner, own + 1);
        return Room.TAKEN;
    }

    /** A free place whatever the owner's share, for what it has begun already; false if there is none. */
    public synchronized boolean takeBeyondShare(K owner) {
        if (taken >= places.getAsInt()) {
            return false;
        }
        taken++;
        takenBy.merge(owner, 1, Integer::sum);
        return true;
    }

    public synchronized void giveBack(K owner) {
        if (takenBy.computeIfPresent(owner, (known, own) -> own - 1) == null) {
            throw new IllegalStateException("Nothing was taken by " + owner);
        }
        takenBy.remove(owner, 0);
        taken--;
    }

    public synchronized int taken() {
        return taken;
    }

    public synchronized int free() {
        return Math.max(0, places.getAsInt() - taken);
    }
}
