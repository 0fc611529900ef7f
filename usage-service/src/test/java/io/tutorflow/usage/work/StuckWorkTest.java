package io.tutorflow.usage.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tutorflow.usage.record.RecordId;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** A person is called for what stays wrong, not for a database that is away for a moment. */
class StuckWorkTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final StuckWork stuck = new StuckWork(Logger.getLogger(StuckWorkTest.class), metrics);

    @Test
    void aConnectionThatBreaksCallsNobody() {
        stuck.met(new RecordId(UUID.randomUUID()), "ended", new IOException("Connection reset by peer"));
        stuck.met(new RecordId(UUID.randomUUID()), "ended", ClosedConnectionException.INSTANCE);

        assertThat(alarms()).isZero();
    }

    @Test
    void aRecordThatCannotBeReadCallsSomebody() {
        stuck.met(new RecordId(UUID.randomUUID()), "ended", new IllegalStateException("No such category: cake"));

        assertThat(alarms()).isEqualTo(1);
    }

    private double alarms() {
        return metrics.get("tutorflow.work.stuck").counter().count();
    }
}
