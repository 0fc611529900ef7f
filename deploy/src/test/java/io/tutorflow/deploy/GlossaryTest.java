package io.tutorflow.deploy;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** From a word to its room is one step, and the room says what it is. */
class GlossaryTest {

    private static final Pattern WORD = Pattern.compile("^\\| \\*\\*.*\\| (?<rooms>.*) \\|$");

    private static final Pattern ROOM = Pattern.compile("\\[([a-z.]+)]");

    private static final Pattern PLACE = Pattern.compile("^\\[([a-z.]+)]: \\.\\./(\\S+)$", Pattern.MULTILINE);

    @Test
    void everyWordHasARoom() throws IOException {
        assertThat(words())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(rooms(row)).as(row).isNotEmpty());
    }

    @Test
    void everyRoomThatIsNamedHasAPlace() throws IOException {
        var named = words().stream().flatMap(row -> rooms(row).stream()).collect(toSet());

        assertThat(places().keySet()).isEqualTo(named);
    }

    @Test
    void everyPlaceIsAPackageThatSaysWhatItIs() throws IOException {
        for (var room : places().entrySet()) {
            var said = Project.file(room.getValue()).resolve("package-info.java");
            assertThat(said).exists();
            assertThat(Files.readString(said)).contains("package io.tutorflow." + room.getKey() + ";");
        }
    }

    private static List<String> words() throws IOException {
        return Project.text("docs/glossary.md")
                .lines()
                .filter(line -> line.startsWith("| **"))
                .toList();
    }

    private static List<String> rooms(String row) {
        var word = WORD.matcher(row);
        return word.matches()
                ? ROOM.matcher(word.group("rooms"))
                        .results()
                        .map(found -> found.group(1))
                        .toList()
                : List.of();
    }

    private static Map<String, String> places() throws IOException {
        return PLACE.matcher(Project.text("docs/glossary.md"))
                .results()
                .collect(toMap(place -> place.group(1), (MatchResult place) -> place.group(2)));
    }
}
