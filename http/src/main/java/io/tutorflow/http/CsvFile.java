package io.tutorflow.http;

import io.smallrye.mutiny.Multi;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.resteasy.reactive.RestMulti;

/**
 * A list as a file, however long, sent as it is read. Nothing is sent before the first lines are read: a failure until then
 * is the answer. After a later one the transfer breaks off, so that nobody takes a part for the whole.
 */
public final class CsvFile {

    private CsvFile() {}

    /**
     * @param name with its ending
     * @param header the first line
     * @param lines some at once; they may fail at once with the refusal to whoever may not have the file
     */
    public static RestMulti<String> of(String name, String header, Multi<String> lines) {
        return RestMulti.fromMultiData(headed(header, lines))
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    private static Multi<String> headed(String header, Multi<String> lines) {
        return Multi.createFrom().deferred(() -> {
            var isBegun = new AtomicBoolean();
            return lines.onCompletion()
                    .ifEmpty()
                    .continueWith("")
                    .map(some -> isBegun.getAndSet(true) ? some : header + some);
        });
    }
}
