// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Keeps the directions of dependencies inside the sandbox; the table of ARCHITECTURE.md is read, so that it stays true. */
class SandboxArchitectureTest {

    private static final String BASE = "io.github.camelpipedrive.sandbox";
    private static final String ROOT = "(root)";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `?(\\(root\\)|[a-z]+)`? \\|");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    /** The packages in the order of the table: each may use those below it. */
    private static List<String> packages() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("basedir", "."), "..", "ARCHITECTURE.md"));
        String section = text.substring(text.indexOf("## Inside the sandbox"));
        String table = section.substring(section.indexOf("|---"), section.indexOf("\n## "));
        return ROW.matcher(table)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
    }

    private static String fullName(String name) {
        return name.equals(ROOT) ? BASE : BASE + "." + name;
    }

    @Test
    void everyPackageOfTheSandboxIsInTheTable() throws Exception {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            found.add(type.getPackageName());
        }

        assertThat(packages().stream().map(SandboxArchitectureTest::fullName))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(found);
    }

    static Stream<Arguments> packagesAndThoseAbove() throws Exception {
        List<String> packages =
                packages().stream().map(SandboxArchitectureTest::fullName).toList();
        return IntStream.range(1, packages.size()).mapToObj(i -> arguments(packages.get(i), packages.subList(0, i)));
    }

    @ParameterizedTest
    @MethodSource("packagesAndThoseAbove")
    void noPackageUsesOneAboveIt(String name, List<String> above) {
        noClasses()
                .that()
                .resideInAPackage(name)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above.toArray(String[]::new))
                .check(CLASSES);
    }

    /** Whoever writes a test needs no other package. */
    @Test
    void whatUsersCallIsInTheRoot() {
        classes()
                .that()
                .haveSimpleNameStartingWith("PipedriveSandbox")
                .or()
                .haveSimpleNameStartingWith("Sandbox")
                .should()
                .resideInAPackage(BASE)
                .check(CLASSES);
    }

    @Test
    void onlyTheServerKnowsWireMock() {
        noClasses()
                .that()
                .resideOutsideOfPackage(BASE + ".server")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.tomakehurst..")
                .check(CLASSES);
    }
}
