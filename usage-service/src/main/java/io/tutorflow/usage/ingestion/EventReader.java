package io.tutorflow.usage.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.http.KeptJson;
import io.tutorflow.money.Units;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.catalog.Charging;
import io.tutorflow.usage.catalog.Sale;
import io.tutorflow.usage.record.MeasuredUsage;
import io.tutorflow.usage.record.MeasuredUsage.EventName;
import io.tutorflow.usage.record.MeasuredUsage.GeneratorUse;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a CloudEvent in structured form as measured usage, or names the field that is wrong. */
final class EventReader {

    static final String TYPE = "io.tutorflow.usage.measured.v1";

    private static final String SPEC_VERSION = "1.0";
    private static final int USD_DECIMALS = 9;

    private final JsonNode event;

    private EventReader(JsonNode event) {
        this.event = event;
    }

    static MeasuredUsage read(JsonNode event) throws BadEvent {
        if (event.isMissingNode()) {
            throw BadEvent.field(
                    "the event cannot be read: it is not JSON, repeats a field, or has a number of more than"
                            + " 1000 digits or too many levels");
        }
        if (!event.isObject()) {
            throw BadEvent.field("each event must be a JSON object");
        }
        return new EventReader(event).usage();
    }

    /** For the answer to an unreadable event. */
    static @Nullable String idOf(JsonNode event) {
        var id = event.path("id");
        return id.isTextual() && isName(id.textValue()) ? id.textValue() : null;
    }

    private MeasuredUsage usage() throws BadEvent {
        demandEqual("specversion", SPEC_VERSION);
        demandEqual("type", TYPE);
        var name = new EventName(name("source"), name("id"));
        var account = account();
        var time = time();
        var data = event.path("data");
        if (!data.isObject()) {
            throw BadEvent.field("data must be a JSON object");
        }
        var category = category(data.path("category"));
        var school = category.sale() instanceof Sale.ForTokens ? SchoolEventReader.read(data, category) : null;
        return new MeasuredUsage(
                name, account, category, units(data.path("units"), category), time, use(data), metadata(data), school);
    }

    private void demandEqual(String field, String expected) throws BadEvent {
        if (!expected.equals(event.path(field).textValue())) {
            throw BadEvent.field(field + " must be " + expected);
        }
    }

    private String name(String field) throws BadEvent {
        var text = event.path(field).textValue();
        if (text == null || !isName(text)) {
            throw BadEvent.field(field + " must be a string of 1 to " + IngestionLimits.NAME + " characters");
        }
        return text;
    }

    static boolean isName(String text) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= IngestionLimits.NAME
                && text.chars().noneMatch(Character::isISOControl)
                && UTF_8.newEncoder().canEncode(text);
    }

    private UUID account() throws BadEvent {
        var text = event.path("subject").textValue();
        try {
            // UUID.fromString also accepts shorter forms.
            if (text != null && text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException notOne) {
            throw BadEvent.field("subject must be the UUID of the account that pays");
        }
        throw BadEvent.field("subject must be the UUID of the account that pays");
    }

    private Instant time() throws BadEvent {
        var text = event.path("time").textValue();
        if (text == null) {
            throw BadEvent.field("time is required");
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw BadEvent.field("time must be an RFC 3339 timestamp");
        }
    }

    private static Category category(JsonNode value) throws BadEvent {
        var text = value.textValue();
        var category = text == null ? null : Category.of(text).orElse(null);
        if (category == null) {
            throw BadEvent.field("data.category must be one of " + Category.allListed());
        }
        return category;
    }

    private static Units units(JsonNode value, Category category) throws BadEvent {
        var most = mostOf(category);
        if (value.isNumber()) {
            var units = value.decimalValue();
            if (units.signum() > 0
                    && units.compareTo(most) <= 0
                    && decimalsOf(units) <= category.unit().decimals()) {
                return Units.of(units);
            }
        }
        throw BadEvent.field("data.units must be a number above 0, at most " + most + ", with at most "
                + category.unit().decimals() + " decimals");
    }

    private static BigDecimal mostOf(Category category) {
        return switch (category.sale()) {
            case Sale.ByUnit byUnit -> IngestionLimits.UNITS;
            case Sale.ForTokens forTokens ->
                forTokens.charging() == Charging.BY_THE_MINUTE ? IngestionLimits.MINUTES : BigDecimal.ONE;
        };
    }

    private static int decimalsOf(BigDecimal number) {
        return number.scale() <= 0 ? 0 : number.stripTrailingZeros().scale();
    }

    private static GeneratorUse use(JsonNode data) throws BadEvent {
        return new GeneratorUse(
                tokens(data, "inputTokens"), tokens(data, "outputTokens"), providerCost(data.path("providerCostUsd")));
    }

    private static long tokens(JsonNode data, String field) throws BadEvent {
        var value = data.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        if (value.isNumber()) {
            var tokens = value.decimalValue();
            if (tokens.signum() >= 0 && tokens.compareTo(IngestionLimits.TOKENS) <= 0 && decimalsOf(tokens) == 0) {
                return tokens.longValueExact();
            }
        }
        throw BadEvent.field("data." + field + " must be a whole number from 0 to " + IngestionLimits.TOKENS);
    }

    private static BigDecimal providerCost(JsonNode value) throws BadEvent {
        if (value.isMissingNode() || value.isNull()) {
            return BigDecimal.ZERO;
        }
        if (value.isNumber()) {
            var cost = value.decimalValue();
            if (cost.signum() >= 0
                    && cost.compareTo(IngestionLimits.PROVIDER_COST_USD) <= 0
                    && decimalsOf(cost) <= USD_DECIMALS) {
                return cost;
            }
        }
        throw BadEvent.field("data.providerCostUsd must be a number from 0 to " + IngestionLimits.PROVIDER_COST_USD
                + " with at most " + USD_DECIMALS + " decimals");
    }

    private static String metadata(JsonNode data) throws BadEvent {
        var value = data.path("metadata");
        if (value.isMissingNode() || value.isNull()) {
            return "{}";
        }
        return Optional.of(value)
                .filter(JsonNode::isObject)
                .flatMap(object -> KeptJson.taken(object, IngestionLimits.METADATA))
                .orElseThrow(() -> BadEvent.field("data.metadata must be a JSON object of at most "
                        + IngestionLimits.METADATA + " characters, with no number of more than " + KeptJson.NUMBER
                        + ", at most " + KeptJson.DEPTH + " levels and without the character U+0000"));
    }
}
