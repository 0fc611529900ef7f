package io.tutorflow.sandbox.process;

import java.util.Locale;

/** Where a part is in its life. */
public enum PartState {
    WAITING,
    STARTING,
    READY,
    /** It runs, and says of itself that it cannot work at this moment. */
    UNREADY,
    /** It died and will be started again soon. */
    BACKING_OFF,
    /** It died and stays so. */
    DEAD,
    STOPPED;

    public String shown() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
