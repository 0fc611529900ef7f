package io.tutorflow.billing.invoice.telling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tutorflow.billing.invoice.telling.DocumentUsage.LineUsage;
import io.tutorflow.events.EventJson;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.events.UsageSettled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TellingTest {

    private static final UUID ACCOUNT = new UUID(1, 1);
    private static final UUID DOCUMENT = new UUID(2, 2);
    private static final Instant AT = Instant.parse("2026-07-01T06:00:00Z");

    @Test
    void tellsLineByLineWhatIsOnADocument() {
        var told = read(telling("TF-7").events(List.of(usage(1, 2), usage(2, 1), usage(3, 2))));

        assertEquals(
                List.of(
                        UsageSettled.ofDocument(
                                ACCOUNT, 9, new UsageSettled.Place(DOCUMENT, "TF-7", 1), List.of(id(2)), AT),
                        UsageSettled.ofDocument(
                                ACCOUNT, 9, new UsageSettled.Place(DOCUMENT, "TF-7", 2), List.of(id(1), id(3)), AT)),
                told);
    }

    @Test
    void tellsOfNoDocumentWhereItIsVoid() {
        var told = read(telling(null).events(List.of(usage(1, 2), usage(2, 1))));

        assertEquals(List.of(UsageSettled.ofDocument(ACCOUNT, 9, null, List.of(id(1), id(2)), AT)), told);
    }

    @Test
    void noEventIsOfMoreRecordsThanItMayHave() {
        var page = new ArrayList<LineUsage>();
        for (int i = 0; i < 2 * UsageSettled.MOST_RECORDS + 1; i++) {
            page.add(usage(i, 1));
        }

        var told = read(telling("TF-7").events(page));

        assertEquals(
                List.of(500, 500, 1),
                told.stream().map(event -> event.usageRecordIds().size()).toList());
        assertEquals(
                page.stream().map(LineUsage::usageRecordId).toList(),
                told.stream().flatMap(event -> event.usageRecordIds().stream()).toList());
    }

    @Test
    void anEventHasTheSameIdHoweverOftenItIsTold() {
        var page = List.of(usage(1, 1), usage(2, 2));

        assertEquals(ids(telling("TF-7").events(page)), ids(telling("TF-7").events(page)));
        assertNotEquals(
                telling("TF-7").events(page).getFirst().id(),
                telling("TF-7").events(page).getLast().id());
    }

    private static Telling telling(@Nullable String number) {
        return new Telling(new UUID(3, 3), ACCOUNT, 9, DOCUMENT, number, AT);
    }

    private static LineUsage usage(int record, int line) {
        return new LineUsage(id(record), line);
    }

    private static UUID id(int record) {
        return new UUID(4, record);
    }

    private static List<UsageSettled> read(List<OutboxEvent> events) {
        return events.stream()
                .map(event -> EventJson.read(event.payload(), UsageSettled.class))
                .toList();
    }

    private static List<String> ids(List<OutboxEvent> events) {
        return events.stream().map(OutboxEvent::id).toList();
    }
}
