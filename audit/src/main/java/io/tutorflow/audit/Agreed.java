package io.tutorflow.audit;

import io.tutorflow.money.Money;
import io.tutorflow.money.Percent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What pricing-service has agreed with single workspaces: the versions that count, earliest first. */
record Agreed(Map<UUID, List<Terms>> byWorkspace) {

    static final Agreed NOTHING = new Agreed(Map.of());

    private static final String ALL = """
            SELECT DISTINCT ON (workspace_id, effective_from) workspace_id, effective_from, discount, discounted_keys,
                   discounts, priced_keys, prices_micros
            FROM workspace_terms ORDER BY workspace_id, effective_from, version DESC""";

    private static final long LEAST_MICROS = 1;

    /**
     * What is taken off the catalogue's prices from a date on.
     *
     * @param discount off whatever has neither a discount nor a price of its own
     */
    record Terms(Instant effectiveFrom, Percent discount, Map<String, Percent> discounts, Map<String, Long> prices) {

        Unit of(String catalogKey, long listMicros) {
            var own = prices.get(catalogKey);
            if (own != null) {
                return own < listMicros ? new Unit(own, listMicros, null) : Unit.ofList(listMicros);
            }
            var percent = discounts.getOrDefault(catalogKey, discount);
            long reduced = Math.max(
                    LEAST_MICROS, percent.off(Money.ofMicros(listMicros)).micros());
            return reduced < listMicros ? new Unit(reduced, listMicros, percent) : Unit.ofList(listMicros);
        }
    }

    /** The price of one unit; with the list's, and the discount, where they make a difference. */
    record Unit(
            long micros,
            @Nullable Long listMicros,
            @Nullable Percent discount) {

        static Unit ofList(long micros) {
            return new Unit(micros, null, null);
        }
    }

    static Agreed of(Connection pricing) throws SQLException {
        var found = new HashMap<UUID, List<Terms>>();
        try (var statement = pricing.createStatement();
                var rows = statement.executeQuery(ALL)) {
            while (rows.next()) {
                found.computeIfAbsent(rows.getObject(1, UUID.class), first -> new ArrayList<>())
                        .add(terms(rows));
            }
        }
        return new Agreed(found);
    }

    Unit unitOf(@Nullable UUID workspace, String catalogKey, long listMicros, Instant at) {
        return byWorkspace.getOrDefault(workspace, List.of()).reversed().stream()
                .filter(terms -> !terms.effectiveFrom().isAfter(at))
                .findFirst()
                .map(terms -> terms.of(catalogKey, listMicros))
                .orElse(Unit.ofList(listMicros));
    }

    /** How a finding says whose prices they are. */
    String wording(@Nullable UUID workspace) {
        return byWorkspace.containsKey(workspace) ? " by the terms of workspace " + workspace : "";
    }

    private static Terms terms(ResultSet row) throws SQLException {
        var discounts = new HashMap<String, Percent>();
        var discounted = (String[]) row.getArray(4).getArray();
        var percents = (Integer[]) row.getArray(5).getArray();
        for (int at = 0; at < Math.min(discounted.length, percents.length); at++) {
            discounts.put(discounted[at], new Percent(percents[at]));
        }
        var prices = new HashMap<String, Long>();
        var priced = (String[]) row.getArray(6).getArray();
        var micros = (Long[]) row.getArray(7).getArray();
        for (int at = 0; at < Math.min(priced.length, micros.length); at++) {
            prices.put(priced[at], micros[at]);
        }
        return new Terms(
                row.getObject(2, OffsetDateTime.class).toInstant(), new Percent(row.getInt(3)), discounts, prices);
    }
}
