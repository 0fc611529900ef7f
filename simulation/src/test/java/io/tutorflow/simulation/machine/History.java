package io.tutorflow.simulation.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened, step by step; kept only where a person will read it. */
public final class History {

    private final boolean kept;
    private final List<String> lines = new ArrayList<>();

    public History(boolean kept) {
        this.kept = kept;
    }

    public void note(Supplier<String> what) {
        if (kept) {
            lines.add(what.get());
        }
    }

    public List<String> lines() {
        return lines;
    }
}
