package io.tutorflow.billing.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts of documents, read once and used again: reading them takes as long as drawing a page. A font keeps a position
 * in its file, so that only one document is drawn with it at a time.
 */
final class Typefaces {

    /** As many as were ever used at the same time. */
    private static final Queue<Typefaces> FREE = new ConcurrentLinkedQueue<>();

    private final TrueTypeFont sans = read("Sans-Regular");
    private final TrueTypeFont bold = read("Sans-Bold");
    private final TrueTypeFont mono = read("Mono-Regular");

    private Typefaces() {}

    TrueTypeFont sans() {
        return sans;
    }

    TrueTypeFont bold() {
        return bold;
    }

    TrueTypeFont mono() {
        return mono;
    }

    /** Nobody else has them meanwhile. What failed may have left them anywhere: they are not used again. */
    static <T> T lend(Function<Typefaces, T> work) {
        var free = FREE.poll();
        var faces = free == null ? new Typefaces() : free;
        var made = work.apply(faces);
        FREE.add(faces);
        return made;
    }

    private static TrueTypeFont read(String face) {
        var path = "/liberation/Liberation" + face + ".ttf";
        try (var found = Typefaces.class.getResourceAsStream(path)) {
            if (found == null) {
                throw new IllegalStateException(path + " is missing from the class path");
            }
            var font = new TTFParser().parse(new RandomAccessReadBuffer(found));
            // Without ligatures: looking for them in each word takes a fifth of the time.
            font.setEnableGsub(false);
            return font;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
