package io.tutorflow.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tutorflow.events.UnreadableEvent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A received CloudEvent in binary mode: its type, and its payload as text. */
public record IncomingEvent(String type, String payload) {

    /** @throws UnreadableEvent if the message is not a CloudEvent */
    static IncomingEvent of(ConsumerRecord<?, byte[]> message) {
        var type = message.headers().lastHeader("ce_type");
        if (type == null || type.value() == null || message.value() == null) {
            throw new UnreadableEvent("A CloudEvent needs a header ce_type and a value");
        }
        return new IncomingEvent(new String(type.value(), UTF_8), text(message.value()));
    }

    /** @throws UnreadableEvent if the bytes are not text */
    static String text(byte[] value) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableEvent("The payload is not UTF-8", e);
        }
    }
}
