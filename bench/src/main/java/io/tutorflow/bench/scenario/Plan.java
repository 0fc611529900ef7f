package io.tutorflow.bench.scenario;

import io.tutorflow.bench.load.Load;

/**
 * How a load is measured.
 *
 * @param title what is done, in a few words
 * @param unit what one request is, such as {@code charge}
 * @param first the rate of the warm-up, and the first that is tried
 * @param shareOfPeak at which part of the highest rate it is measured, when no rate is given
 */
record Plan(String title, String unit, Load load, double first, double shareOfPeak) {}
