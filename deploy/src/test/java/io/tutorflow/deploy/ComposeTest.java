package io.tutorflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComposeTest {

    @Test
    void isWhatTheComposeSpecificationAllows() throws IOException {
        assertThat(schema().validate(Project.compose())).isEmpty();
    }

    @Test
    void knowsAFieldThatTheSpecificationDoesNotHave() throws IOException {
        ObjectNode wrong = (ObjectNode) Project.compose();
        ((ObjectNode) wrong.path("services").path("gateway")).put("imagee", "nginx");

        assertThat(schema().validate(wrong)).singleElement().asString().contains("imagee");
    }

    /**
     * The schema of the Compose Specification (github.com/compose-spec/compose-spec, Apache-2.0). Its id is a file name,
     * which the validator does not take for one.
     */
    private static JsonSchema schema() throws IOException {
        ObjectNode schema = (ObjectNode) Project.json("deploy/src/test/resources/compose-spec.json");
        schema.remove("$id");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
    }

    @Test
    void opensNothingButTheGatewayAndTheCaughtMail() throws IOException {
        assertThat(services())
                .filteredOn(it -> it.getValue().has("ports"))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("gateway", "mail");
    }

    @Test
    void waitsForServicesAndMountsFilesThatAreThere() throws IOException {
        JsonNode all = Project.compose().path("services");

        assertThat(services()).isNotEmpty().allSatisfy(it -> {
            assertThat(it.getValue().path("depends_on").properties())
                    .extracting(Map.Entry::getKey)
                    .allMatch(all::has);
            for (JsonNode volume : it.getValue().path("volumes")) {
                String source = volume.asText().split(":")[0];
                if (source.startsWith("./")) {
                    assertThat(Project.file(source)).exists();
                } else {
                    assertThat(Project.compose().path("volumes").has(source)).isTrue();
                }
            }
        });
    }

    @Test
    void runsTheKafkaThatTheTestsRun() throws IOException {
        String tested = Project.text("pom.xml").replaceAll("(?s).*<kafka.server.version>(.*?)<.*", "$1");

        assertThat(Project.compose()
                        .path("services")
                        .path("kafka")
                        .path("image")
                        .asText())
                .isEqualTo("apache/kafka:" + tested);
        assertThat(Project.compose()
                        .path("services")
                        .path("topics")
                        .path("image")
                        .asText())
                .isEqualTo("apache/kafka:" + tested);
    }

    @Test
    void makesTheDatabaseOfEachService() throws IOException {
        String script = Project.text("deploy/postgres/make-databases.sh");
        JsonNode all = Project.compose().path("services");

        assertThat(Project.SERVICES).allSatisfy(service -> {
            JsonNode settings = all.path(service).path("environment");
            String user = settings.path("QUARKUS_DATASOURCE_USERNAME").asText();
            String database = user.replace("_service", "");
            String password = settings.path("QUARKUS_DATASOURCE_PASSWORD").asText();
            String variable = database.toUpperCase(Locale.ROOT) + "_DATABASE_PASSWORD";
            assertThat(script).contains("make_database " + database + " \"$" + variable + "\"");
            assertThat(password).contains(variable);
            assertThat(all.path("postgres").path("environment").path(variable).asText())
                    .isEqualTo(password);
            assertThat(settings.path("QUARKUS_DATASOURCE_JDBC_URL").asText())
                    .isEqualTo("jdbc:postgresql://postgres:5432/" + database);
            assertThat(settings.path("QUARKUS_DATASOURCE_REACTIVE_URL").asText())
                    .isEqualTo("postgresql://postgres:5432/" + database);
        });
    }

    private static List<Map.Entry<String, JsonNode>> services() throws IOException {
        return new ArrayList<>(Project.compose().path("services").properties());
    }
}
