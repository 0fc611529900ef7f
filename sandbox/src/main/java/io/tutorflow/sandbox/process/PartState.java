package io.tutorflow.sandbox.process;

import java.util.Locale;

/** A part's state. */
public enum PartState {
    WAITING,
    STARTING,
    READY,
    /** It runs, but reports that it cannot work at the moment. */
    UNREADY,
    /** It died and will be restarted soon. */
    BACKING_OFF,
    /** It died and will not be restarted. */
    DEAD,
    STOPPED;

    public String shown() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
