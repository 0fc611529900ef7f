package io.tutorflow.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An event is whole and in range, or it is not read. */
class BadEventsTest {

    @ParameterizedTest
    @EnumSource
    void noneIsRead(EventType type) {
        var read = new ArrayList<String>();
        for (var bad : BadEvents.of(type)) {
            try {
                EventJson.read(new String(bad.value(), UTF_8), type.payload());
                read.add(bad.what());
            } catch (UnreadableEvent right) {
                assertThat(right).hasMessageContaining(type.payload().getSimpleName());
            }
        }

        assertThat(read).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anEventWithFieldsOfTheFutureIsRead(EventType type) {
        assertThat(EventJson.read(BadEvents.withSurplusFields(type), type.payload()))
                .isEqualTo(EventJson.read(GoldenEvents.json(type), type.payload()));
    }
}
