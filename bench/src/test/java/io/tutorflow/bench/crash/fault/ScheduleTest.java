package io.tutorflow.bench.crash.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a seed says will go wrong. */
class ScheduleTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @Test
    void aSeedGivesTheSameListForEver() {
        var schedule = Schedule.of(1, Duration.ofMinutes(1));

        assertThat(schedule).isEqualTo(Schedule.of(1, Duration.ofMinutes(1)));
        assertThat(schedule.faults().getFirst().line())
                .isEqualTo("   4.012 s  cut to PostgreSQL                    billing-service>postgres for 3.7 s");
    }

    @Test
    void anotherSeedGivesAnotherList() {
        assertThat(Schedule.of(1, TEN_MINUTES)).isNotEqualTo(Schedule.of(2, TEN_MINUTES));
    }

    @Test
    void tenMinutesHaveMoreThanTwentyOfEachKind() {
        assertThat(Schedule.of(7, TEN_MINUTES).counts())
                .containsOnlyKeys(FaultKind.values())
                .allSatisfy((kind, count) -> assertThat(count).isGreaterThan(20));
    }

    @Test
    void evenASingleMinuteHasOneOfEachKind() {
        assertThat(Schedule.of(7, Duration.ofMinutes(1)).counts()).containsOnlyKeys(FaultKind.values());
    }

    @Test
    void everyReplicaAndEveryLinkHasItsTurn() {
        var targets =
                Schedule.of(3, TEN_MINUTES).faults().stream().map(Fault::target).collect(Collectors.toSet());

        assertThat(targets).containsAll(Topology.REPLICAS).containsAll(Topology.LINKS);
    }

    @Test
    void itIsInOrderAndEndsInTime() {
        var faults = Schedule.of(5, TEN_MINUTES).faults();

        assertThat(faults).isSortedAccordingTo(Comparator.comparing(Fault::at));
        assertThat(faults.getLast().at()).isLessThan(TEN_MINUTES);
    }

    @Test
    void kafkaRecoversFromOneFaultBeforeTheNext() {
        assertThat(of("kafka"))
                .isNotEmpty()
                .allSatisfy(pair -> assertThat(
                                pair.getFirst().at().plus(pair.getFirst().lasting()))
                        .isLessThan(pair.getLast().at()));
    }

    @Test
    void theClockIsNeverBehindRealTime() {
        assertThat(Schedule.of(11, TEN_MINUTES).faults())
                .filteredOn(fault -> fault.kind() == FaultKind.MOVE_CLOCK)
                .allSatisfy(fault -> assertThat(fault.size()).isNotNegative());
    }

    @Test
    void countsAreOfWhatIsInTheList() {
        var fault = new Fault(Duration.ZERO, FaultKind.KILL_KAFKA, "kafka", Duration.ZERO, 0);

        assertThat(new Schedule(List.of(fault, fault)).counts()).isEqualTo(Map.of(FaultKind.KILL_KAFKA, 2L));
    }

    /** Each fault of a part with the next one. */
    private static List<List<Fault>> of(String part) {
        var faults = Schedule.of(1, TEN_MINUTES).faults().stream()
                .filter(fault -> fault.target().equals(part))
                .toList();
        return Stream.iterate(0, i -> i + 1)
                .limit(faults.size() - 1L)
                .map(i -> faults.subList(i, i + 2))
                .toList();
    }
}
