package io.tutorflow.messaging;

import io.tutorflow.events.OutboxEvent;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * An event that Kafka permanently refuses.
 *
 * @param row of the outbox
 * @param position among the events of that row
 */
record RefusedEvent(long row, int position, OutboxEvent event, String reason) {

    /**
     * True if the record itself is at fault; an unavailable broker, a missing topic or a missing right is temporary.
     */
    static boolean isForGood(@Nullable Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof InvalidTimestampException
                || failure instanceof InvalidTopicException
                || failure instanceof PolicyViolationException
                || failure instanceof SerializationException;
    }
}
