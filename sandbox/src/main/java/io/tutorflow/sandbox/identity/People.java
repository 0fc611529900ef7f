package io.tutorflow.sandbox.identity;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tutorflow.sandbox.place.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The people whom the sign-in page offers, in a file of the stack's data. */
public final class People {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    public People(Path file) {
        this.file = file;
    }

    public List<Person> all() throws IOException {
        return Files.exists(file) ? JSON.readValue(file.toFile(), new TypeReference<List<Person>>() {}) : List.of();
    }

    /** Adds people; somebody with the same role, subject and place takes the place of the former. */
    public synchronized void add(List<Person> people) throws IOException {
        List<Person> known = new ArrayList<>(all());
        known.removeIf(person -> people.stream().anyMatch(person::isSameAs));
        known.addAll(people);
        Folders.replace(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(known));
    }
}
