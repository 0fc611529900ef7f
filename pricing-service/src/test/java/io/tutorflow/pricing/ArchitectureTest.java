package io.tutorflow.pricing;

import io.tutorflow.testbed.ClosedSwitches;
import io.tutorflow.testbed.ServiceRules;
import io.tutorflow.testbed.TableOwners;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void nothingIsDecidedByDefault() {
        ClosedSwitches.check();
    }

    @Test
    void aTableHasOneOwner() {
        TableOwners.check("pricing");
    }

    @Test
    void keepsTheRulesOfAllServices() {
        ServiceRules.of("pricing").check();
    }
}
