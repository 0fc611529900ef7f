package io.tutorflow.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.acceptance.Probe.Usual;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Methods and headers that are not what they should be. */
final class WireProbes {

    /** What is no oddity where the body can be left out. */
    static final String NOTHING_SENT = "nothing sent";

    private static final String TYPE = "Content-Type";
    private static final String JSON = "application/json";
    private static final String KEY = "Idempotency-Key";

    private WireProbes() {}

    static List<Probe> of(Usual usual) {
        var probes = new ArrayList<Probe>();
        addTypes(usual, probes);
        addKeys(usual, probes);
        for (var accepted : List.of("text/html", "application/xml", "image/png", "*/*;q=0", "nonsense", "a/b;;;", "")) {
            probes.add(usual.header("Accept", accepted));
        }
        for (var parameter : usual.operation().parameters("header")) {
            for (var value : List.of(
                    "", "x", "t=,v1=", "t=1,v1=zz", "t=99999999999999999999,v1=00", "é\u00ff", "x".repeat(10_000))) {
                probes.add(usual.header(parameter.path("name").asText(), value));
            }
        }
        probes.add(usual.header("X-Forwarded-For", "not-an-address, ::::, 1.2.3.4:99999"));
        probes.add(usual.header("Forwarded", "for=\"[::1\";by=;;"));
        probes.add(usual.header("X-HTTP-Method-Override", "DELETE"));
        probes.add(usual.header("Range", "bytes=5-1"));
        probes.add(usual.header("Accept-Encoding", "nonsense;q=9"));
        probes.add(usual.header("Accept-Language", "\u00ff"));
        probes.add(usual.header("Cookie", "=;=;" + "x".repeat(5_000)));
        for (var method : List.of("TRACE", "OPTIONS", "PROPFIND", "NONSENSE")) {
            probes.add(new Probe("the method " + method, method, usual.path(), () -> new byte[0], List.of()));
        }
        return probes;
    }

    private static void addTypes(Usual usual, List<Probe> probes) {
        probes.add(usual.headers("no content type"));
        probes.add(new Probe(NOTHING_SENT, usual.operation().method(), usual.path(), () -> new byte[0], List.of()));
        for (var type : List.of(
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "application/json; charset=utf-16",
                "application/json; charset=nonsense",
                "application/problem+json",
                "nonsense",
                "/",
                "application/json; ;;=")) {
            probes.add(usual.headers(TYPE + ": " + type, TYPE, type));
        }
        probes.add(usual.headers("two content types", TYPE, JSON, TYPE, "text/plain"));
        probes.add(usual.headers("gzip that is none", TYPE, JSON, "Content-Encoding", "gzip"));
        probes.add(usual.headers("an unknown encoding", TYPE, JSON, "Content-Encoding", "nonsense"));
        probes.add(new Probe(
                "gzip",
                usual.operation().method(),
                usual.path(),
                () -> gzip(usual.body()),
                List.of(TYPE, JSON, "Content-Encoding", "gzip")));
    }

    private static void addKeys(Usual usual, List<Probe> probes) {
        if (usual.operation().bodySchema().path("properties").has("idempotencyKey")) {
            var body = ((ObjectNode) Bodies.read(usual.body())).put("idempotencyKey", "one");
            probes.add(new Probe(
                    "two keys that differ",
                    usual.operation().method(),
                    usual.path(),
                    () -> body.toString().getBytes(UTF_8),
                    List.of(TYPE, JSON, KEY, "another")));
        }
        probes.add(usual.headers("the key twice", TYPE, JSON, KEY, "one", KEY, "two"));
        probes.add(usual.header(KEY, "x".repeat(10_000)));
    }

    private static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
