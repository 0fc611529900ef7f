package io.tutorflow.billing.meter;

import io.tutorflow.billing.job.Schedule;

/** The background work about meters that others make due. */
public final class MeterSchedules {

    /** Lane by lane. */
    public static final Schedule REPORTS = new Schedule("meter-reports", "${tutorflow.meters.report-every:1s}");

    /** Account by account. */
    public static final Schedule COMPARISONS =
            new Schedule("meter-comparisons", "${tutorflow.meters.compare-every:1s}");

    private MeterSchedules() {}
}
