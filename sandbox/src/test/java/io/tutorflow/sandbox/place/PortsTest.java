package io.tutorflow.sandbox.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {

    private final Ports ports = new Ports(8080);

    @Test
    void areAFixedDistanceFromTheGateways() {
        assertThat(ports.gateway()).isEqualTo(8080);
        assertThat(ports.replica(Service.PRICING, 1)).isEqualTo(8081);
        assertThat(ports.replica(Service.USAGE, 1)).isEqualTo(8082);
        assertThat(ports.replica(Service.BILLING, 1)).isEqualTo(8083);
        assertThat(ports.replica(Service.BUDGET, 1)).isEqualTo(8084);
        assertThat(ports.console()).isEqualTo(8085);
        assertThat(ports.stripe()).isEqualTo(8089);
        assertThat(ports.generator()).isEqualTo(8090);
        assertThat(ports.postgres()).isEqualTo(8094);
        assertThat(ports.balanced(Service.PRICING)).isEqualTo(8096);
    }

    @Test
    void neverMeet() {
        Set<Integer> used = new HashSet<>(List.of(
                ports.gateway(),
                ports.console(),
                ports.stripe(),
                ports.generator(),
                ports.control(),
                ports.kafka(),
                ports.kafkaController(),
                ports.postgres(),
                ports.smtp()));
        for (Service service : Service.values()) {
            assertThat(used.add(ports.balanced(service))).isTrue();
            for (int replica = 1; replica <= Ports.MOST_REPLICAS; replica++) {
                assertThat(used.add(ports.replica(service, replica))).isTrue();
            }
        }
    }

    @Test
    void stayInTheRangeOfPorts() {
        assertThatThrownBy(() -> new Ports(80)).hasMessageContaining("1024");
        assertThatThrownBy(() -> new Ports(65_530)).hasMessageContaining("65530");
        assertThatThrownBy(() -> ports.replica(Service.USAGE, 11)).hasMessageContaining("1 to 10");
    }
}
