package io.tutorflow.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of this project. */
final class Project {

    static final List<String> SERVICES =
            List.of("pricing-service", "usage-service", "billing-service", "budget-service");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Project() {}

    static Path file(String path) {
        return Path.of(System.getProperty("tutorflow.root", "..")).resolve(path);
    }

    static String text(String path) throws IOException {
        return Files.readString(file(path));
    }

    static JsonNode json(String path) throws IOException {
        return JSON.readTree(file(path).toFile());
    }

    /** The documents of a YAML file, with its anchors and merges resolved. */
    static List<JsonNode> yaml(String path) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Iterable<Object> documents = new Yaml(new SafeConstructor(options)).loadAll(text(path));
        return StreamSupport.stream(documents.spliterator(), false)
                .<JsonNode>map(JSON::valueToTree)
                .toList();
    }

    static JsonNode compose() throws IOException {
        return yaml("docker-compose.yml").getFirst();
    }

    /** The paths of all files in a folder whose names end so. */
    static List<String> files(String folder, String end) throws IOException {
        Path root = file("");
        try (Stream<Path> files = Files.walk(file(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(path -> root.relativize(path).toString())
                    .filter(path -> path.endsWith(end))
                    .sorted()
                    .toList();
        }
    }
}
