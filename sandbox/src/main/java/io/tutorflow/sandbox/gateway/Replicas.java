package io.tutorflow.sandbox.gateway;

import io.vertx.core.Future;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The processes of one service, used in turn; one that cannot be connected to is skipped for a moment. */
final class Replicas {

    /** About as long as a restarting process is not ready anyway. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(1);

    private final List<SocketAddress> addresses;
    private final LongSupplier nanoTime;
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<SocketAddress, Long> failedAt = new ConcurrentHashMap<>();

    Replicas(List<SocketAddress> addresses, LongSupplier nanoTime) {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a service needs at least one address");
        }
        this.addresses = List.copyOf(addresses);
        this.nanoTime = nanoTime;
    }

    List<SocketAddress> all() {
        return addresses;
    }

    /** Every address once, the next in turn first, skipped ones last. */
    List<SocketAddress> inTurn() {
        if (addresses.size() == 1) {
            return addresses;
        }
        int first = Math.floorMod(turn.getAndIncrement(), addresses.size());
        List<SocketAddress> healthy = new ArrayList<>();
        List<SocketAddress> failed = new ArrayList<>();
        for (int step = 0; step < addresses.size(); step++) {
            SocketAddress address = addresses.get((first + step) % addresses.size());
            (isLeftAlone(address) ? failed : healthy).add(address);
        }
        healthy.addAll(failed);
        return healthy;
    }

    private boolean isLeftAlone(SocketAddress address) {
        Long failed = failedAt.get(address);
        return failed != null && nanoTime.getAsLong() - failed < LEFT_ALONE.toNanos();
    }

    void failed(SocketAddress address) {
        failedAt.put(address, nanoTime.getAsLong());
    }

    /**
     * Connects to the first replica that has room and accepts. Nothing has been sent before, so trying the next is
     * safe.
     */
    <T> Future<T> connect(Function<SocketAddress, Future<T>> connect) {
        return connect(inTurn(), 0, connect);
    }

    private <T> Future<T> connect(List<SocketAddress> order, int index, Function<SocketAddress, Future<T>> connect) {
        SocketAddress address = order.get(index);
        return connect.apply(address).recover(failure -> {
            if (!(failure instanceof FullLane)) {
                failed(address);
            }
            if (index + 1 == order.size()) {
                return Future.failedFuture(failure);
            }
            // A full replica is more informative than an unreachable one.
            return connect(order, index + 1, connect)
                    .recover(later -> Future.failedFuture(failure instanceof FullLane ? failure : later));
        });
    }
}
