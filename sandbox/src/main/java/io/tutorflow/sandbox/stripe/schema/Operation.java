package io.tutorflow.sandbox.stripe.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One thing that Stripe can be asked to do: {@code POST /v1/refunds}. */
public final class Operation {

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    /** A path has no other variable than the id of what it is about. */
    private static final String ID = "id";

    private final String method;
    private final String template;
    private final JsonNode parameters;
    private final Pattern pattern;
    private final Supplier<JsonSchema> schema;

    /** @param parameters the schema of everything that may be said in its body or query */
    Operation(String method, String template, JsonNode parameters) {
        this.method = method;
        this.template = template;
        this.parameters = parameters;
        this.pattern = Pattern.compile(template.replace("{id}", "(?<id>[A-Za-z0-9_]{1,255})"));
        this.schema = new Once<>(() -> SCHEMAS.getSchema(parameters));
    }

    public String name() {
        return method + " " + template;
    }

    public boolean changes() {
        return !method.equals("GET");
    }

    boolean isAt(String otherMethod, String path) {
        return method.equals(otherMethod) && pattern.matcher(path).matches();
    }

    /** What a v1 request says, by the types of the schema; throws {@link InvalidRequest} if it is not what it allows. */
    public JsonNode read(String form) {
        JsonNode said = Coercion.object(BracketForm.parse(form), parameters);
        Complaints.first(schema.get().validate(said)).ifPresent(complaint -> {
            throw new InvalidRequest(complaint);
        });
        return said;
    }

    /** What the path says. */
    public Optional<String> id(String path) {
        Matcher matcher = pattern.matcher(path);
        return template.contains("{" + ID + "}") && matcher.matches()
                ? Optional.of(matcher.group(ID))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return name();
    }
}
