package io.tutorflow.sandbox.identity;

import io.tutorflow.sandbox.stripe.page.Html;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who do you want to be? */
final class SignInPage {

    private static final String STYLE = "/io/tutorflow/sandbox/identity/sign-in.css";

    private SignInPage() {}

    static String choose(SignInRequest request, List<Person> people) {
        String hidden = request.fields().entrySet().stream()
                .map(field -> hidden(field.getKey(), field.getValue()))
                .collect(Collectors.joining());
        return frame("Sign in", """
                <h1>Sign in</h1>
                <p class="hint">%s</p>
                %s
                <details%s>
                <summary>Somebody else</summary>
                <form method="post" action="authorize">
                %s
                <label for="name">Name</label><input id="name" name="name" maxlength="100">
                <label for="role">Role</label><select id="role" name="role">%s</select>
                <label for="subject">Subject (claim sub)</label><input id="subject" name="subject" required maxlength="255">
                <label for="scope">Organization or workspace (none for an operator)</label><input id="scope" name="scope" maxlength="36">
                <button type="submit">Sign in</button>
                </form>
                </details>""".formatted(
                        people.isEmpty()
                                ? "The sandbox knows nobody yet: ./tutorflow demo makes people, and a school to look at."
                                : "The sandbox asks for no password: choose who you are.",
                        people.stream().map(person -> button(person, hidden)).collect(Collectors.joining("\n")),
                        people.isEmpty() ? " open" : "",
                        hidden,
                        roles()));
    }

    private static String button(Person person, String hidden) {
        return """
                <form method="post" action="authorize">%s%s
                <button type="submit" class="person"><strong>%s</strong><span>%s</span></button>
                </form>""".formatted(
                        hidden,
                        Map.of(
                                        "name", person.name(),
                                        "role", person.role().claim(),
                                        "subject", person.subject(),
                                        "scope", person.scopeId())
                                .entrySet()
                                .stream()
                                .map(field -> hidden(field.getKey(), field.getValue()))
                                .collect(Collectors.joining()),
                        Html.text(person.name()),
                        Html.text(words(person.role())));
    }

    private static String roles() {
        return Arrays.stream(Role.values())
                .map(role -> "<option value=\"%s\">%s</option>".formatted(role.claim(), words(role)))
                .collect(Collectors.joining());
    }

    private static String words(Role role) {
        return switch (role) {
            case OPERATOR -> "Operator of the platform";
            case ORG_ADMIN -> "Org admin";
            case TEACHER -> "Teacher";
            case STUDENT -> "Student";
            case WORKSPACE_OWNER -> "Owner of a workspace";
        };
    }

    private static String hidden(String name, String value) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, Html.text(value));
    }

    static String wrong(String why) {
        return frame("This does not work", "<h1>This does not work</h1><p>%s</p>".formatted(Html.text(why)));
    }

    private static String frame(String title, String content) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s · TutorFlow sandbox</title>
                <link rel="stylesheet" href="sign-in.css">
                </head>
                <body>
                <main>
                %s
                </main>
                </body>
                </html>
                """.formatted(Html.text(title), content);
    }

    static String style() {
        try (InputStream content = SignInPage.class.getResourceAsStream(STYLE)) {
            if (content == null) {
                throw new IllegalStateException(STYLE + " is missing from the class path");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
