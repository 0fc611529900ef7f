package io.tutorflow.simulation.machine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rows by their primary key, in the order in which they were inserted, with the constraints of the schema. */
public final class Table<K, V> {

    private final Database database;
    private final String name;
    private final Map<String, Predicate<V>> checks = new LinkedHashMap<>();
    private final Map<K, V> rows = new LinkedHashMap<>();
    private Map<K, V> kept = Map.of();

    public Table(Database database, String name) {
        this.database = database;
        this.name = name;
        database.add(this);
    }

    /** Adds the constraint of this name. */
    public Table<K, V> check(String constraint, Predicate<V> holds) {
        checks.put(constraint, holds);
        return this;
    }

    public void insert(K key, V row) {
        Violation.unless(
                !rows.containsKey(key), Invariant.CONSTRAINTS_ARE_NEVER_NEEDED, name + " has " + key + " already");
        put(key, row);
    }

    /** {@code ON CONFLICT DO NOTHING}; returns whether it was inserted. */
    public boolean insertIfMissing(K key, V row) {
        boolean missing = !rows.containsKey(key);
        if (missing) {
            put(key, row);
        }
        return missing;
    }

    public void put(K key, V row) {
        checks.forEach((constraint, holds) ->
                Violation.unless(holds.test(row), Invariant.CONSTRAINTS_ARE_NEVER_NEEDED, constraint + ": " + row));
        var before = rows.put(key, row);
        database.changed(() -> restore(key, before));
    }

    /** Returns whether there was such a row. */
    public boolean delete(K key) {
        var before = rows.remove(key);
        if (before != null) {
            database.changed(() -> restore(key, before));
        }
        return before != null;
    }

    public @Nullable V get(K key) {
        return rows.get(key);
    }

    public V there(K key) {
        var row = rows.get(key);
        if (row == null) {
            throw new IllegalStateException(name + " has no " + key);
        }
        return row;
    }

    public boolean has(K key) {
        return rows.containsKey(key);
    }

    public Collection<V> rows() {
        return rows.values();
    }

    public Collection<K> keys() {
        return rows.keySet();
    }

    public Map<K, V> all() {
        return rows;
    }

    void keep() {
        kept = new LinkedHashMap<>(rows);
    }

    void setBack() {
        rows.clear();
        rows.putAll(kept);
    }

    private void restore(K key, @Nullable V before) {
        if (before == null) {
            rows.remove(key);
        } else {
            rows.put(key, before);
        }
    }
}
