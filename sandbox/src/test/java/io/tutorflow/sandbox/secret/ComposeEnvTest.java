package io.tutorflow.sandbox.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.tutorflow.sandbox.place.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ComposeEnvTest {

    private static final Pattern REQUIRED = Pattern.compile("\\$\\{([A-Z0-9_]+):\\?");

    @Test
    void hasWhateverTheComposeFileRequires() throws IOException {
        String compose = Files.readString(Home.projectRoot().resolve("docker-compose.yml"));
        Set<String> required = REQUIRED.matcher(compose)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> written = ComposeEnv.variables(Secrets.generate()).keySet();

        assertThat(required).isNotEmpty();
        assertThat(written).containsAll(required);
    }

    @Test
    void hasOneLineForEachVariableWithoutSignsThatComposeWouldExpand() {
        assertThat(ComposeEnv.of(Secrets.generate()).lines()).allMatch(line -> line.matches("[A-Z0-9_]+=[\\w:,-]+"));
    }
}
