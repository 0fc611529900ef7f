package io.tutorflow.budget;

import io.tutorflow.testbed.ServiceRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfAllServices() {
        ServiceRules.of("budget").check();
    }
}
