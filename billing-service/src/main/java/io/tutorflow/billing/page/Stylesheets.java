package io.tutorflow.billing.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The stylesheets of pages, for documents that have to carry them along. */
public final class Stylesheets {

    private static final String FOLDER = "/META-INF/resources/checkout/";

    private Stylesheets() {}

    /** Those of the names, in their order. */
    public static String of(String... names) {
        return Arrays.stream(names).map(Stylesheets::read).collect(Collectors.joining("\n"));
    }

    private static String read(String name) {
        try (var found = Stylesheets.class.getResourceAsStream(FOLDER + name)) {
            if (found == null) {
                throw new IllegalStateException(FOLDER + name + " is missing from the class path");
            }
            return new String(found.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
