package io.tutorflow.acceptance.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The document as it is kept and served by pricing-service: YAML for people, JSON for programs. It is written anew from
 * what the build says of each service.
 */
final class PublicDocument {

    static final String COMMAND = "./mvnw -q -pl acceptance -am -Dquick -Dtest=PublicDocumentTest -Dopenapi.write"
            + " -Dsurefire.failIfNoSpecifiedTests=false verify";

    private static final List<String> SERVICES =
            List.of("pricing-service", "usage-service", "billing-service", "budget-service");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private PublicDocument() {}

    static Path root() {
        return Path.of(System.getProperty("tutorflow.root")).toAbsolutePath().normalize();
    }

    static Path json() {
        return kept("openapi.json");
    }

    static Path yaml() {
        return kept("openapi.yaml");
    }

    private static Path kept(String name) {
        return root().resolve("pricing-service/src/main/resources/META-INF/resources")
                .resolve(name);
    }

    static JsonNode read() throws IOException {
        return JSON.readTree(json().toFile());
    }

    static JsonNode readYaml() throws IOException {
        return YAML.readTree(yaml().toFile());
    }

    static void write(JsonNode document) throws IOException {
        Files.createDirectories(json().getParent());
        Files.writeString(json(), JSON.writeValueAsString(document) + "\n");
        Files.writeString(
                yaml(),
                "# Written from the services; to write it anew: " + COMMAND + "\n" + YAML.writeValueAsString(document));
    }

    /** What the services say of themselves, put together. */
    static JsonNode joined() throws IOException {
        var documents = new ArrayList<ObjectNode>();
        for (var service : SERVICES) {
            documents.add((ObjectNode) JSON.readTree(root().resolve(service)
                    .resolve("target/openapi/openapi.json")
                    .toFile()));
        }
        var joined = new Joining(documents).document();
        new Examples(root()).addTo(joined);
        // Read again, so that whole numbers are of the kind that a reader makes of them.
        return JSON.readTree(JSON.writeValueAsString(joined));
    }
}
