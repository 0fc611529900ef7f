package io.tutorflow.usage.admission;

import java.time.Duration;

/** The defaults, but for the patience: what waits here waits in simulated time. */
public final class UsualAdmission implements AdmissionConfig {

    @Override
    public int least() {
        return 16;
    }

    @Override
    public int most() {
        return 512;
    }

    @Override
    public Duration target() {
        return Duration.ofMillis(150);
    }

    @Override
    public Duration lag() {
        return Duration.ofMillis(50);
    }

    @Override
    public Duration patience() {
        return Duration.ofDays(1);
    }
}
