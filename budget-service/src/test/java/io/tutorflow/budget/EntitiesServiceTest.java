package io.tutorflow.budget;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.testbed.EntityTables;
import io.tutorflow.testbed.TestbedResource;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "budget"))
class EntitiesServiceTest {

    @Test
    void areStoredAsTheirTablesSay() throws SQLException {
        EntityTables.check("budget");
    }
}
