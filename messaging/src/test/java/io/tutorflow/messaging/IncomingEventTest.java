package io.tutorflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tutorflow.events.UnreadableEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class IncomingEventTest {

    private static final String TYPE = "io.tutorflow.usage.finalized.v1";

    @Test
    void readsTypeAndPayload() {
        var message = message("{\"name\":\"Zoë\"}".getBytes(UTF_8));
        message.headers().add("ce_type", TYPE.getBytes(UTF_8));

        assertEquals(new IncomingEvent(TYPE, "{\"name\":\"Zoë\"}"), IncomingEvent.of(message));
    }

    @Test
    void refusesAMessageWithoutAType() {
        assertThrows(UnreadableEvent.class, () -> IncomingEvent.of(message(new byte[] {'{', '}'})));
    }

    @Test
    void refusesBytesThatAreNoText() {
        var message = message(new byte[] {(byte) 0xC3, (byte) 0x28});
        message.headers().add("ce_type", TYPE.getBytes(UTF_8));

        assertThrows(UnreadableEvent.class, () -> IncomingEvent.of(message));
    }

    private static ConsumerRecord<String, byte[]> message(byte[] value) {
        return new ConsumerRecord<>("topic", 0, 0, "key", value);
    }
}
