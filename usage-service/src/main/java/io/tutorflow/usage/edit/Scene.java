package io.tutorflow.usage.edit;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A scene of a video; its id is never reused. */
@Schema(
        description = "A scene; the generator may add further fields beside the id.",
        additionalProperties = Schema.True.class)
public record Scene(
        String sceneId,

        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> fields) {

    /** Its fields may have any name, including that of this record's component. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Scene read(Map<String, Object> kept) {
        return of(String.valueOf(kept.get("sceneId")), kept);
    }

    static Scene of(String id, Map<String, Object> given) {
        var fields = new LinkedHashMap<>(given);
        fields.remove("sceneId");
        return new Scene(id, fields);
    }

    Scene patched(Map<String, Object> changes) {
        var merged = new LinkedHashMap<>(fields);
        merged.putAll(changes);
        return of(sceneId, merged);
    }
}
