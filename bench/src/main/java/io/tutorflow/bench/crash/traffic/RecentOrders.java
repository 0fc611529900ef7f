package io.tutorflow.bench.crash.traffic;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The latest accepted requests, for repeats after an answer. */
final class RecentOrders {

    private static final int KEPT = 2_000;

    private final AtomicReferenceArray<Order> orders = new AtomicReferenceArray<>(KEPT);
    private final AtomicInteger next = new AtomicInteger();

    void add(Order order) {
        orders.set(Math.floorMod(next.getAndIncrement(), KEPT), order);
    }

    Optional<Order> any() {
        int known = Math.clamp(next.get(), 1, KEPT);
        return Optional.ofNullable(orders.get(ThreadLocalRandom.current().nextInt(known)));
    }
}
