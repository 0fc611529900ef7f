package io.tutorflow.sandbox.stripe.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are laid on operations and not yet used up. A restart forgets them. */
public final class Faults {

    /** Stands for every operation. */
    private static final String ANY = "*";

    private static final int MOST_TIMES = 10_000;

    /**
     * A fault with the number of requests that it will still befall.
     *
     * @param operation such as {@code POST /v1/refunds}, or {@code *}
     */
    public record Laid(String operation, int times, Fault fault) {

        public Laid {
            if (times < 1 || times > MOST_TIMES) {
                throw new IllegalArgumentException("times must be from 1 to " + MOST_TIMES);
            }
        }

        boolean isAnywhere() {
            return operation.equals(ANY);
        }
    }

    private final List<Laid> laid = new ArrayList<>();

    synchronized void lay(Laid more) {
        laid.add(more);
    }

    public synchronized void clear() {
        laid.clear();
    }

    public synchronized List<Laid> all() {
        return List.copyOf(laid);
    }

    /** The oldest fault on this operation, which has then befallen one request more. */
    synchronized Optional<Fault> take(String operation) {
        for (int place = 0; place < laid.size(); place++) {
            Laid fault = laid.get(place);
            if (fault.isAnywhere() || fault.operation().equals(operation)) {
                if (fault.times() == 1) {
                    laid.remove(place);
                } else {
                    laid.set(place, new Laid(fault.operation(), fault.times() - 1, fault.fault()));
                }
                return Optional.of(fault.fault());
            }
        }
        return Optional.empty();
    }
}
