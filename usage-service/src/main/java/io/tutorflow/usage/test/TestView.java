package io.tutorflow.usage.test;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.usage.charge.ChargeView;
import io.tutorflow.usage.charge.Created;
import io.tutorflow.usage.charge.GeneratedPart;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A test as its owner sees it. */
@Schema(description = "A test and how far it has come.")
record TestView(
        @JsonUnwrapped ChargeView charge,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                type = SchemaType.ARRAY,
                implementation = GeneratedPart.class,
                description = "The items, once it is done")
        @Nullable
        JsonNode items) {

    static TestView of(Created created) {
        return new TestView(created.charge(), created.part("items"));
    }
}
