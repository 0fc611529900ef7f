package io.tutorflow.usage.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tutorflow.http.ApiProblem;
import io.tutorflow.http.ErrorCode;
import io.tutorflow.usage.catalog.Category;
import io.tutorflow.usage.charge.AddOn;
import io.tutorflow.usage.charge.Asker;
import io.tutorflow.usage.charge.CreateReply;
import io.tutorflow.usage.charge.Creates;
import io.tutorflow.usage.edit.EditingDrafts;
import io.tutorflow.usage.edit.Opened;
import io.tutorflow.usage.record.RecordId;
import io.tutorflow.usage.record.Submission.Work;
import io.tutorflow.usage.record.UsageRecords;
import io.tutorflow.usage.render.Renders.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Starts renders, one at a time per video; the video's workspace pays. */
@ApplicationScoped
class StartingRenders {

    private static final String BUSY =
            "A render of this video is already in progress, and a video has one render at a time";

    private final EditingDrafts editing;
    private final UsageRecords records;
    private final Creates creates;
    private final ObjectMapper mapper;

    StartingRenders(EditingDrafts editing, UsageRecords records, Creates creates, ObjectMapper mapper) {
        this.editing = editing;
        this.records = records;
        this.creates = creates;
        this.mapper = mapper;
    }

    Uni<CreateReply> begin(String token, @Nullable String key) {
        return editing.open(token, Category.VIDEO)
                .flatMap(video -> records.addOns(new RecordId(video.id()), Category.VIDEO_RENDER)
                        .flatMap(found -> begin(video, Renders.of(found).turnOf(key), key)));
    }

    private Uni<CreateReply> begin(Opened video, Turn turn, @Nullable String key) {
        return switch (turn) {
            case Turn.After after -> creates.addNext(addOn(video, key), after.before(), BUSY);
            case Turn.Busy busy ->
                Uni.createFrom()
                        .failure(ApiProblem.of(ErrorCode.PLATFORM_CONFLICT, BUSY + ": renderId " + busy.running()));
        };
    }

    /** The target length decides how much is held. */
    private AddOn addOn(Opened video, @Nullable String key) {
        var request = requestOf(video);
        var fields = mapper.createObjectNode()
                .put("videoId", video.id().toString())
                .put("aspectRatio", request.path("aspectRatio").asText());
        var work = new Work(
                Category.VIDEO_RENDER,
                request.path("targetDurationSeconds").intValue(),
                video.work().prompt(),
                fields.toString(),
                video.id());
        return new AddOn(Asker.editing(video.id(), video.accountId()), work, key);
    }

    private JsonNode requestOf(Opened video) {
        try {
            return mapper.readTree(video.work().fields());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The request of " + video.id() + " is not JSON", e);
        }
    }
}
