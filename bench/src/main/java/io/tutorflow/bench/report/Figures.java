package io.tutorflow.bench.report;

import io.tutorflow.bench.load.Outcome;
import io.tutorflow.bench.yardstick.TpcbRates;
import java.util.List;

/**
 * What one scenario came to.
 *
 * @param title what was done, in a few words
 * @param unit what one request is, such as {@code charge}
 * @param peak the highest rate that was served, or 0 if it was not looked for
 * @param rate what was asked per second
 * @param notes what was checked and seen besides
 */
public record Figures(
        String title,
        String unit,
        double peak,
        double rate,
        Outcome outcome,
        Cost cost,
        TpcbRates tpcb,
        List<String> notes) {

    public Figures {
        notes = List.copyOf(notes);
    }

    public Figures with(TpcbRates rates) {
        return new Figures(title, unit, peak, rate, outcome, cost, rates, notes);
    }

    public Figures with(List<String> remarks) {
        return new Figures(title, unit, peak, rate, outcome, cost, tpcb, remarks);
    }

    /** Served per second, by what the yardstick did; 0 without one. */
    public double ratio() {
        return tpcb.median() > 0 ? outcome.perSecond() / tpcb.median() : 0;
    }
}
