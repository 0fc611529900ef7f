package io.tutorflow.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneTest {

    private final List<Runnable> timers = new ArrayList<>();
    private final Lane lane = new Lane(16, 2, timers::add);

    @Test
    void aPlaceThatIsGivenBackIsTheFirstWaitingOnes() {
        fill();

        var first = lane.take("third");
        var second = lane.take("fourth");
        lane.giveBack("one");

        assertThat(first.succeeded()).isTrue();
        assertThat(second.isComplete()).isFalse();
    }

    @Test
    void whoeverWaitsTooLongIsTurnedAway() {
        fill();
        var late = lane.take("third");

        timers.forEach(Runnable::run);

        assertThat(late.cause()).isInstanceOf(FullLane.class);
        lane.giveBack("one");
        assertThat(lane.take("third").succeeded()).isTrue();
    }

    @Test
    void noMoreThanAFewWait() {
        fill();
        lane.take("third");
        lane.take("fourth");

        assertThat(lane.take("fifth").cause()).isInstanceOf(FullLane.class);
    }

    @Test
    void oneCallerLeavesRoomForAnotherAndDoesNotWaitForIt() {
        for (int i = 0; i < 8; i++) {
            lane.take("one");
        }

        assertThat(lane.take("one").cause()).isInstanceOf(FullLane.class);
        assertThat(lane.take("two").succeeded()).isTrue();
    }

    private void fill() {
        for (int i = 0; i < 8; i++) {
            lane.take("one");
            lane.take("two");
        }
    }
}
