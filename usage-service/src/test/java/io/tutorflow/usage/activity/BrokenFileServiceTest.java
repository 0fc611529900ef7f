package io.tutorflow.usage.activity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.tutorflow.testbed.TestbedResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** Whoever fetches a file that breaks off is told by the transfer, never given a part as if it were the whole. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class BrokenFileServiceTest {

    @Test
    void aFileThatCannotBeReadToItsEndBreaksOff() {
        try (var client = HttpClient.newHttpClient()) {
            var file = URI.create("http://localhost:" + RestAssured.port + "/broken-file");
            var request = HttpRequest.newBuilder(file).build();

            assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }
}
