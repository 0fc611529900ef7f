package io.tutorflow.usage.addon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.charge.AddOn;
import io.tutorflow.usage.charge.Asker;
import io.tutorflow.usage.charge.CreateReply;
import io.tutorflow.usage.charge.Creates;
import io.tutorflow.usage.edit.EditingDrafts;
import io.tutorflow.usage.edit.Opened;
import io.tutorflow.usage.record.Submission.Work;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Orders images and speech for a slide deck or video by its edit token; the parent's workspace pays. */
@ApplicationScoped
class AddOns {

    private final EditingDrafts editing;
    private final Creates creates;
    private final ObjectMapper mapper;

    AddOns(EditingDrafts editing, Creates creates, ObjectMapper mapper) {
        this.editing = editing;
        this.creates = creates;
        this.mapper = mapper;
    }

    Uni<CreateReply> image(String token, ImageRequest request, @Nullable String key) {
        return editing.open(token, Category.SLIDE).flatMap(deck -> {
            var fields = new TreeMap<String, Object>();
            if (request.slideIndex() != null) {
                fields.put("slideIndex", request.slideIndex());
            }
            return add(deck, Category.SLIDE_IMAGE, request.prompt(), fields, key);
        });
    }

    Uni<CreateReply> speech(String token, String sceneId, SpeechRequest request, @Nullable String key) {
        return editing.open(token, Category.VIDEO).flatMap(video -> {
            var scene = video.scene(sceneId);
            var fields = new TreeMap<String, Object>(Map.of("sceneId", sceneId));
            if (request.voice() != null) {
                fields.put("voice", request.voice());
            }
            var text = request.text() == null ? json(scene.fields()) : request.text();
            return add(video, Category.VIDEO_TTS_REGENERATE, text, fields, key);
        });
    }

    private Uni<CreateReply> add(
            Opened parent, Category category, String prompt, Map<String, Object> fields, @Nullable String key) {
        var work = new Work(category, 1, prompt, json(fields), parent.id());
        return creates.add(new AddOn(Asker.editing(parent.id(), parent.accountId()), work, key));
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("These fields cannot be serialized", impossible);
        }
    }
}
