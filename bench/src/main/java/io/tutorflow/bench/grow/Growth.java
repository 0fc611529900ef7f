package io.tutorflow.bench.grow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tutorflow.bench.stack.Client;
import io.tutorflow.bench.stack.LocalStack;
import io.tutorflow.bench.stack.LocalStack.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * The growth of a stack. Ids and keys are derived from a seed and a number, here and in SQL alike. Half of the records
 * belong to the first workspace, the others to all in turn.
 *
 * @param days over which the records are spread
 * @param newestMillis when the newest record was created, since 1970
 */
public record Growth(String seed, long records, int workspaces, int days, long newestMillis) {

    /** Unless something else is asked for. */
    static final int A_YEAR = 365;

    private static final String KEY_PREFIX = "tf_platform_live_";
    private static final int KEY_CHARS = 43;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** Empty if nothing was grown. */
    public static Optional<Growth> of(LocalStack stack) throws IOException {
        var file = file(stack);
        return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), Growth.class)) : Optional.empty();
    }

    void keep(LocalStack stack) throws IOException {
        Files.writeString(file(stack), JSON.writeValueAsString(this));
    }

    /** Beside the data, and deleted with it. */
    private static Path file(LocalStack stack) {
        return stack.data().resolve("grown.json");
    }

    /** The one with half of the records. */
    public Workspace longest(Client gateway) {
        return workspace(0, gateway);
    }

    public long longestRecords() {
        return records / 2;
    }

    public Instant newest() {
        return Instant.ofEpochMilli(newestMillis);
    }

    public Instant oldest() {
        return newest().minus(length());
    }

    Duration length() {
        return Duration.ofDays(days);
    }

    public Workspace workspace(int number, Client gateway) {
        return new Workspace(id("account", number).toString(), gateway.with(key(number)));
    }

    /** The same as {@code overlay(md5(text) placing '4' from 13 for 1)::uuid}. */
    UUID id(String kind, long number) {
        var hex = md5(seed + "-" + kind + "-" + number);
        return UUID.fromString(hex.replaceFirst("(.{8})(.{4}).(.{3})(.{4})(.{12})", "$1-$2-4$3-$4-$5"));
    }

    /** Looks like any other key; only the seed reveals it. */
    String key(long number) {
        return KEY_PREFIX + (md5(seed + "-key-" + number) + md5(seed + "-more-" + number)).substring(0, KEY_CHARS);
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has MD5", missing);
        }
    }
}
