package io.tutorflow.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\uff1d1", "\uff20A"})
    void nothingIsAFormula(String value) {
        assertEquals("\"'" + value + "\"", CsvLine.text(value));
    }

    @Test
    void textIsQuoted() {
        assertEquals("\"a \"\"b\"\", c\"", CsvLine.text("a \"b\", c"));
        assertEquals("\"\"", CsvLine.text(""));
        assertEquals("1,\"two\"\r\n", CsvLine.of("1", CsvLine.text("two")));
    }
}
