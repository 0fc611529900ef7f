package io.tutorflow.pricing.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tutorflow.pricing.Caller;
import io.tutorflow.testbed.TestbedResource;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "pricing"))
class AgentManifestServiceTest {

    @Test
    void saysAllThatAnAgentNeedsToBegin() throws IOException {
        var json = new ObjectMapper();

        var manifest = Caller.anybody()
                .get("/v1/platform/.well-known/agent.json")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        try (var expected = getClass().getResourceAsStream("/agent.json")) {
            assertThat(json.readTree(manifest)).isEqualTo(json.readTree(Objects.requireNonNull(expected)));
        }
    }
}
