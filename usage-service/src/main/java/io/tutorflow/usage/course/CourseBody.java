package io.tutorflow.usage.course;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.tutorflow.usage.charge.ChargeBody;
import io.tutorflow.usage.charge.Created;
import io.tutorflow.usage.charge.GeneratedPart;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A course as its owner sees it. */
@Schema(description = "A course and its current state.")
record CourseBody(
        @JsonUnwrapped ChargeBody charge,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                type = SchemaType.ARRAY,
                implementation = GeneratedPart.class,
                description = "The lessons, once the work is done")
        @Nullable
        JsonNode lessons) {

    static CourseBody of(Created created) {
        return new CourseBody(created.charge(), created.part("lessons"));
    }
}
