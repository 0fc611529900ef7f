package io.tutorflow.sandbox.place;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** File operations that happen completely or not at all, whenever the process dies. */
public final class Folders {

    private Folders() {}

    /** Replaces a file atomically, so that a reader sees the old text or the new one. */
    public static void replace(Path file, String text) throws IOException {
        write(file, text, "rw-r--r--");
    }

    /** Like {@link #replace}, for a file that nobody but its owner may read. */
    public static void replaceSecret(Path file, String text) throws IOException {
        write(file, text, "rw-------");
    }

    private static void write(Path file, String text, String permissions) throws IOException {
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(folder, "." + file.getFileName(), ".new");
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(permissions));
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes a folder with all that is in it; a missing one is fine, links are not followed. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
