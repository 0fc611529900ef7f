package io.tutorflow.sandbox.stripe.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the schema has against a request, in Stripe's words. */
final class Complaints {

    private Complaints() {}

    /** The one about the innermost parameter: of several alternatives that is the one that was meant. */
    static Optional<Complaint> first(Collection<ValidationMessage> faults) {
        return faults.stream()
                .max(Comparator.comparingInt(Complaints::weight).thenComparing(ValidationMessage::getMessage))
                .map(Complaints::complaint);
    }

    /** What is unknown or missing counts as inside of what it is about, and the unknown tells more. */
    private static int weight(ValidationMessage fault) {
        int own = 3 * fault.getInstanceLocation().getNameCount();
        return switch (fault.getType()) {
            case "additionalProperties" -> own + 4;
            case "required" -> own + 3;
            default -> own;
        };
    }

    private static Complaint complaint(ValidationMessage fault) {
        String at = name(fault.getInstanceLocation(), "");
        return switch (fault.getType()) {
            case "additionalProperties" -> Complaint.unknown(name(fault.getInstanceLocation(), fault.getProperty()));
            case "required" -> Complaint.missing(name(fault.getInstanceLocation(), fault.getProperty()));
            case "enum" -> Complaint.of(at, "Invalid " + at + ": must be one of " + choices(fault.getSchemaNode()));
            case "maxLength" -> Complaint.of(at, "Invalid string: " + at + " is too long");
            case "type" -> wrongType(at, fault);
            default -> Complaint.of(at, "Invalid " + at);
        };
    }

    private static Complaint wrongType(String at, ValidationMessage fault) {
        String wanted = fault.getSchemaNode().asText("value").replace("object", "hash");
        String given =
                fault.getInstanceNode() == null ? "" : fault.getInstanceNode().asText();
        return wanted.equals("integer")
                ? new Complaint(at, "parameter_invalid_integer", "Invalid integer: " + given)
                : Complaint.of(at, "Invalid " + wanted + ": " + given);
    }

    private static String choices(JsonNode values) {
        List<String> choices = new ArrayList<>();
        values.forEach(value -> choices.add(value.asText()));
        return String.join(", ", choices);
    }

    /** {@code line_items[0][price]}, as a form spells it. */
    private static String name(JsonNodePath location, @Nullable String property) {
        List<String> steps = new ArrayList<>();
        for (int step = 0; step < location.getNameCount(); step++) {
            steps.add(String.valueOf(location.getElement(step)));
        }
        if (property != null && !property.isEmpty()) {
            steps.add(property);
        }
        if (steps.isEmpty()) {
            return "";
        }
        StringBuilder name = new StringBuilder(steps.getFirst());
        steps.subList(1, steps.size())
                .forEach(step -> name.append('[').append(step).append(']'));
        return name.toString();
    }
}
