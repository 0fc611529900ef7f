package io.tutorflow.sandbox.fault;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where each piece of a link's bytes waits until it may pass. */
final class Gate {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private LinkCondition condition = LinkCondition.WHOLE;

    void become(LinkCondition next) {
        lock.lock();
        try {
            condition = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the piece may pass; after a cut, at once, because its connection has ended. */
    void pass() throws InterruptedException {
        Duration delay = awaitSound();
        if (delay.isPositive()) {
            Thread.sleep(delay);
        }
    }

    private Duration awaitSound() throws InterruptedException {
        lock.lock();
        try {
            while (condition instanceof LinkCondition.Silent) {
                changed.await();
            }
            return condition instanceof LinkCondition.Slow slow ? slow.by() : Duration.ZERO;
        } finally {
            lock.unlock();
        }
    }
}
