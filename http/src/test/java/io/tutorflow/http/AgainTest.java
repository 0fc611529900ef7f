package io.tutorflow.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import jakarta.ws.rs.ProcessingException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class AgainTest {

    private final Throwable broken = new ProcessingException(new VertxException("Connection was closed"));

    @Test
    void aBrokenConnectionIsTriedOnceMore() {
        assertThat(asked(broken).await().indefinitely()).isEqualTo("answer");
        assertThatThrownBy(() -> asked(broken, broken).await().indefinitely()).isSameAs(broken);
    }

    @Test
    void aTimeOutIsNot() {
        var late = new ProcessingException(new TimeoutException("5000 ms"));

        assertThatThrownBy(() -> asked(late).await().indefinitely()).isSameAs(late);
    }

    private static Uni<String> asked(Throwable... failures) {
        var left = new ArrayDeque<>(List.of(failures));
        return Again.ifBroken(Uni.createFrom().deferred(() -> {
            var failure = left.poll();
            return failure == null
                    ? Uni.createFrom().item("answer")
                    : Uni.createFrom().failure(failure);
        }));
    }
}
