package io.tutorflow.audit;

import io.tutorflow.events.TokenRates;
import io.tutorflow.money.Money;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What pricing-service has of the prices of schools' activities: the changes of each organization, and of the standard
 * prices, in the order in which they take effect.
 */
record SchoolPrices(Map<UUID, List<Change>> byOwner) {

    /** Whose prices are the standard ones. */
    static final UUID STANDARD = new UUID(0, 0);

    private static final String ALL = """
            SELECT v.organization_id, v.version, v.effective_from, v.input_rate_micros, v.output_rate_micros, v.cap_micros,
                   p.activity || '.' || coalesce(nullif(p.variant, ''), 'default'), p.course_id, p.tokens_micros
            FROM activity_price_version v LEFT JOIN activity_price p USING (organization_id, version)
            ORDER BY v.organization_id, v.effective_from, v.version""";

    /**
     * One price that is changed, or the rates of a version.
     *
     * @param catalogKey null: only the rates are changed
     * @param courseId empty: in all courses
     * @param tokensMicros null: the standard price again
     */
    record Change(
            int version,
            Instant effectiveFrom,
            @Nullable Long inputMicros,
            @Nullable Long outputMicros,
            @Nullable Long capMicros,
            @Nullable String catalogKey,
            @Nullable String courseId,
            @Nullable Long tokensMicros) {}

    /**
     * The prices at one time.
     *
     * @param version the organization's last change in force; 0 if there is none
     * @param tokens for each, or for each of its minutes, in micro-USD by catalogKey
     * @param mostMicros what usage-based work costs at most
     */
    record InForce(int version, Map<String, Long> tokens, TokenRates use, long mostMicros) {

        /** How the tokens of an activity come about; null if it always costs the same, or has no price. */
        @Nullable
        TokenRates rates(Category category, String catalogKey) {
            return switch (category.billed()) {
                case BY_USE -> use;
                case BY_THE_MINUTE ->
                    Optional.ofNullable(tokens.get(catalogKey))
                            .map(micros -> TokenRates.byTheMinute(credits(micros)))
                            .orElse(null);
                case AS_REQUESTED, UP_TO_REQUESTED, UP_TO_TEN_MINUTES, FIXED -> null;
            };
        }
    }

    static SchoolPrices of(Connection pricing) throws SQLException {
        var found = new HashMap<UUID, List<Change>>();
        try (var statement = pricing.createStatement();
                var rows = statement.executeQuery(ALL)) {
            while (rows.next()) {
                found.computeIfAbsent(rows.getObject(1, UUID.class), first -> new ArrayList<>())
                        .add(change(rows));
            }
        }
        return new SchoolPrices(found);
    }

    InForce at(@Nullable UUID organization, @Nullable String courseId, Instant at) {
        var standard = new Folded();
        standard.all(byOwner.getOrDefault(STANDARD, List.of()), null, at);
        var own = new Folded();
        own.all(byOwner.getOrDefault(organization, List.of()), courseId, at);
        var tokens = new HashMap<>(standard.tokens);
        tokens.putAll(own.tokens);
        tokens.putAll(own.ofCourse);
        return new InForce(
                own.version,
                tokens,
                TokenRates.byUse(
                        credits(own.input == null ? standard.input : own.input),
                        credits(own.output == null ? standard.output : own.output)),
                orZero(own.cap == null ? standard.cap : own.cap));
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getInt(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getObject(4, Long.class),
                row.getObject(5, Long.class),
                row.getObject(6, Long.class),
                row.getString(7),
                row.getString(8),
                row.getObject(9, Long.class));
    }

    private static BigDecimal credits(@Nullable Long micros) {
        return Money.ofMicros(orZero(micros)).credits();
    }

    private static long orZero(@Nullable Long micros) {
        return micros == null ? 0 : micros;
    }

    /** What is set, one change after the other. */
    private static final class Folded {

        private final Map<String, Long> tokens = new HashMap<>();
        private final Map<String, Long> ofCourse = new HashMap<>();
        private int version;
        private @Nullable Long input;
        private @Nullable Long output;
        private @Nullable Long cap;

        void all(List<Change> changes, @Nullable String courseId, Instant at) {
            changes.stream()
                    .filter(change -> !change.effectiveFrom().isAfter(at))
                    .forEach(change -> add(change, courseId));
        }

        private void add(Change change, @Nullable String courseId) {
            version = change.version();
            input = change.inputMicros() == null ? input : change.inputMicros();
            output = change.outputMicros() == null ? output : change.outputMicros();
            cap = change.capMicros() == null ? cap : change.capMicros();
            if (change.catalogKey() == null || change.courseId() == null) {
                return;
            }
            if (change.courseId().isEmpty()) {
                set(tokens, change.catalogKey(), change.tokensMicros());
            } else if (change.courseId().equals(courseId)) {
                set(ofCourse, change.catalogKey(), change.tokensMicros());
            }
        }

        private static void set(Map<String, Long> prices, String catalogKey, @Nullable Long micros) {
            if (micros == null) {
                prices.remove(catalogKey);
            } else {
                prices.put(catalogKey, micros);
            }
        }
    }
}
