package io.tutorflow.usage.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When requests are turned away. */
@ConfigMapping(prefix = "tutorflow.admission")
public interface AdmissionConfig {

    /** The number of requests between arrival and record that are always admitted; the limit starts here. */
    @WithDefault("16")
    int least();

    /** With more, the database completes no more per second and each waits longer. */
    @WithDefault("512")
    int most();

    /** The time within which nine of ten requests should be recorded; if they take longer, fewer are admitted. */
    @WithDefault("150ms")
    Duration target();

    /** An event loop that is this late admits only the least. */
    @WithDefault("50ms")
    Duration lag();

    /** How long a look-up or a hold may wait to be sent; after that its caller is told to retry. */
    @WithDefault("250ms")
    Duration patience();
}
