package io.tutorflow.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.acceptance.Probe.Usual;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

/** Paths and queries that are not what they should be; as they stand in a request, so already escaped. */
final class AddressProbes {

    private static final List<String> FOR_ANYTHING = List.of(
            "x",
            "0",
            "-1",
            "1.5",
            "1e3",
            "2147483648",
            "99999999999999999999",
            "%00",
            "a%00b",
            "%FF%FE",
            "%ED%A0%80",
            "%C0%80",
            "%F0%9F%98%80",
            "%0d%0aX:1",
            "%20",
            "%7Bid%7D",
            "null",
            "undefined",
            "1-1-1-1-1",
            "00000000-0000-0000-0000-000000000000",
            "00000000000000000000000000000000",
            "'%20or%20'1'='1",
            "%25s%25n",
            "%E2%80%AE",
            "x".repeat(300),
            "x".repeat(3_000));

    private static final List<String> FOR_PATHS = List.of(
            "%2F", "..%2F..%2Finternal", "..", ".", "%2e%2e", ";a=b", "a;b=c", "%5C", "%3F", "", "a//b", "%2500");

    private static final List<String> FOR_QUERIES = List.of(
            "",
            "1",
            "20",
            "100",
            "101",
            "true",
            "2026-01-01T00:00:00Z",
            "2026-02-30",
            "0000-01-01",
            "%2B294277-01-01T00:00:00Z",
            "-5000-01-01T00:00:00Z",
            "%2B1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "9223372036854775807",
            "9223372036854775808",
            "course.default",
            "day",
            "eyJhIjoxfQ",
            "AAAAAAAAAAAAAAAAAAAAAA",
            "a,b",
            "%5B%5D",
            "a+b");

    private AddressProbes() {}

    static List<Probe> of(Usual usual) {
        var probes = new ArrayList<Probe>();
        usual.operation().ids().forEach(kind -> addPaths(usual, kind, probes));
        usual.operation().parameters("query").forEach(parameter -> addQueries(usual, parameter, probes));
        for (var query : List.of("?", "?a", "?=", "?&&&", "?a=%00", "?a=%FF", "?a[]=1&a.b=2".replace("[]", "%5B%5D"))) {
            probes.add(usual.path("query " + query, usual.path() + query));
        }
        for (var ending : List.of("/", "/x", "%20", "/%00", ";x=y", ".json")) {
            probes.add(usual.path("path ending in " + ending, usual.path() + ending));
        }
        return probes;
    }

    private static void addPaths(Usual usual, String kind, List<Probe> probes) {
        var variable = kind.substring(kind.lastIndexOf('{'));
        int index = usual.operation().ids().indexOf(kind);
        var steps = kind.split("/");
        var values = new ArrayList<>(FOR_ANYTHING);
        values.addAll(FOR_PATHS);
        for (var value : values) {
            var actual = usual.path().split("/");
            actual[steps.length - 1] = value;
            probes.add(usual.path(
                    "id " + index + " " + variable + " = " + Probe.shortened(value), String.join("/", actual)));
        }
    }

    private static void addQueries(Usual usual, JsonNode parameter, List<Probe> probes) {
        var name = parameter.path("name").asText();
        var values = new ArrayList<>(FOR_ANYTHING);
        values.addAll(FOR_QUERIES);
        usual.operation().resolve(parameter.path("schema")).path("enum").forEach(value -> values.add(value.asText()));
        for (var value : values) {
            probes.add(usual.path(name + " = " + Probe.shortened(value), usual.path() + "?" + name + "=" + value));
        }
        probes.add(usual.path(name + " twice", usual.path() + "?" + name + "=1&" + name + "=2"));
        probes.add(usual.path(name + " without a value", usual.path() + "?" + name));
        probes.add(usual.path(
                name + " in other letters", usual.path() + "?" + URLEncoder.encode("ⅼ" + name, UTF_8) + "=1"));
    }
}
