package io.tutorflow.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The plot is well-formed, stays within its axes, and rises as percentiles do. */
class PercentilePlotTest {

    private final Histogram micros = new Histogram(120_000_000, 3);

    @Test
    void drawsEveryPercentileWithinTheAxes() throws Exception {
        for (int i = 1; i <= 100_000; i++) {
            micros.recordValue(i);
        }

        var points = points(svg("charge"));

        assertThat(points).hasSize(101);
        assertThat(points).allSatisfy(point -> {
            assertThat(point.x()).isBetween(70.0, 620.0);
            assertThat(point.y()).isBetween(40.0, 270.0);
        });
        assertThat(points.getFirst()).isEqualTo(new Point(70.0, 270.0));
        for (int i = 1; i < points.size(); i++) {
            assertThat(points.get(i).y()).isLessThanOrEqualTo(points.get(i - 1).y());
        }
    }

    @Test
    void drawsALineWhereAllTookTheSame() throws Exception {
        micros.recordValue(1_000);

        assertThat(points(svg("charge"))).extracting(Point::y).containsOnly(270.0);
    }

    @Test
    void drawsARunWithoutAnswers() throws Exception {
        assertThat(points(svg("charge"))).hasSize(101);
    }

    @Test
    void escapesItsTitle() throws Exception {
        assertThat(svg("a < b & c").getElementsByTagName("text").item(0).getTextContent())
                .isEqualTo("a < b & c");
    }

    @Test
    void namesPercentiles() {
        assertThat(List.of(1, 10, 100, 1_000, 10_000))
                .extracting(PercentilePlot::percentile)
                .containsExactly("0", "90", "99", "99.9", "99.99");
    }

    private Document svg(String title) throws Exception {
        var text = new PercentilePlot(title, micros).svg();
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static List<Point> points(Document svg) {
        var line = (Element) svg.getElementsByTagName("polyline").item(0);
        return Arrays.stream(line.getAttribute("points").split(" "))
                .map(Point::of)
                .toList();
    }

    private record Point(double x, double y) {

        static Point of(String text) {
            var parts = text.split(",");
            return new Point(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
        }
    }
}
