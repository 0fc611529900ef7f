package io.tutorflow.admission;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Places and their owners. While half of the places are free anyone may take one; after that an owner gets at most a
 * quarter, so that nobody alone can take the last place from the others.
 */
public final class FairShare<K> {

    /**
     * An owner always gets this many, however few places there are: a browser or a script makes a few calls at once.
     */
    private static final int LEAST_SHARE = 8;

    private static final int OWNERS_OF_ALL = 4;

    private final IntSupplier places;
    private final Map<K, Integer> takenBy = new HashMap<>();
    private int taken;

    /** @param places the current number; if it shrinks, nobody loses a place */
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

    /** Takes a free place whatever the owner's share, for work already begun; false if there is none. */
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
