package io.tutorflow.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of a request, which tells whether two requests with one idempotency key are equal. Every field of a body
 * counts except the key itself, including fields added later; {@code 10} and {@code 10.00} are equal.
 */
public record RequestHash(String hex) {

    private static final String KEY = "idempotencyKey";

    /** @param asked bodies with defaults filled in, and ids from the path */
    public static RequestHash of(@Nullable Object... asked) {
        try {
            var text = write(Arrays.asList(asked)).getBytes(UTF_8);
            return new RequestHash(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String write(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Number number -> plain(new BigDecimal(number.toString()));
            case Map<?, ?> fields ->
                fields.entrySet().stream()
                        .map(field -> quoted((String) field.getKey()) + ":" + write(field.getValue()))
                        .sorted()
                        .collect(joined("{", "}"));
            case Collection<?> items -> items.stream().map(RequestHash::write).collect(joined("[", "]"));
            case Record fields -> write(fields);
            case String text -> quoted(text);
            case UUID id -> quoted(id.toString());
            case Instant time -> quoted(time.toString());
            case Enum<?> constant -> quoted(constant.name());
            case Boolean truth -> truth.toString();
            default -> throw new IllegalArgumentException("Not known how to compare a " + value.getClass());
        };
    }

    /** Never written out in full: {@code 1e999999} is short. */
    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toString();
    }

    private static String write(Record fields) {
        return Stream.of(fields.getClass().getRecordComponents())
                .filter(component -> !KEY.equals(component.getName()))
                .map(component -> quoted(component.getName()) + ":" + write(valueOf(fields, component)))
                .collect(joined("{", "}"));
    }

    private static @Nullable Object valueOf(Record fields, RecordComponent component) {
        try {
            var accessor = Objects.requireNonNull(component.getAccessor());
            accessor.setAccessible(true);
            return accessor.invoke(fields);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Escaped, so that no content can look like the end of the text. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Collector<CharSequence, ?, String> joined(String begin, String end) {
        return Collectors.joining(",", begin, end);
    }
}
