package io.tutorflow.billing.meter.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.billing.meter.reconcile.Choice.Counted;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChoiceTest {

    private static final Counted ONE = new Counted(new UUID(0, 1), 1);
    private static final Counted ALSO_ONE = new Counted(new UUID(0, 2), 1);
    private static final Counted FIVE = new Counted(new UUID(0, 3), 5);
    private static final Counted SIX = new Counted(new UUID(0, 4), 6);

    private static final List<Counted> ALL = List.of(ONE, SIX, ALSO_ONE, FIVE);

    @Test
    void oneThatIsAllOfItIsTaken() {
        assertThat(Choice.of(ALL, 6)).contains(List.of(SIX.id()));
        assertThat(Choice.of(ALL, 1)).contains(List.of(ONE.id()));
    }

    @Test
    void someComeToItExactly() {
        assertThat(Choice.of(ALL, 7)).contains(List.of(SIX.id(), ONE.id()));
        assertThat(Choice.of(ALL, 12)).contains(List.of(SIX.id(), FIVE.id(), ONE.id()));
        assertThat(Choice.of(ALL, 13)).hasValueSatisfying(all -> assertThat(all).hasSize(4));
    }

    @Test
    void whatIsNotFoundExactlyIsNotChosen() {
        assertThat(Choice.of(ALL, 3)).isEmpty();
        assertThat(Choice.of(ALL, 14)).isEmpty();
        assertThat(Choice.of(List.of(), 1)).isEmpty();
    }
}
