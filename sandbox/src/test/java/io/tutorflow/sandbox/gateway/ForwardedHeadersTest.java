package io.tutorflow.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForwardedHeadersTest {

    @Test
    void believesOnlyThePeerItself() {
        assertThat(ForwardedHeaders.client("203.0.113.9", "198.51.100.1")).isEqualTo("203.0.113.9");
        assertThat(ForwardedHeaders.client("203.0.113.9", null)).isEqualTo("203.0.113.9");
    }

    @Test
    void believesThisMachineAboutWhomItSpeaksFor() {
        assertThat(ForwardedHeaders.client("127.0.0.1", "198.51.100.1")).isEqualTo("198.51.100.1");
        assertThat(ForwardedHeaders.client("0:0:0:0:0:0:0:1", "198.51.100.1")).isEqualTo("198.51.100.1");
    }

    @Test
    void takesTheLastOfSeveralBecauseTheFirstIsTheClientsOwnClaim() {
        assertThat(ForwardedHeaders.client("127.0.0.1", "10.0.0.1, 198.51.100.1"))
                .isEqualTo("198.51.100.1");
    }

    @Test
    void isTheMachineItselfWhenItSpeaksForNobody() {
        assertThat(ForwardedHeaders.client("127.0.0.1", null)).isEqualTo("127.0.0.1");
        assertThat(ForwardedHeaders.client("127.0.0.1", " , ")).isEqualTo("127.0.0.1");
    }
}
