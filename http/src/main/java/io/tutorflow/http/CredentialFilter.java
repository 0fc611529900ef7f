package io.tutorflow.http;

import io.quarkus.logging.LoggingFilter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/** Removes credentials from every log message, ours or those of a library that logs a whole URI. */
@LoggingFilter(name = "credentials")
public final class CredentialFilter implements Filter {

    /** Formats the message with its parameters, whatever their style. */
    private static final ExtFormatter TEXT = new ExtFormatter() {
        @Override
        public String format(ExtLogRecord line) {
            return formatMessage(line);
        }
    };

    @Override
    public boolean isLoggable(LogRecord line) {
        var thrown = line.getThrown();
        var message = orEmpty(TEXT.formatMessage(line));
        var trace = thrown == null ? "" : traceOf(thrown);
        var harmless = Credentials.leftOutOf(message);
        var harmlessTrace = Credentials.leftOutOf(trace);
        if (!harmlessTrace.equals(trace)) {
            line.setThrown(null);
            write(line, harmless + "\n" + harmlessTrace);
        } else if (!harmless.equals(message)) {
            write(line, harmless);
        }
        return true;
    }

    private static void write(LogRecord line, String text) {
        line.setParameters(null);
        if (line instanceof ExtLogRecord record) {
            record.setMessage(text, ExtLogRecord.FormatStyle.NO_FORMAT);
        } else {
            line.setMessage(text);
        }
    }

    private static String traceOf(Throwable thrown) {
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
