package io.tutorflow.usage.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import io.tutorflow.testbed.TestbedResource;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What fails is logged by its route; the path may be somebody's credential. */
@QuarkusTest
@WithTestResource(value = TestbedResource.class, initArgs = @ResourceArg(name = "database", value = "usage"))
class LogServiceTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(new PatternFormatter("%s%e").format(ExtLogRecord.wrap(line)));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(listener);
    }

    @Test
    void namesTheRouteAndNotThePath() throws Exception {
        var asked = URI.create("http://localhost:" + RestAssured.port + "/v1/test/edit/" + TOKEN + "?token=" + TOKEN);

        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(asked).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(500);
        }

        assertThat(lines)
                .anySatisfy(line -> assertThat(line).contains("Failed: GET /v1/test/edit/{editToken}"))
                .noneSatisfy(line -> assertThat(line).contains(TOKEN));
    }

    @Test
    void whatIsWrittenGoesThroughTheFilter() {
        var config = ConfigProvider.getConfig();

        assertThat(config.getValue("quarkus.log.console.filter", String.class)).isEqualTo("credentials");
        assertThat(config.getValue("quarkus.log.file.filter", String.class)).isEqualTo("credentials");
    }

    /** Fails in a way that nobody thought of. */
    @Path("/v1/test/edit/{editToken}")
    @PermitAll
    public static class Failing {

        @GET
        @Operation(hidden = true)
        public Uni<String> fail(String editToken) {
            return Uni.createFrom().failure(new IllegalStateException("Nobody thought of this"));
        }
    }
}
