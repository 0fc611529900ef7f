package io.tutorflow.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that others may read at any time, but never half written. */
final class WholeFile {

    private WholeFile() {}

    static void write(Path file, String text) throws IOException {
        var whole = file.toAbsolutePath();
        var beside = whole.resolveSibling(whole.getFileName() + ".new");
        Files.writeString(beside, text);
        Files.move(beside, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
