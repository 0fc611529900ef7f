package io.tutorflow.usage.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final Duration IN_TIME = Duration.ZERO;
    private static final Duration LATE = Duration.ofMillis(51);

    private final AtomicLong now = new AtomicLong();
    private final List<Duration> told = new ArrayList<>();
    private final Arrivals arrivals = new Arrivals(new Small(), now::get, told::add);

    @Test
    void letsInWhatTheLimitLetsAndNoMore() {
        for (int i = 0; i < 16; i++) {
            assertThat(arrive("caller " + i)).isInstanceOf(Arrival.Admitted.class);
        }

        assertThat(arrive("one more")).isEqualTo(new Arrival.Refused(Refusal.LIMIT));
    }

    @Test
    void oneCallerLeavesRoomForAnother() {
        for (int i = 0; i < 8; i++) {
            arrive("greedy");
        }

        assertThat(arrive("greedy")).isEqualTo(new Arrival.Refused(Refusal.SHARE));
        assertThat(arrive("modest")).isInstanceOf(Arrival.Admitted.class);
    }

    @Test
    void aLateEventLoopLetsInOnlyTheLeast() {
        grow();
        assertThat(arrivals.limit()).isGreaterThan(100);

        for (int i = 0; i < 16; i++) {
            assertThat(arrivals.arrive("caller " + i, LATE)).isInstanceOf(Arrival.Admitted.class);
        }

        assertThat(arrivals.arrive("one more", LATE)).isEqualTo(new Arrival.Refused(Refusal.LAG));
        assertThat(arrivals.arrive("one more", IN_TIME)).isInstanceOf(Arrival.Admitted.class);
    }

    @Test
    void aPlaceIsGivenBackOnceWhateverComesTogether() {
        var place = admitted("caller");
        var work = new CompletableFuture<String>();
        var charge = place.during(() -> Uni.createFrom().completionStage(work), Objects::nonNull)
                .subscribeAsCompletionStage();
        place.leave();
        assertThat(arrivals.share().taken()).isEqualTo(1);

        now.addAndGet(Duration.ofMillis(30).toNanos());
        work.complete("done");
        place.leave();

        assertThat(charge).isCompletedWithValue("done");
        assertThat(arrivals.share().taken()).isZero();
        assertThat(told).containsExactly(Duration.ofMillis(30));
    }

    @Test
    void whatIsRefusedBeforeItIsChargedTeachesNothing() {
        admitted("caller").leave();

        assertThat(arrivals.share().taken()).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void whatLeavesNoRecordTeachesNothing() {
        admitted("caller")
                .during(() -> Uni.createFrom().item("no credits"), result -> false)
                .await()
                .indefinitely();
        admitted("caller")
                .during(() -> Uni.createFrom().failure(new IllegalStateException("away")), Objects::nonNull)
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();

        assertThat(arrivals.share().taken()).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void aFailureThatWasLongInComingIsLearntFrom() {
        var place = admitted("caller");
        var work = new CompletableFuture<String>();
        var charge = place.during(() -> Uni.createFrom().completionStage(work), Objects::nonNull)
                .subscribeAsCompletionStage();
        now.addAndGet(Duration.ofSeconds(5).toNanos());
        work.completeExceptionally(new IllegalStateException("timed out"));

        assertThat(charge).isCompletedExceptionally();
        assertThat(told).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void whoeverDoesNotSendItsBodyDoesNotBlockTheDoor() {
        var slow = admitted("slow");
        for (int i = 0; i < 15; i++) {
            admitted("slow caller " + i);
        }
        now.addAndGet(Arrivals.MAY_STAND.toNanos());

        assertThat(arrive("quick")).isInstanceOf(Arrival.Admitted.class);
        assertThat(arrivals.share().taken()).isEqualTo(1);
        assertThat(slow.during(() -> Uni.createFrom().item("charged"), Objects::nonNull)
                        .await()
                        .indefinitely())
                .isEqualTo("charged");
        assertThat(arrivals.share().taken()).isEqualTo(1);
    }

    @Test
    void whoeverComesLateIsTurnedAwayWhenItsPlaceIsAnothers() {
        var slow = admitted("slow");
        now.addAndGet(Arrivals.MAY_STAND.toNanos());
        for (int i = 0; i < 16; i++) {
            admitted("quick caller " + i);
        }

        assertThat(slow.during(() -> Uni.createFrom().item("charged"), Objects::nonNull)
                        .onFailure(ApiProblem.class)
                        .recoverWithItem("turned away")
                        .await()
                        .indefinitely())
                .isEqualTo("turned away");
        assertThat(arrivals.share().taken()).isEqualTo(16);
    }

    private void grow() {
        for (int i = 0; i < 50; i++) {
            var places = new ArrayList<Place>();
            for (int caller = 0; caller < arrivals.limit(); caller++) {
                places.add(admitted("caller " + caller));
            }
            places.forEach(place -> place.during(() -> Uni.createFrom().item("charged"), Objects::nonNull)
                    .await()
                    .indefinitely());
            now.addAndGet(Duration.ofMillis(200).toNanos());
        }
    }

    private Arrival arrive(String owner) {
        return arrivals.arrive(owner, IN_TIME);
    }

    private Place admitted(String owner) {
        return arrive(owner) instanceof Arrival.Admitted admitted ? admitted.place() : fail(owner);
    }

    private static Place fail(String owner) {
        throw new AssertionError(owner + " was turned away");
    }

    /** The defaults. */
    private static final class Small implements AdmissionConfig {

        @Override
        public int least() {
            return 16;
        }

        @Override
        public int most() {
            return 512;
        }

        @Override
        public Duration target() {
            return Duration.ofMillis(150);
        }

        @Override
        public Duration lag() {
            return Duration.ofMillis(50);
        }

        @Override
        public Duration patience() {
            return Duration.ofMillis(250);
        }
    }
}
