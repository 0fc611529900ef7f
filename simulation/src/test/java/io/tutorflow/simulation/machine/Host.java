package io.tutorflow.simulation.machine;

/** A process, until it is killed; what was on its way to it then finds nobody. */
public final class Host {

    private final String name;
    private boolean killed;

    public Host(String name) {
        this.name = name;
    }

    public void kill() {
        killed = true;
    }

    public boolean isKilled() {
        return killed;
    }

    @Override
    public String toString() {
        return name;
    }
}
