package io.tutorflow.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tutorflow.sandbox.place.Service;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceSettingsTest {

    @Test
    void belongToAService() {
        assertThat(ServiceSettings.parse(
                        List.of("usage-service:A=1", "usage-service:B=x=y:z", "billing-service:EMPTY=")))
                .isEqualTo(Map.of(Service.USAGE, Map.of("A", "1", "B", "x=y:z"), Service.BILLING, Map.of("EMPTY", "")));
    }

    @Test
    void areRefusedWithTheFormThatIsWanted() {
        assertThatThrownBy(() -> ServiceSettings.parse(List.of("A=1"))).hasMessageContaining("SERVICE:KEY=VALUE");
        assertThatThrownBy(() -> ServiceSettings.parse(List.of("mail-service:A=1")))
                .hasMessageContaining("usage-service");
    }
}
