package io.tutorflow.deploy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a service can be told by environment variables, as its sources say.
 *
 * @param readable every variable that it reads
 * @param required those without which it does not start, or finds nobody
 */
record Settings(Set<String> readable, Set<String> required) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SHARED =
            List.of("batching", "clock", "events", "http", "internal-api", "messaging", "money", "persistence");

    /** Every client of Kafka takes whatever begins with {@code kafka.}: no source names it. */
    private static final String BROKERS = "kafka.bootstrap.servers";

    private static final Pattern PROPERTY = Pattern.compile("(?m)^([a-z][\\w.\"-]+)=");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([a-z][\\w.-]+)(:[^}]*)?\\}");
    /** An address of a laptop, which in a container leads nowhere. */
    private static final Pattern LOCAL_PROPERTY = Pattern.compile("(?m)^([a-z][\\w.\"-]+)=[^$\\n]*127\\.0\\.0\\.1");

    private static final Pattern LOCAL_REFERENCE =
            Pattern.compile("\\$\\{([a-z][\\w.-]+):[^}]*127\\.0\\.0\\.1[^}]*\\}");

    private static final Pattern INJECTED =
            Pattern.compile("@ConfigProperty\\(name = \"([^\"]+)\"(, defaultValue = [^)]+)?\\)\\s+(Optional<)?");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern MAPPED = Pattern.compile("\\n    [\\w<>.]+ (\\w+)\\(\\);");

    static Settings of(String service) throws IOException {
        String properties = Project.text(service + "/src/main/resources/application.properties");
        String sources = sources(service);
        Set<String> given = new HashSet<>();
        PROPERTY.matcher(properties).results().forEach(it -> given.add(it.group(1)));
        Set<String> required = new HashSet<>();
        INJECTED.matcher(sources)
                .results()
                .filter(it -> it.group(2) == null && it.group(3) == null)
                .forEach(it -> required.add(it.group(1)));
        REFERENCE.matcher(sources).results().filter(it -> it.group(2) == null).forEach(it -> required.add(it.group(1)));
        required.removeAll(given);
        LOCAL_PROPERTY.matcher(properties).results().forEach(it -> required.add(it.group(1)));
        LOCAL_REFERENCE.matcher(properties).results().forEach(it -> required.add(it.group(1)));
        Set<String> readable = new HashSet<>(given);
        INJECTED.matcher(sources).results().forEach(it -> readable.add(it.group(1)));
        REFERENCE.matcher(sources + properties).results().forEach(it -> readable.add(it.group(1)));
        readable.addAll(mapped(service));
        readable.add(BROKERS);
        Set<String> variables = variables(readable);
        variables.addAll(ofQuarkus());
        return new Settings(variables, variables(required));
    }

    private static String sources(String service) throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String file : files(service)) {
            sources.append(Project.text(file));
        }
        return sources.toString();
    }

    private static List<String> files(String service) throws IOException {
        List<String> files = new ArrayList<>(Project.files(service + "/src/main/java", ".java"));
        for (String module : modulesOf(service)) {
            files.addAll(Project.files(module + "/src/main/java", ".java"));
        }
        return files;
    }

    /** The shared ones that it has, and what those have. */
    private static Set<String> modulesOf(String module) throws IOException {
        String pom = Project.text(module + "/pom.xml");
        Set<String> found = new TreeSet<>();
        for (String shared : SHARED) {
            if (!shared.equals(module) && pom.contains("<artifactId>" + shared + "</artifactId>")) {
                found.add(shared);
                found.addAll(modulesOf(shared));
            }
        }
        return found;
    }

    private static Set<String> mapped(String service) throws IOException {
        Set<String> keys = new HashSet<>();
        for (String file : files(service)) {
            String source = Project.text(file);
            for (MatchResult mapping : MAPPING.matcher(source).results().toList()) {
                MAPPED.matcher(source)
                        .results()
                        .forEach(it -> keys.add(mapping.group(1) + "."
                                + it.group(1).replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT)));
            }
        }
        return keys;
    }

    private static Set<String> variables(Set<String> keys) {
        return keys.stream()
                .map(key -> key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** From the lists that Quarkus' extensions have of their keys. */
    private static Set<String> ofQuarkus() throws IOException {
        Set<String> variables = new TreeSet<>();
        for (URL model : Collections.list(Settings.class
                .getClassLoader()
                .getResources("META-INF/quarkus-config-doc/quarkus-config-model.json"))) {
            try (InputStream content = model.openStream()) {
                JSON.readTree(content)
                        .findValues("environmentVariable")
                        .forEach(variable -> variables.add(variable.asText()));
            }
        }
        return variables;
    }
}
