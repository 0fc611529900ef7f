package io.tutorflow.bench.report;

import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Latency by percentile as an SVG text: both axes by powers of ten, so that the slow few can be seen. */
final class PercentilePlot {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;
    private static final int LEFT = 70;
    private static final int RIGHT = 620;
    private static final int TOP = 40;
    private static final int BOTTOM = 270;

    /** One request in so many is slower. */
    private static final List<Integer> ONE_IN = List.of(1, 10, 100, 1_000, 10_000);

    private static final int STEPS_PER_DECADE = 25;

    private final String title;
    private final Histogram micros;
    private final double lowest;
    private final double highest;

    PercentilePlot(String title, Histogram micros) {
        this.title = title;
        this.micros = micros;
        this.lowest = Math.floor(decades(micros.getMinValue()));
        this.highest = Math.max(lowest + 1, Math.ceil(decades(micros.getMaxValue())));
    }

    private static double decades(long value) {
        return Math.log10((double) Math.max(1, value));
    }

    String svg() {
        var svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\" font-size=\"12\">%n",
                WIDTH,
                HEIGHT,
                WIDTH,
                HEIGHT));
        svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        text(svg, WIDTH / 2, 20, "middle", title);
        percentiles(svg);
        milliseconds(svg);
        svg.append("<polyline fill=\"none\" stroke=\"#1f5fa8\" stroke-width=\"2\" points=\"")
                .append(points())
                .append("\"/>\n");
        text(svg, WIDTH / 2, HEIGHT - 12, "middle", "percentile; milliseconds from when a request was due");
        return svg.append("</svg>\n").toString();
    }

    private void percentiles(StringBuilder svg) {
        for (int oneIn : ONE_IN) {
            line(svg, x(oneIn), TOP, x(oneIn), BOTTOM);
            text(svg, x(oneIn), BOTTOM + 18, "middle", percentile(oneIn));
        }
    }

    private void milliseconds(StringBuilder svg) {
        for (double power = lowest; power <= highest; power++) {
            double y = y(Math.pow(10, power));
            line(svg, LEFT, y, RIGHT, y);
            text(svg, LEFT - 8, y + 4, "end", plain(Math.pow(10, power) / 1000));
        }
    }

    private String points() {
        var points = new StringBuilder();
        int steps = STEPS_PER_DECADE * (ONE_IN.size() - 1);
        for (int step = 0; step <= steps; step++) {
            double oneIn = Math.pow(10, (double) step / STEPS_PER_DECADE);
            double value = (double) Math.max(1, micros.getValueAtPercentile(100 - 100 / oneIn));
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(oneIn), y(value)));
        }
        return points.toString().strip();
    }

    private static double x(double oneIn) {
        return LEFT + Math.log10(oneIn) / (ONE_IN.size() - 1) * (RIGHT - LEFT);
    }

    private double y(double value) {
        return BOTTOM - (Math.log10(value) - lowest) / (highest - lowest) * (BOTTOM - TOP);
    }

    static String percentile(int oneIn) {
        return oneIn == 1 ? "0" : plain(100 - 100.0 / oneIn);
    }

    private static String plain(double value) {
        return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static void line(StringBuilder svg, double fromX, double fromY, double toX, double toY) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
                fromX,
                fromY,
                toX,
                toY));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
