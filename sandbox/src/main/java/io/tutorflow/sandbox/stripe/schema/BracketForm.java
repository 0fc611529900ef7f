package io.tutorflow.sandbox.stripe.schema;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code a[b][0]=x&a[c]=y}: the form that Stripe's v1 takes, in bodies and in queries. */
final class BracketForm {

    /** An invoice's 250 lines with a tax each are about 3,000. */
    private static final int MOST_PARAMETERS = 10_000;

    private static final Pattern KEY = Pattern.compile("[^\\[\\]]+(\\[[^\\[\\]]*])*");

    private final Raw.Fields root = new Raw.Fields(new LinkedHashMap<>());
    private int parameters;

    private BracketForm() {}

    static Raw.Fields parse(String encoded) {
        BracketForm form = new BracketForm();
        for (String pair : encoded.split("&")) {
            if (!pair.isEmpty()) {
                form.add(pair);
            }
        }
        return form.root;
    }

    private void add(String pair) {
        if (++parameters > MOST_PARAMETERS) {
            throw invalid(null, "More than " + MOST_PARAMETERS + " parameters");
        }
        int equals = pair.indexOf('=');
        String key = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        if (!KEY.matcher(key).matches()) {
            throw invalid(key, "Invalid parameter name: " + key);
        }
        put(steps(key), key, new Raw.Text(value));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw invalid(null, "Invalid form encoding: " + text);
        }
    }

    private static List<String> steps(String key) {
        List<String> steps = new ArrayList<>(List.of(key.replace("]", "").split("\\[", -1)));
        return steps;
    }

    private void put(List<String> steps, String key, Raw.Text value) {
        Raw.Fields place = root;
        for (String step : steps.subList(0, steps.size() - 1)) {
            Raw next =
                    place.entries().computeIfAbsent(named(step, place), name -> new Raw.Fields(new LinkedHashMap<>()));
            if (!(next instanceof Raw.Fields inner)) {
                throw invalid(key, "Invalid parameter: " + key + " is both a value and a hash");
            }
            place = inner;
        }
        if (place.entries().put(named(steps.getLast(), place), value) != null) {
            throw invalid(key, "Received the parameter " + key + " more than once");
        }
    }

    /** {@code a[]} is the next one of a list. */
    private static String named(String step, Raw.Fields place) {
        return step.isEmpty() ? Integer.toString(place.entries().size()) : step;
    }

    private static InvalidRequest invalid(@Nullable String param, String message) {
        return new InvalidRequest(new Complaint(param, null, message));
    }
}
