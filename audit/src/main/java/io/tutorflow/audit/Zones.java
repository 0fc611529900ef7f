package io.tutorflow.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;

/**
 * The time zones of organizations (null if unknown), and the end of a week, month or plan month that begins at a given
 * time.
 */
record Zones(Map<String, ZoneId> byOrganization) {

    /** A plan month ends on the day on which it began, or on the last day of a shorter month. */
    private static final int SHORTEST_MONTH = 28;

    private static final int LONGEST_MONTH = 31;

    static Zones of(Connection billing) throws SQLException {
        var zones = new HashMap<String, ZoneId>();
        try (var statement = billing.createStatement();
                var rows = statement.executeQuery("SELECT id, time_zone FROM organization")) {
            while (rows.next()) {
                if (ZoneId.getAvailableZoneIds().contains(rows.getString(2))) {
                    zones.put(rows.getString(1), ZoneId.of(rows.getString(2)));
                }
            }
        }
        return new Zones(zones);
    }

    boolean isPeriod(String organization, String period, Instant start, Instant end) {
        var zone = byOrganization.get(organization);
        if (zone == null) {
            return false;
        }
        var first = firstDay(period, start.atZone(zone).toLocalDate());
        var next = period.equals("weekly") ? first.plusWeeks(1) : first.plusMonths(1);
        return start.equals(midnight(first, zone)) && end.equals(midnight(next, zone));
    }

    private static LocalDate firstDay(String period, LocalDate day) {
        return period.equals("weekly")
                ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                : day.withDayOfMonth(1);
    }

    boolean isPlanMonth(String organization, Instant start, Instant end) {
        var zone = byOrganization.get(organization);
        if (zone == null) {
            return false;
        }
        var first = start.atZone(zone);
        var next = end.atZone(zone);
        long days = next.toLocalDate().toEpochDay() - first.toLocalDate().toEpochDay();
        return first.toLocalTime().equals(LocalTime.MIDNIGHT)
                && next.toLocalTime().equals(LocalTime.MIDNIGHT)
                && days >= SHORTEST_MONTH
                && days <= LONGEST_MONTH;
    }

    private static Instant midnight(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
