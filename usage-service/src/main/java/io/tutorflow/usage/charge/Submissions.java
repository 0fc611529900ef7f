package io.tutorflow.usage.charge;

import io.tutorflow.usage.record.BodyHash;
import io.tutorflow.usage.record.Mode;
import io.tutorflow.usage.record.Submission;
import io.tutorflow.usage.record.Submission.Work;
import org.jspecify.annotations.Nullable;

/** Validated requests in their stored form. */
public final class Submissions {

    private Submissions() {}

    public static Submission of(CreateRequest request, @Nullable String key) {
        var fields = CanonicalJson.fieldsOf(request);
        var work = new Work(request.category(), request.requestedUnits(), request.prompt(), fields, null);
        var mode = request.mode();
        return new Submission(
                work,
                BodyHash.of(request.prompt(), fields),
                mode == null ? Mode.SYNC : Mode.of(mode),
                request.tier(),
                key);
    }
}
