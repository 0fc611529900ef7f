package io.tutorflow.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** A message that a consumer could not process and set aside, with its origin in the headers. */
record DeadLetter(ConsumerRecord<byte[], byte[]> letter) {

    private static final String TOPIC_END = ".dlq";
    private static final String NOTE = "dlq_";

    /** Identifies the original message; several consumers may set it aside, but it is sent back once. */
    String origin() {
        return Stream.of("topic", "partition", "offset")
                .map(note -> letter.headers().lastHeader(NOTE + note))
                .map(note -> note == null ? letter.topic() + letter.partition() + "@" + letter.offset() : text(note))
                .collect(Collectors.joining("/"));
    }

    /** As it was originally sent. */
    ProducerRecord<byte[], byte[]> original() {
        Header topic = letter.headers().lastHeader(NOTE + "topic");
        String name =
                topic == null ? letter.topic().substring(0, letter.topic().length() - TOPIC_END.length()) : text(topic);
        var headers = Arrays.stream(letter.headers().toArray())
                .filter(header -> !header.key().startsWith(NOTE))
                .toList();
        return new ProducerRecord<>(name, null, letter.key(), letter.value(), headers);
    }

    private static String text(Header note) {
        return new String(note.value(), UTF_8);
    }
}
