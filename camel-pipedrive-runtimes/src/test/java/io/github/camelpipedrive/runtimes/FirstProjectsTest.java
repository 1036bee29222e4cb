// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.runtimes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The projects of the guides that users copy: each builds in a folder of its own, and passes its own tests. */
class FirstProjectsTest {

    private static final Path DOCS = OwnRepository.ROOT.resolve("docs");

    @ParameterizedTest
    @ValueSource(strings = {"first-spring-boot", "first-quarkus"})
    void areBuiltAndPassTheirTests(String name) throws Exception {
        UserProject project = UserProject.copyOf(DOCS.resolve(name), name);

        project.maven("package", "-Dquarkus.analytics.disabled=true");

        try (Stream<Path> reports = Files.list(project.file("target/surefire-reports"))) {
            List<Path> results =
                    reports.filter(each -> each.toString().endsWith(".txt")).toList();
            assertThat(results).isNotEmpty().allSatisfy(result -> assertThat(result)
                    .content()
                    .containsPattern("Tests run: [1-9]\\d*, Failures: 0, Errors: 0, Skipped: 0"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "first-spring-boot, camel.version",
        "first-quarkus, quarkus.version",
        "first-quarkus, camel-quarkus.version"
    })
    void useTheVersionsOfThisBuild(String name, String property) throws IOException {
        assertThat(value(DOCS.resolve(name).resolve("pom.xml"), property))
                .isEqualTo(value(OwnRepository.ROOT.resolve("pom.xml"), property));
    }

    private static String value(Path pom, String property) throws IOException {
        Matcher matcher =
                Pattern.compile("<" + Pattern.quote(property) + ">([^<]+)</").matcher(Files.readString(pom));
        assertThat(matcher.find()).as("%s in %s", property, pom).isTrue();
        return matcher.group(1);
    }
}
