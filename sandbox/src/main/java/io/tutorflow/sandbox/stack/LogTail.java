package io.tutorflow.sandbox.stack;

import io.tutorflow.sandbox.process.Launcher;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a part's log, and nothing of an earlier run. */
final class LogTail {

    private static final int LINES = 15;
    private static final int BYTES = 16 * 1024;

    private LogTail() {}

    static String of(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - BYTES));
            byte[] end = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(end);
            List<String> lines =
                    latestRun(new String(end, StandardCharsets.UTF_8).lines().toList());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        }
    }

    private static List<String> latestRun(List<String> lines) {
        int start = lines.size() - 1;
        while (start > 0 && !lines.get(start).startsWith(Launcher.START_MARK)) {
            start--;
        }
        return lines.subList(Math.max(0, start), lines.size());
    }
}
