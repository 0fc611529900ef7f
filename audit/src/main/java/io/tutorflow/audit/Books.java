package io.tutorflow.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The four databases, each as of one moment. */
public record Books(Connection usage, Connection billing, Connection budget, Connection pricing) {

    /** To their current state. */
    void moveOn() throws SQLException {
        for (var database : byName().values()) {
            database.commit();
        }
    }

    /** The moment at which each is read, until they move on. */
    Map<String, Cut> cuts() throws SQLException {
        var cuts = new LinkedHashMap<String, Cut>();
        for (var database : byName().entrySet()) {
            cuts.put(database.getKey(), Cut.of(database.getValue()));
        }
        return cuts;
    }

    private Map<String, Connection> byName() {
        var all = new LinkedHashMap<String, Connection>();
        all.put("usage", usage);
        all.put("billing", billing);
        all.put("budget", budget);
        all.put("pricing", pricing);
        return all;
    }
}
