package io.tutorflow.pricing;

import io.tutorflow.testbed.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfAllServices() {
        ServiceRules.of("pricing").check();
    }
}
