package io.tutorflow.billing.meter.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OnwardTest {

    private final List<Integer> done = new ArrayList<>();
    private final Onward<Integer> onward = new Onward<>();
    private int failing = 4;

    @Test
    void whatWasCutShortIsGoneOnWith() {
        assertThatThrownBy(this::run).hasMessage("4 takes too long");
        assertThat(done).containsExactly(1, 2);
        failing = 0;

        run();

        assertThat(done).containsExactly(1, 2, 3, 4, 5);
        run();
        assertThat(done).containsExactly(1, 2, 3, 4, 5, 1, 2, 3, 4, 5);
    }

    private void run() {
        onward.each(2, this::page).await().indefinitely();
    }

    private Uni<List<Integer>> page(@Nullable Integer last) {
        int first = last == null ? 1 : last + 1;
        var page = List.of(first, first + 1).stream().filter(one -> one <= 5).toList();
        if (page.contains(failing)) {
            return Uni.createFrom().failure(new IllegalStateException(failing + " takes too long"));
        }
        done.addAll(page);
        return Uni.createFrom().item(page);
    }
}
