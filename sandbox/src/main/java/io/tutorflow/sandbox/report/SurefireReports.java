package io.tutorflow.sandbox.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads the modules of a Maven project, and what its test runner wrote about each. */
final class SurefireReports {

    private SurefireReports() {}

    static List<String> modules(Path root) throws IOException {
        NodeList modules = parse(root.resolve("pom.xml")).getElementsByTagName("module");
        return IntStream.range(0, modules.getLength())
                .mapToObj(index -> modules.item(index).getTextContent().strip())
                .toList();
    }

    static List<TestClass> in(Path root) throws IOException {
        List<TestClass> classes = new ArrayList<>();
        for (String module : modules(root)) {
            Path folder = root.resolve(module).resolve("target/surefire-reports");
            if (Files.exists(folder)) {
                addAll(classes, module, folder);
            }
        }
        return classes;
    }

    private static void addAll(List<TestClass> classes, String module, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(SurefireReports::isReport).sorted().toList()) {
                classes.add(read(module, parse(file).getDocumentElement()));
            }
        }
    }

    private static boolean isReport(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("TEST-") && name.endsWith(".xml");
    }

    private static TestClass read(String module, Element suite) {
        return new TestClass(
                module,
                suite.getAttribute("name"),
                number(suite, "tests"),
                number(suite, "failures") + number(suite, "errors"),
                number(suite, "skipped"));
    }

    private static int number(Element element, String attribute) {
        String text = element.getAttribute(attribute);
        return text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static Document parse(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(content);
        } catch (ParserConfigurationException | SAXException unreadable) {
            throw new IOException(file + " cannot be read", unreadable);
        }
    }
}
