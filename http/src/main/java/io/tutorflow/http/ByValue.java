package io.tutorflow.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Reads a decimal number by its value: 5, 5.0 and 5.000 are equal, and no exponent makes it longer than it can be
 * stored.
 */
final class ByValue extends StdScalarDeserializer<BigDecimal> {

    private static final long serialVersionUID = 1L;

    ByValue() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            throw MismatchedInputException.from(parser, BigDecimal.class, "not a number");
        }
        var number = parser.getDecimalValue();
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (Math.abs((long) number.precision() - number.scale()) + number.precision() > KeptJson.NUMBER) {
            throw MismatchedInputException.from(parser, BigDecimal.class, "too long");
        }
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
