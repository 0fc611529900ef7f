package io.tutorflow.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** The suite's response to one request. */
record Answer(int status, JsonNode body) {

    String text(String pointer) {
        return body.at(pointer).asText();
    }

    boolean isNumber(String pointer, String number) {
        JsonNode found = body.at(pointer);
        return found.isNumber() && found.decimalValue().compareTo(new BigDecimal(number)) == 0;
    }
}
