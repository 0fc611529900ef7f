package io.tutorflow.usage.charge;

import static java.util.Objects.requireNonNull;

import io.tutorflow.usage.record.BodyHash;
import io.tutorflow.usage.record.Mode;
import io.tutorflow.usage.record.Submission;
import io.tutorflow.usage.record.Submission.Work;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Work requested for something created earlier.
 *
 * @param work including its parent
 * @param key makes retries safe
 */
public record AddOn(Asker asker, Work work, @Nullable String key) {

    UUID parentId() {
        return requireNonNull(work.parent(), "An add-on has a parent");
    }

    /** @param sign distinguishes requests that are otherwise equal */
    Submission submission(Mode mode, @Nullable String sign) {
        var hash = BodyHash.of(
                parentId().toString(), work.prompt(), work.fields(), mode == Mode.ASYNC && sign != null ? sign : "");
        return new Submission(work, hash, mode, null, key);
    }
}
