package com.papertrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the README, the documents and the scripts of {@code deploy} lead, and which tests they and the code name: an audit rests on it. */
class DocumentLinksTest {

    /** {@code [words](place)}, or {@code [words]: place} on a line of its own. */
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|(?m)^\\[[^\\]]+\\]: (\\S+)$");

    /** {@code [Words]} that a line of its own should explain. */
    private static final Pattern REFERENCE = Pattern.compile("\\[([A-Z]\\w+)\\](?![(:])");

    private static final Pattern NAMED_TEST = Pattern.compile("(?:`|\\{@code )([A-Z]\\w+(?:Test|IT|E2E))[`}]");

    /** {@code deploy/runbook.md, 'Install'}, as a script tells what to read next. */
    private static final Pattern NAMED_PASSAGE = Pattern.compile("(deploy/[a-z/-]+\\.md), '([^']+)'");

    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    static Stream<Path> documents() {
        return Stream.concat(
                Stream.of(Path.of("README.md")),
                files("deploy").filter(file -> file.toString().endsWith(".md")));
    }

    /** Of ours: what is installed or made beside it has documents of its own. */
    private static Stream<Path> files(String directory) {
        try (var files = Files.walk(Path.of(directory))) {
            return files
                    .filter(file -> !file.toString().matches(".*/(node_modules|target|cdk\\.out)/.*"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aLinkLeadsSomewhere(Path document) throws IOException {
        var text = Files.readString(document);
        assertThat(LINK.matcher(text).results().map(DocumentLinksTest::target).filter(link -> !link.contains("://")))
                .allMatch(link -> leadsSomewhere(document, link));
        assertThat(REFERENCE.matcher(text).results().map(match -> match.group(1)))
                .allMatch(word -> text.contains("\n[" + word + "]: "));
    }

    @Test
    void aPassageThatAScriptNamesIsThere() {
        assertThat(files("deploy")
                        .filter(file -> file.toString().endsWith(".sh"))
                        .flatMap(script -> NAMED_PASSAGE.matcher(text(script)).results()))
                .isNotEmpty()
                .allMatch(passage -> text(Path.of(passage.group(1))).contains(passage.group(2)), "is in its document");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aTestThatIsNamedIsThere(Path document) {
        assertThat(namedTests(document)).allMatch(tests()::contains);
    }

    @Test
    void aTestThatCodeNamesIsThere() {
        assertThat(Stream.concat(files("src"), files("deploy/aws/src"))
                        .filter(file -> file.toString().endsWith(".java"))
                        .flatMap(DocumentLinksTest::namedTests))
                .isNotEmpty()
                .allMatch(tests()::contains);
    }

    private static Stream<String> namedTests(Path file) {
        return NAMED_TEST.matcher(text(file)).results().map(match -> match.group(1));
    }

    private static Set<String> tests() {
        return Stream.concat(files("src/test/java"), files("deploy"))
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
    }

    @Test
    void whatLeadsNowhereIsSeen() {
        var readme = Path.of("README.md");
        assertThat(leadsSomewhere(readme, "deploy/no-such-page.md")).isFalse();
        assertThat(leadsSomewhere(readme, "deploy/README.md#no-such-heading")).isFalse();
        assertThat(leadsSomewhere(readme, "#no-such-heading")).isFalse();
        assertThat(leadsSomewhere(readme, "#settings")).isTrue();
        assertThat(leadsSomewhere(readme, "deploy/README.md#measured")).isTrue();
    }

    private static String target(MatchResult link) {
        return link.group(1) == null ? link.group(2) : link.group(1);
    }

    private static boolean leadsSomewhere(Path document, String link) {
        var parts = link.split("#", 2);
        var file = parts[0].isEmpty()
                ? document
                : document.resolveSibling(parts[0]).normalize();
        return Files.exists(file) && (parts.length == 1 || headings(file).contains(parts[1]));
    }

    /** As they are addressed: small letters, without marks, with lines for spaces. */
    private static Set<String> headings(Path file) {
        return HEADING.matcher(text(file))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
