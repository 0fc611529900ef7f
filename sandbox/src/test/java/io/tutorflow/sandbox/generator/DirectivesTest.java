package io.tutorflow.sandbox.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DirectivesTest {

    @Test
    void readsEachKind() {
        Directives directives = Directives.in("Fractions [deliver 7] for [slow 500ms] beginners [tokens 1200/800]");

        assertThat(directives.deliver()).contains(7);
        assertThat(directives.slow()).isEqualTo(Duration.ofMillis(500));
        assertThat(directives.tokens()).contains(new Directives.Tokens(1200, 800));
        assertThat(directives.fail()).isFalse();
        assertThat(directives.hang()).isFalse();
    }

    @Test
    void readsFailureSilenceAndSeconds() {
        Directives directives = Directives.in("[fail][hang] [slow 2s]");

        assertThat(directives.fail()).isTrue();
        assertThat(directives.hang()).isTrue();
        assertThat(directives.slow()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void takesAnOrdinaryPromptAsItIs() {
        assertThat(Directives.in("Please [deliver] it slow, do not [fail me], [tokens 5]"))
                .isEqualTo(new Directives(Optional.empty(), false, Duration.ZERO, false, Optional.empty()));
    }

    @Test
    void followsTheFirstOfSeveral() {
        assertThat(Directives.in("[deliver 0] [deliver 9]").deliver()).contains(0);
    }
}
