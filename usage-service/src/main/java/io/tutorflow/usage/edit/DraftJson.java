package io.tutorflow.usage.edit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drafts as they are kept, and as they come out of what the generator delivered. */
@ApplicationScoped
class DraftJson {

    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private final ObjectMapper mapper;

    DraftJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String write(Draft draft) {
        try {
            return mapper.writeValueAsString(draft);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A draft that cannot be written", impossible);
        }
    }

    /** @param document what was kept, if it was edited before */
    Draft read(@Nullable String document, String request, @Nullable String content) {
        try {
            return document == null
                    ? delivered(mapper.readValue(request, OBJECT), content)
                    : mapper.readValue(document, Draft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is kept of a draft cannot be read", e);
        }
    }

    /** What the request says of title and description counts more than what the generator made of it. */
    private Draft delivered(Map<String, Object> request, @Nullable String content) throws JsonProcessingException {
        Map<String, Object> made = content == null ? new LinkedHashMap<>() : mapper.readValue(content, OBJECT);
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

    private List<Scene> scenes(@Nullable Object made) {
        var scenes = new ArrayList<Scene>();
        if (made instanceof List<?> list) {
            for (var scene : list) {
                scenes.add(Scene.of("s" + (scenes.size() + 1), mapper.convertValue(scene, OBJECT)));
            }
        }
        return List.copyOf(scenes);
    }
}
