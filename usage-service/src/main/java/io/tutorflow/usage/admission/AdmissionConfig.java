package io.tutorflow.usage.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When requests are turned away. */
@ConfigMapping(prefix = "tutorflow.admission")
public interface AdmissionConfig {

    /** Requests under way from arrival to record that are always let in; the limit starts here. */
    @WithDefault("16")
    int least();

    /** Of more, the database makes the same number a second and each waits longer. */
    @WithDefault("512")
    int most();

    /** What nine of ten requests may take until they are recorded, before fewer are let in. */
    @WithDefault("150ms")
    Duration target();

    /** An event loop that is so late lets in no more than the least. */
    @WithDefault("50ms")
    Duration lag();

    /** How long a look-up or a hold waits to be sent; its caller is told to come back then. */
    @WithDefault("250ms")
    Duration patience();
}
