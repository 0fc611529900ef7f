package io.tutorflow.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tutorflow.acceptance.Probe.Usual;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Bodies that are not what they should be, as a whole or in one property, or at random in a few. */
final class BodyProbes {

    private static final int DEEPEST = 3;
    private static final int AT_RANDOM = 15;
    private static final int MEBIBYTE = 1024 * 1024;
    private static final String HERE = "@@here@@";

    private final Usual usual;
    private final Random random;
    private final List<Probe> probes = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();

    /** Where a value can stand in the body: a JSON pointer. */
    private record Slot(String pointer, List<String> values) {}

    private BodyProbes(Usual usual, Random random) {
        this.usual = usual;
        this.random = random;
    }

    static List<Probe> of(Usual usual, Random random) {
        var schema = usual.operation().bodySchema();
        if (schema.isMissingNode()) {
            return List.of();
        }
        var bodies = new BodyProbes(usual, random);
        bodies.addWholes();
        bodies.addSlots("", schema, DEEPEST);
        bodies.slots.forEach(bodies::addEach);
        for (int i = 0; i < AT_RANDOM && !bodies.slots.isEmpty(); i++) {
            bodies.addRandom(i);
        }
        return bodies.probes;
    }

    private void addWholes() {
        for (var text : List.of(
                "",
                " ",
                "null",
                "[]",
                "true",
                "1",
                "\"text\"",
                "{",
                "{]",
                "{} {}",
                "{\"a\":}",
                "{'a':1}",
                "//",
                "\u0000")) {
            add("body " + text, text);
        }
        add("deep body", "{\"a\":".repeat(10_000));
        add("deep list", "[".repeat(10_000));
        add("body too long", "{\"a\":\"" + "x".repeat(MEBIBYTE) + "\"}");
        add("long body", "{\"a\":\"" + "x".repeat(MEBIBYTE - 20) + "\"}");
        add("many members", "{" + "\"a\":1,".repeat(1_000) + "\"b\":1}");
        add("byte order mark", "\uFEFF" + usual.body());
        add("long name", "{\"" + "x".repeat(100_000) + "\":1}");
        if (usual.body().startsWith("{\"")) {
            add(
                    "every member twice",
                    usual.body().replaceFirst("}$", "," + usual.body().substring(1)));
        }
        probes.add(usual.body("UTF-16", usual.body().getBytes(UTF_16)));
        probes.add(usual.body("invalid UTF-8", "{\"title\":\"\u00ff\u00fe\u00c0\u0080\"}".getBytes(ISO_8859_1)));
    }

    private void addSlots(String pointer, JsonNode schema, int depth) {
        if (depth == 0) {
            return;
        }
        schema.path("properties").properties().forEach(property -> {
            var of = usual.operation().resolve(property.getValue());
            var at = pointer + "/" + property.getKey();
            slots.add(new Slot(at, BadValues.of(of)));
            if (of.path("type").asText().equals("array")) {
                var item = usual.operation().resolve(of.path("items"));
                slots.add(new Slot(at + "/0", BadValues.of(item)));
                addSlots(at + "/0", item, depth - 1);
            }
            addSlots(at, of, depth - 1);
        });
    }

    private void addEach(Slot slot) {
        var base = base();
        remove(base, slot.pointer());
        add(slot.pointer() + " missing", base.toString());
        slot.values()
                .forEach(
                        value -> add(slot.pointer() + " = " + Probe.shortened(value), with(usual.body(), slot, value)));
    }

    private void addRandom(int number) {
        var body = usual.body();
        var oddity = new StringBuilder("random " + number + ":");
        for (int i = 0; i < 3; i++) {
            var slot = slots.get(random.nextInt(slots.size()));
            var value = slot.values().get(random.nextInt(slot.values().size()));
            try {
                body = with(body, slot, value);
                oddity.append(' ').append(slot.pointer()).append(" = ").append(Probe.shortened(value));
            } catch (IllegalArgumentException notJsonAnyMore) {
                break;
            }
        }
        add(oddity.toString(), body);
    }

    private void add(String oddity, String body) {
        probes.add(usual.body(oddity, body));
    }

    private JsonNode base() {
        return Bodies.read(usual.body().isEmpty() ? "{}" : usual.body());
    }

    private static String with(String body, Slot slot, String value) {
        var changed = Bodies.read(body.isEmpty() ? "{}" : body);
        put(changed, slot.pointer());
        return changed.toString().replace('"' + HERE + '"', value);
    }

    /** Makes the objects and lists on the way to it that are not there. */
    private static void put(JsonNode body, String pointer) {
        var steps = pointer.substring(1).split("/");
        var node = body;
        for (int i = 0; i < steps.length; i++) {
            boolean last = i == steps.length - 1;
            boolean wantsList = !last && steps[i + 1].equals("0");
            if (node instanceof ObjectNode object) {
                node = last ? object.put(steps[i], HERE) : step(object, steps[i], wantsList);
            } else if (node instanceof ArrayNode list) {
                list.removeAll();
                node = last ? list.add(HERE) : list.addObject();
            }
        }
    }

    private static JsonNode step(ObjectNode object, String name, boolean wantsList) {
        var known = object.path(name);
        if (wantsList) {
            return known.isArray() ? known : object.putArray(name);
        }
        return known.isObject() ? known : object.putObject(name);
    }

    private static void remove(JsonNode body, String pointer) {
        int end = pointer.lastIndexOf('/');
        if (body.at(pointer.substring(0, end)) instanceof ObjectNode object) {
            object.remove(pointer.substring(end + 1));
        }
    }
}
