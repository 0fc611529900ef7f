package io.tutorflow.sandbox.gateway;

import io.tutorflow.admission.FairShare;
import io.tutorflow.admission.Room;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;

/** Requests of one kind in flight to one replica from one event loop, and a few that may wait for a moment. */
final class Lane {

    private final FairShare<String> places;
    private final int queued;
    private final Timers timers;
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    Lane(int places, int queued, Timers timers) {
        this.places = new FairShare<>(() -> places);
        this.queued = queued;
        this.timers = timers;
    }

    /** Fails with {@link FullLane} if there is no room in time; a caller that has its share does not wait. */
    Future<Void> take(String caller) {
        return switch (places.take(caller)) {
            case TAKEN -> Future.succeededFuture();
            case SHARE_USED_UP -> Future.failedFuture(new FullLane());
            case FULL -> waiting.size() < queued ? await(caller) : Future.failedFuture(new FullLane());
        };
    }

    private Future<Void> await(String caller) {
        var one = new Waiting(caller, Promise.promise());
        waiting.add(one);
        timers.later(() -> {
            if (waiting.remove(one)) {
                one.place.fail(new FullLane());
            }
        });
        return one.place.future();
    }

    void giveBack(String caller) {
        places.giveBack(caller);
        for (var one : waiting) {
            if (places.take(one.caller) == Room.TAKEN) {
                waiting.remove(one);
                one.place.complete();
                return;
            }
        }
    }

    private record Waiting(String caller, Promise<Void> place) {}

    /** Runs something after {@link Limits#QUEUE_PATIENCE}, on the same event loop. */
    interface Timers {

        void later(Runnable work);
    }
}
