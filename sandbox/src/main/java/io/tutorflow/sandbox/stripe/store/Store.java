package io.tutorflow.sandbox.stripe.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Everything the account holds. Changes come one after the other, and none is seen before it is on disk. */
public final class Store implements Closeable {

    /** Then more than half of the file is about documents that have changed since. */
    private static final int WORTH_COMPACTING = 2;

    private static final int SMALL = 1_000;

    private final Map<String, Shelf> shelves = new TreeMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Journal journal;
    private long entries;

    private Store(Path file) throws IOException {
        Journal read = Journal.open(file, this::apply);
        List<Entry> whole = all();
        if (entries > SMALL && entries > (long) WORTH_COMPACTING * whole.size()) {
            read.close();
            Journal.replace(file, whole);
            read = Journal.open(file, entry -> {});
        }
        journal = read;
    }

    public static Store in(Path folder) throws IOException {
        return new Store(folder.resolve("account.journal"));
    }

    private List<Entry> all() {
        List<Entry> whole = new ArrayList<>();
        shelves.forEach((kind, shelf) -> shelf.oldestFirst()
                .forEach(
                        document -> whole.add(new Entry(kind, document.get("id").asText(), document))));
        return whole;
    }

    private void apply(Entry entry) {
        entries++;
        if (entry.document() == null) {
            shelf(entry.kind()).delete(entry.id());
        } else {
            shelf(entry.kind()).put(entry.id(), entry.document());
        }
    }

    Shelf shelf(String kind) {
        return shelves.computeIfAbsent(kind, name -> new Shelf());
    }

    Map<String, Shelf> shelves() {
        return shelves;
    }

    /** Runs after each change, on the thread that made it. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Does the work whole or, if it throws, not at all. */
    public <T> T change(Function<Change, T> work) {
        boolean changed;
        T result;
        synchronized (this) {
            Change change = new Change(this);
            result = work.apply(change);
            changed = !change.entries().isEmpty();
            if (changed) {
                commit(change.entries());
            }
        }
        if (changed) {
            listeners.forEach(Runnable::run);
        }
        return result;
    }

    private void commit(List<Entry> made) {
        try {
            journal.append(made);
        } catch (IOException failure) {
            throw new UncheckedIOException("nothing was changed, because it could not be written", failure);
        }
        // From here on it has happened.
        made.forEach(this::apply);
    }

    @Override
    public synchronized void close() throws IOException {
        journal.close();
    }
}
