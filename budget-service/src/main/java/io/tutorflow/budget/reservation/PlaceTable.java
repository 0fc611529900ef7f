package io.tutorflow.budget.reservation;

import io.smallrye.mutiny.Uni;
import io.tutorflow.budget.organization.OrganizationId;
import io.tutorflow.budget.reservation.Books.AllowanceKey;
import io.tutorflow.budget.teacher.Budget;
import io.tutorflow.budget.teacher.BudgetBooks;
import io.tutorflow.budget.teacher.BudgetId;
import io.tutorflow.money.Money;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Locks everything that reservations were taken from: months first, then budgets, each in order of id. */
final class PlaceTable {

    private static final String SELECT = """
            SELECT id, amount_micros, organization_id, allowance_start, budget_id FROM reservation
            WHERE id = ANY ($1)""";

    private PlaceTable() {}

    static Uni<Locked> lock(SqlConnection transaction, UUID[] ids) {
        return transaction
                .preparedQuery(SELECT)
                .execute(Tuple.tuple().addArrayOfUUID(ids))
                .map(PlaceTable::places)
                .flatMap(places -> lock(transaction, places));
    }

    /** Both are sent at once, and executed in this order. */
    private static Uni<Locked> lock(SqlConnection transaction, Map<ReservationId, Place> places) {
        return Uni.combine()
                .all()
                .unis(AllowanceTable.lock(transaction, months(places)), BudgetBooks.lock(transaction, budgets(places)))
                .with((months, budgets) -> new Locked(places, budgets));
    }

    private static Map<ReservationId, Place> places(RowSet<Row> rows) {
        var found = new HashMap<ReservationId, Place>();
        for (var row : rows) {
            var place = place(row);
            found.put(place.id(), place);
        }
        return found;
    }

    private static Place place(Row row) {
        var start = row.getOffsetDateTime(3);
        var budget = row.getUUID(4);
        return new Place(
                new ReservationId(row.getUUID(0)),
                Money.ofMicros(row.getLong(1)),
                start == null ? null : new AllowanceKey(new OrganizationId(row.getString(2)), start.toInstant()),
                budget == null ? null : new BudgetId(budget));
    }

    private static Set<AllowanceKey> months(Map<ReservationId, Place> places) {
        return places.values().stream()
                .flatMap(place -> Stream.ofNullable(place.month()))
                .collect(Collectors.toSet());
    }

    private static Set<BudgetId> budgets(Map<ReservationId, Place> places) {
        return places.values().stream()
                .flatMap(place -> Stream.ofNullable(place.budget()))
                .collect(Collectors.toSet());
    }

    /** Reservations by id, and the budgets locked for them. */
    record Locked(Map<ReservationId, Place> places, Map<BudgetId, Budget> budgets) {}
}
