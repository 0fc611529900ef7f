package io.tutorflow.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class KeptJsonTest {

    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private final ObjectMapper requests = new ObjectMapper();

    KeptJsonTest() {
        new JsonRules().customize(requests);
    }

    @Property(tries = 2_000)
    void whatIsTakenIsReadBackAndGivenOut(@ForAll("bodies") String body) throws JsonProcessingException {
        Map<String, Object> sent;
        try {
            sent = requests.readValue(body, OBJECT);
        } catch (JsonProcessingException refused) {
            return;
        }

        var taken = KeptJson.taken(sent, 100_000);

        if (taken.isPresent()) {
            var kept = KeptJson.document(Map.of("scenes", List.of(Map.of("fields", sent))))
                    .orElseThrow();
            var read = KeptJson.read(kept, OBJECT);
            assertThat(KeptJson.document(read)).contains(kept);
            assertThat(requests.readValue(requests.writeValueAsString(read), OBJECT))
                    .isNotEmpty();
        }
    }

    @Example
    void takesWhatPeopleSend() {
        assertThat(KeptJson.taken(
                        Map.of(
                                "smallest",
                                Double.MIN_VALUE,
                                "greatest",
                                Double.MAX_VALUE,
                                "text",
                                "\uD83D\uDE00 \\u0000"),
                        4_096))
                .isPresent();
    }

    @Example
    void refusesWhatCouldNotBeReadAgain() {
        assertThat(KeptJson.taken(Map.of("zoom", new BigDecimal("1e9999")), 100_000))
                .isEmpty();
        assertThat(KeptJson.taken(Map.of("zoom", new BigDecimal("1e1500")), 100_000))
                .isEmpty();
        assertThat(KeptJson.taken(Map.of("zoom", new BigDecimal("1e-2147483647")), 100_000))
                .isEmpty();
        assertThat(KeptJson.taken(Map.of("zoom", new BigDecimal("1e2147483647")), 100_000))
                .isEmpty();
        assertThat(KeptJson.taken(nested(KeptJson.DEPTH), 100_000)).isPresent();
        assertThat(KeptJson.taken(nested(KeptJson.DEPTH + 1), 100_000)).isEmpty();
        assertThat(KeptJson.taken(Map.of("half", "\ud800"), 100_000)).isEmpty();
        assertThat(KeptJson.taken(Map.of("\ud800", "half"), 100_000)).isEmpty();
        assertThat(KeptJson.taken(Map.of("nul", "\u0000"), 100_000)).isEmpty();
        assertThat(KeptJson.taken(Map.of("\u0000", "nul"), 100_000)).isEmpty();
        assertThat(KeptJson.taken(Map.of("x".repeat(KeptJson.NAME + 1), 1), 100_000))
                .isEmpty();
    }

    @Example
    void countsCharacters() {
        assertThat(KeptJson.taken(List.of("\uD83D\uDE00".repeat(96)), 100)).isPresent();
        assertThat(KeptJson.taken(List.of("\uD83D\uDE00".repeat(97)), 100)).isEmpty();
    }

    @Provide
    Arbitrary<String> bodies() {
        return Arbitraries.lazyOf(this::scalars, this::scalars, this::lists, this::objects)
                .list()
                .ofMaxSize(3)
                .flatMap(values -> names().list().ofSize(values.size()).map(names -> object(names, values)));
    }

    private Arbitrary<String> values() {
        return Arbitraries.lazyOf(this::scalars, this::scalars, this::lists, this::objects, this::deep);
    }

    private Arbitrary<String> scalars() {
        return Arbitraries.oneOf(
                Arbitraries.of("null", "true", "false", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\""),
                Arbitraries.strings().withChars("a\u00e9\u4e2d").ofMaxLength(20).map(text -> '"' + text + '"'),
                Arbitraries.bigIntegers().map(String::valueOf),
                Arbitraries.doubles().map(number -> new BigDecimal(number).toString()),
                Arbitraries.of(1, 300, 499, 500, 501, 999, 1_000).map("9"::repeat),
                Arbitraries.integers().between(-12_000, 12_000).map(exponent -> "1.5e" + exponent),
                Arbitraries.integers().map(exponent -> "-10e" + exponent));
    }

    private Arbitrary<String> lists() {
        return values().list().ofMaxSize(3).map(values -> "[" + String.join(",", values) + "]");
    }

    private Arbitrary<String> objects() {
        return values().list()
                .ofMaxSize(3)
                .flatMap(values -> names().list().ofSize(values.size()).map(names -> object(names, values)));
    }

    private Arbitrary<String> deep() {
        return Arbitraries.of(1, 50, 97, 98, 99, 100, 101, 500, 998, 1_100)
                .map(levels -> "{\"a\":".repeat(levels) + 1 + "}".repeat(levels));
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("a", "b", "sceneId", "fields", "", "\\u0000", "\\ud800", "é", "x".repeat(10_001));
    }

    private static String object(List<String> names, List<String> values) {
        var members = new ArrayList<String>();
        for (int i = 0; i < values.size(); i++) {
            members.add('"' + names.get(i) + "\":" + values.get(i));
        }
        return "{" + String.join(",", members) + "}";
    }

    private static Object nested(int levels) {
        Object value = 1;
        for (int i = 0; i < levels; i++) {
            value = List.of(value);
        }
        return value;
    }
}
