package io.tutorflow.billing.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.events.EventJson;
import io.tutorflow.events.OutboxEvent;
import io.tutorflow.events.UsageSettled;
import io.tutorflow.events.UsageSettled.Metering;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final UUID ACCOUNT = new UUID(1, 1);
    private static final Instant AT = Instant.parse("2026-03-02T06:00:00Z");
    private static final Metering METERED = new Metering(UsageSettled.METERED, 1, false, null);

    @Test
    void whatStandsAlikeIsToldTogether() {
        var one = UUID.randomUUID();
        var two = UUID.randomUUID();
        var refused = UUID.randomUUID();
        var stranger = UUID.randomUUID();
        var failed = new Metering(UsageSettled.FAILED, 2, false, "No meter found");

        var events = Standing.events(
                List.of(
                        new Standing(one, ACCOUNT, 7, METERED),
                        new Standing(refused, ACCOUNT, 7, failed),
                        new Standing(stranger, new UUID(2, 2), 7, METERED),
                        new Standing(two, ACCOUNT, 7, METERED)),
                AT);

        assertThat(told(events))
                .containsExactly(
                        UsageSettled.ofMeters(ACCOUNT, 7, METERED, List.of(one, two), AT),
                        UsageSettled.ofMeters(ACCOUNT, 7, failed, List.of(refused), AT),
                        UsageSettled.ofMeters(new UUID(2, 2), 7, METERED, List.of(stranger), AT));
        assertThat(events).extracting(OutboxEvent::key).startsWith(ACCOUNT.toString());
        assertThat(events).extracting(OutboxEvent::id).doesNotHaveDuplicates();
    }

    @Test
    void anEventStaysSmall() {
        var many = Stream.generate(UUID::randomUUID)
                .limit(2 * UsageSettled.MOST_RECORDS + 1)
                .map(id -> new Standing(id, ACCOUNT, 7, METERED))
                .toList();

        assertThat(told(Standing.events(many, AT)))
                .extracting(event -> event.usageRecordIds().size())
                .containsExactly(UsageSettled.MOST_RECORDS, UsageSettled.MOST_RECORDS, 1);
    }

    private static List<UsageSettled> told(List<OutboxEvent> events) {
        return events.stream()
                .map(event -> EventJson.read(event.payload(), UsageSettled.class))
                .toList();
    }
}
