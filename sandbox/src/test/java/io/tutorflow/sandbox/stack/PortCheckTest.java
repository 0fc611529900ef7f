package io.tutorflow.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.sandbox.place.Home;
import io.tutorflow.sandbox.place.Ports;
import io.tutorflow.sandbox.place.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortCheckTest {

    @Test
    void namesThePortThatIsTakenAndThePartThatNeedsIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StackOptions options = options(new Ports(taken.getLocalPort() - 14), Map.of());

            assertThatThrownBy(() -> PortCheck.demandFree(options))
                    .hasMessageContaining("port " + taken.getLocalPort() + " is taken, and postgres needs it");
        }
    }

    @Test
    void looksAtEveryReplicaAndTheListenerInFrontOfThem() {
        Ports ports = new Ports(8080);

        assertThat(PortCheck.needed(options(ports, Map.of(Service.USAGE, 2))))
                .containsKeys(ports.replica(Service.USAGE, 2), ports.balanced(Service.USAGE))
                .doesNotContainKey(ports.balanced(Service.BILLING));
    }

    private static StackOptions options(Ports ports, Map<Service, Integer> replicas) {
        return new StackOptions(Home.of(Path.of("")), ports, replicas, Map.of(), Set.of(StackOptions.Trait.RESTARTS));
    }
}
