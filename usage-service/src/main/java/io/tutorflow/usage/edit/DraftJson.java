package io.tutorflow.usage.edit;

import com.fasterxml.jackson.core.type.TypeReference;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.KeptJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drafts in their stored form, and as they are derived from what the generator delivered. */
final class DraftJson {

    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private DraftJson() {}

    static String write(Draft draft) {
        return KeptJson.document(draft)
                .orElseThrow(() -> ApiProblem.invalid(
                        "content and scenes must have at most " + KeptJson.DOCUMENT + " characters as JSON together"));
    }

    static Draft read(String document) {
        return KeptJson.read(document, Draft.class);
    }

    /** @param document the stored draft, if it was edited before */
    static Draft read(@Nullable String document, String request, @Nullable String content) {
        return document == null ? delivered(KeptJson.read(request, OBJECT), content) : read(document);
    }

    /** Title and description from the request win over the generator's. */
    private static Draft delivered(Map<String, Object> request, @Nullable String content) {
        Map<String, Object> made = content == null ? new LinkedHashMap<>() : KeptJson.read(content, OBJECT);
        var title = made.remove("title");
        var description = made.remove("description");
        var scenes = scenes(made.remove("scenes"));
        return new Draft(
                text(request.get("title"), title),
                text(request.get("description"), description),
                made,
                scenes,
                scenes.size());
    }

    private static @Nullable String text(@Nullable Object wished, @Nullable Object made) {
        if (wished instanceof String text) {
            return text;
        }
        return made instanceof String text ? text : null;
    }

    private static List<Scene> scenes(@Nullable Object made) {
        var scenes = new ArrayList<Scene>();
        if (made instanceof List<?> list) {
            for (var scene : list) {
                scenes.add(Scene.of("s" + (scenes.size() + 1), fields(scene)));
            }
        }
        return List.copyOf(scenes);
    }

    /** A generator may deliver a scene as plain text. */
    private static Map<String, Object> fields(@Nullable Object scene) {
        var fields = new LinkedHashMap<String, Object>();
        if (scene instanceof Map<?, ?> object) {
            object.forEach((name, value) -> fields.put(String.valueOf(name), value));
        } else if (scene != null) {
            fields.put("text", scene);
        }
        return fields;
    }
}
