package io.tutorflow.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each release wrote is kept, and never changed: during an upgrade two releases speak to each other. */
class GoldenFilesTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final ObjectMapper JSON = Exchanged.json();

    @ParameterizedTest
    @MethodSource("files")
    void todaysReaderUnderstandsWhatEveryReleaseWrote(Path file) throws IOException {
        var read = JSON.readValue(
                file.toFile(), Exchanged.in(file.getFileName().toString()).type());

        assertThat(read.toString()).doesNotContain("NotUnderstood", "NOT_UNDERSTOOD", "OTHER");
    }

    /** It says the same as before, whatever it says besides. */
    @ParameterizedTest
    @MethodSource("files")
    void everyReleasesReaderFindsItsFieldsInWhatIsWrittenToday(Path file) throws IOException {
        var golden = JSON.readTree(file.toFile());
        var type = Exchanged.in(file.getFileName().toString()).type();

        JsonNode written = JSON.valueToTree(JSON.treeToValue(golden, type));

        assertThat(missing("", golden, written)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFieldOfTheFutureIsNoHindrance(Path file) throws IOException {
        var golden = JSON.readTree(file.toFile());
        var type = Exchanged.in(file.getFileName().toString()).type();
        var expected = JSON.treeToValue(golden, type);

        golden.findParents("amountMicros").forEach(GoldenFilesTest::grow);
        ((ObjectNode) golden).put("ofTheFuture", 1);

        Object read = JSON.treeToValue(golden, type);

        assertThat(read).isEqualTo(expected);
    }

    @Test
    void everythingExchangedIsKept() throws IOException {
        assertThat(files().map(file -> Exchanged.in(file.getFileName().toString()))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Exchanged.values()));
    }

    private static void grow(JsonNode object) {
        ((ObjectNode) object).put("ofTheFuture", "new");
    }

    private static List<String> missing(String at, JsonNode golden, JsonNode written) {
        var found = new ArrayList<String>();
        if (golden.isObject()) {
            golden.properties()
                    .forEach(field -> found.addAll(
                            missing(at + "." + field.getKey(), field.getValue(), written.path(field.getKey()))));
        } else if (golden.isArray()) {
            for (int i = 0; i < golden.size(); i++) {
                found.addAll(missing(at + "[" + i + "]", golden.get(i), written.path(i)));
            }
        } else if (golden.isNumber()
                ? !written.isNumber() || golden.decimalValue().compareTo(written.decimalValue()) != 0
                : !golden.equals(written)) {
            found.add(at + " was " + golden + " and is " + written);
        }
        return found;
    }

    private static Stream<Path> files() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }
}
