// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.examples.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelpipedrive.examples.orders.scanned.ScannedRoutes;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The page on tests shows tests that run: each block is a file of the package orders as a whole. */
class TestingPageTest {

    private static final Path MODULE =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();

    @RegisterExtension
    static final PipedriveSandboxExtension PIPEDRIVE = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    private static List<String> blocks(String language) throws IOException {
        String page = Files.readString(MODULE.getParent().resolve("docs/testing.md"));
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "java, 0, java/io/github/camelpipedrive/examples/orders/OrderRoutes.java",
        "java, 1, java/io/github/camelpipedrive/examples/orders/OrderRoutesTest.java",
        "java, 2, java/io/github/camelpipedrive/examples/orders/OrdersMainTest.java",
        "java, 3, java/io/github/camelpipedrive/examples/orders/PlainOrdersTest.java",
        "yaml, 0, resources/orders/orders.camel.yaml",
        "properties, 0, resources/orders/application.properties"
    })
    void showsFilesThatAreRun(String language, int place, String file) throws IOException {
        String source = Files.readString(MODULE.resolve("src/test").resolve(file))
                .replaceFirst("^(//|#) SPDX-License-Identifier: Apache-2.0\n", "")
                .replaceFirst("^package .*;\n\n", "");

        assertThat(blocks(language).get(place)).isEqualTo(source);
    }

    @Test
    void showsNothingElse() throws IOException {
        assertThat(blocks("java")).hasSize(4);
        assertThat(blocks("yaml")).hasSize(1);
        assertThat(blocks("properties")).hasSize(1);
    }

    @Test
    void startsTheRoutesOfAPackage() throws Exception {
        String page = Files.readString(MODULE.getParent().resolve("docs/testing.md"));
        String readme = Files.readString(MODULE.resolveSibling("README.md"));
        Matcher setting =
                Pattern.compile("`(camel\\.main\\.[a-z-]+) = com\\.example`").matcher(page);
        assertThat(setting.find()).isTrue();
        assertThat(readme).contains(setting.group());
        Main main = new Main();
        main.setDefaultPropertyPlaceholderLocation("false");
        main.addInitialProperty(setting.group(1), ScannedRoutes.class.getPackageName());
        main.addInitialProperty("camel.component.pipedrive.base-url", PIPEDRIVE.baseUrl());
        main.addInitialProperty("camel.component.pipedrive.api-token", PIPEDRIVE.token());

        main.start();
        try {
            main.getCamelTemplate().sendBody("direct:orders", Map.of("title", "Floor tiles"));
        } finally {
            main.stop();
        }

        assertThat(PIPEDRIVE.records("deal")).hasSize(1);
    }

    @Test
    void namesDependenciesOfThisModule() throws IOException {
        String pom = Files.readString(MODULE.resolve("pom.xml")) + Files.readString(MODULE.resolveSibling("pom.xml"));
        List<String> named = Pattern.compile("<artifactId>(.*?)</artifactId>|`(camel-test-[a-z0-9-]+)`")
                .matcher(Files.readString(MODULE.getParent().resolve("docs/testing.md")))
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();

        assertThat(named).hasSize(7).allSatisfy(artifact -> assertThat(pom)
                .contains("<artifactId>" + artifact + "</artifactId>"));
    }

    @ParameterizedTest
    @CsvSource({"camel-bom, camel", "junit-bom, junit", "assertj-core, assertj"})
    void namesTheVersionsOfThisBuild(String artifact, String property) throws IOException {
        String pom = Files.readString(MODULE.resolveSibling("pom.xml"));
        Matcher version = Pattern.compile("<" + property + "\\.version>(.*?)</").matcher(pom);
        assertThat(version.find()).isTrue();

        assertThat(blocks("xml")).anyMatch(block -> block.replaceAll("\\s", "")
                .contains("<artifactId>" + artifact + "</artifactId><version>" + version.group(1) + "<"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "stage", "pipeline"})
    void saysWhichRecordsAreThereFromTheStart(String resource) {
        assertThat(PIPEDRIVE.records(resource)).isNotEmpty().allSatisfy((Map<String, Object> record) -> assertThat(
                        record.get("id"))
                .isNotNull());
    }
}
