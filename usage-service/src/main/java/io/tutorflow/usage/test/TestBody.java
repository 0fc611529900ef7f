package io.tutorflow.usage.test;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.usage.charge.ChargeBody;
import io.tutorflow.usage.charge.Created;
import io.tutorflow.usage.charge.GeneratedPart;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A test as its owner sees it. */
@Schema(description = "A test and its current state.")
record TestBody(
        @JsonUnwrapped ChargeBody charge,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                type = SchemaType.ARRAY,
                implementation = GeneratedPart.class,
                description = "The items, once the work is done")
        @Nullable
        JsonNode items) {

    static TestBody of(Created created) {
        return new TestBody(created.charge(), created.part("items"));
    }
}
