package io.tutorflow.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReplicasTest {

    private static final SocketAddress FIRST = SocketAddress.inetSocketAddress(1, "127.0.0.1");
    private static final SocketAddress SECOND = SocketAddress.inetSocketAddress(2, "127.0.0.1");

    private final AtomicLong now = new AtomicLong();
    private final Replicas replicas = new Replicas(List.of(FIRST, SECOND), now::get);

    @Test
    void takesTurns() {
        assertThat(List.of(chosen(), chosen(), chosen())).containsExactly(FIRST, SECOND, FIRST);
    }

    @Test
    void goesOnToTheNextWhenOneCannotBeConnectedTo() {
        Future<SocketAddress> connected = replicas.connect(
                address -> address.equals(FIRST) ? Future.failedFuture("refused") : Future.succeededFuture(address));

        assertThat(connected.result()).isEqualTo(SECOND);
    }

    @Test
    void leavesAFailedOneAloneForAMoment() {
        replicas.failed(FIRST);

        assertThat(List.of(chosen(), chosen(), chosen())).containsOnly(SECOND);

        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(List.of(chosen(), chosen())).contains(FIRST);
    }

    @Test
    void aFullOneIsPassedOverAndNotFailed() {
        Future<SocketAddress> connected = replicas.connect(address ->
                address.equals(FIRST) ? Future.failedFuture(new FullLane()) : Future.succeededFuture(address));

        assertThat(connected.result()).isEqualTo(SECOND);
        assertThat(List.of(chosen(), chosen(), chosen())).contains(FIRST);
    }

    @Test
    void triesFailedOnesRatherThanNone() {
        replicas.failed(FIRST);
        replicas.failed(SECOND);

        assertThat(replicas.inTurn()).containsExactlyInAnyOrder(FIRST, SECOND);
    }

    @Test
    void failsWhenNoneCanBeConnectedTo() {
        assertThat(replicas.connect(address -> Future.failedFuture("refused")).failed())
                .isTrue();
    }

    private SocketAddress chosen() {
        return replicas.inTurn().getFirst();
    }
}
