// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import org.apache.camel.CamelException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Keeps the directions of dependencies that ARCHITECTURE.md promises; its tables are read, so that they stay true. */
class ArchitectureTest {

    private static final String BASE = "io.github.camelpipedrive";
    private static final String ROOT = "(root)";
    private static final Pattern ROW = Pattern.compile("^\\| (\\(root\\)|`[a-z.]+`) \\|");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    /** What a package says of itself in the table "knows". */
    private static final DescribedPredicate<JavaClass> EXCHANGES = resideInAPackage("org.apache.camel")
            .and(equivalentTo(org.apache.camel.CamelContext.class).negate())
            .and(equivalentTo(CamelException.class).negate())
            .as("Camel's exchanges, messages and endpoints");

    private static final DescribedPredicate<JavaClass> CAMEL =
            resideInAPackage("org.apache.camel..").as("Camel");

    private static final DescribedPredicate<JavaClass> HTTP_CLIENT =
            resideInAnyPackage("org.apache.hc..", "java.net.http..").as("an HTTP client");

    private static final DescribedPredicate<JavaClass> OPERATIONS = resideInAnyPackage(
                    BASE + ".resource..", BASE + ".operation..", BASE + ".schema..")
            .as("operations");

    private static final DescribedPredicate<JavaClass> COMPONENT = DescribedPredicate.describe(
            "the component", type -> type.getPackageName().equals(BASE) || inComponent(type.getPackageName()));

    /** Waiting for a condition or a latch is not sleeping: what is waited for ends it. */
    private static final DescribedPredicate<JavaAccess<?>> SLEEPING = DescribedPredicate.describe("sleeps", access -> {
        AccessTarget target = access.getTarget();
        return isOf(target, Thread.class, "sleep", "onSpinWait")
                || isOf(target, TimeUnit.class, "sleep", "timedWait")
                || isOf(target, LockSupport.class, "park", "parkNanos", "parkUntil")
                || isOf(target, Object.class, "wait");
    });

    private static final ArchRule NOBODY_ELSE_SLEEPS =
            noClasses().that().haveSimpleNameNotEndingWith("Sleeper").should().accessTargetWhere(SLEEPING);

    private static boolean isOf(AccessTarget target, Class<?> owner, String... names) {
        return target.getOwner().isAssignableTo(owner) && List.of(names).contains(target.getName());
    }

    private static boolean inComponent(String packageName) {
        return packageName.startsWith(BASE + ".")
                && !packageName.matches(Pattern.quote(BASE) + "\\.(resource|operation|schema|sandbox)(\\..*)?");
    }

    /** The packages of the component in the order of the table: each may use those below it. */
    private static List<String> packages() {
        List<String> packages = new ArrayList<>();
        for (String line : section("Inside the component", "## The way of a call")) {
            Matcher row = ROW.matcher(line);
            if (row.find()) {
                packages.add(row.group(1).replace("`", ""));
            }
        }
        return packages;
    }

    private static List<String> section(String from, String to) {
        String text;
        try {
            text = Files.readString(Path.of(System.getProperty("basedir", "."), "..", "ARCHITECTURE.md"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(text).contains(from, to);
        return text.substring(text.indexOf(from), text.indexOf(to)).lines().toList();
    }

    private static String pattern(String name) {
        return name.equals(ROOT) ? BASE : BASE + "." + name;
    }

    private static DescribedPredicate<JavaClass> in(String... names) {
        return resideInAnyPackage(
                        Stream.of(names).map(ArchitectureTest::pattern).toArray(String[]::new))
                .as(String.join(", ", names));
    }

    @Test
    void everyPackageOfTheComponentStandsInTheTable() {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : CLASSES.that(COMPONENT)) {
            String name = type.getPackageName();
            found.add(name.equals(BASE) ? ROOT : name.substring(BASE.length() + 1));
        }

        assertThat(packages()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(found);
    }

    static Stream<Arguments> packagesAndThoseAbove() {
        List<String> packages = packages();
        return Stream.iterate(1, i -> i < packages.size(), i -> i + 1)
                .map(i -> arguments(packages.get(i), packages.subList(0, i)));
    }

    @ParameterizedTest
    @MethodSource("packagesAndThoseAbove")
    void noPackageUsesOneAboveIt(String name, List<String> above) {
        ArchRule rule = noClasses().that(in(name)).should().dependOnClassesThat(in(above.toArray(String[]::new)));

        rule.check(CLASSES);
    }

    @Test
    void whoCallsAndHowOftenTheyMayDoNotKnowEachOther() {
        noClasses()
                .that(in("auth"))
                .should()
                .dependOnClassesThat(in("ratelimit"))
                .check(CLASSES);
        noClasses()
                .that(in("ratelimit"))
                .should()
                .dependOnClassesThat(in("auth"))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void theRootKnowsNeitherHttpNorJson() {
        DescribedPredicate<JavaClass> json = resideInAPackage("com.fasterxml.jackson..")
                .and(equivalentTo(ObjectMapper.class).negate())
                .and(equivalentTo(ObjectReader.class).negate())
                .as("JSON, except for the option objectMapper");
        DescribedPredicate<JavaClass> camelHttp = resideInAPackage("org.apache.camel.component.http..")
                .and(equivalentTo(HttpClientConfigurer.class).negate())
                .as("camel-http, except for the option httpClientConfigurer");

        noClasses()
                .that(in(ROOT))
                .should()
                .dependOnClassesThat(json.or(camelHttp).or(HTTP_CLIENT))
                .check(CLASSES);
    }

    @Test
    void onlyTheTransportKnowsAnHttpClient() {
        noClasses()
                .that(COMPONENT.and(in("transport").negate()))
                .should()
                .dependOnClassesThat(HTTP_CLIENT)
                .check(CLASSES);
    }

    @Test
    void theTransportKnowsNoOperationBeyondItsNameAndCost() {
        noClasses()
                .that(in("transport"))
                .should()
                .dependOnClassesThat(OPERATIONS.and(equivalentTo(Method.class).negate()))
                .check(CLASSES);
    }

    @Test
    void noExchangeGetsBelowTheBinding() {
        noClasses()
                .that(COMPONENT.and(
                        in(ROOT, "connect", "paging", "resume", "call.binding").negate()))
                .should()
                .dependOnClassesThat(EXCHANGES)
                .check(CLASSES);
    }

    @Test
    void credentialsAndBudgetsKnowNoCamelAndNoOperation() {
        noClasses()
                .that(in("auth", "ratelimit", "jdbc"))
                .should()
                .dependOnClassesThat(
                        CAMEL.and(assignableTo(CamelException.class).negate()).or(OPERATIONS))
                .check(CLASSES);
    }

    @Test
    void observersKnowNoOperation() {
        noClasses()
                .that(in("observation"))
                .should()
                .dependOnClassesThat(OPERATIONS)
                .check(CLASSES);
    }

    @Test
    void errorsNeedTheJdkAndCamelException() {
        classes()
                .that(in("error"))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", BASE + ".error..").or(equivalentTo(CamelException.class)))
                .check(CLASSES);
    }

    @Test
    void fieldsNeedTheJdkAndTheTypesOfValues() {
        classes()
                .that(in("field"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", BASE + ".field", BASE + ".operation.type"))
                .check(CLASSES);
    }

    @Test
    void operationsNeedTheJdkAlone() {
        classes()
                .that(OPERATIONS)
                .should()
                .onlyDependOnClassesThat(OPERATIONS.or(resideInAPackage("java..")))
                .check(CLASSES);
        assertThat(CLASSES.contain(OperationCatalogue.class)).isTrue();
    }

    @Test
    void theTypesOfValuesKnowNoOperation() {
        classes()
                .that(resideInAPackage(BASE + ".operation.type"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", BASE + ".operation.type", BASE + ".resource"))
                .check(CLASSES);
    }

    @Test
    void resourcesKnowNothingElse() {
        classes()
                .that()
                .resideInAPackage(BASE + ".resource")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", BASE + ".resource"))
                .check(CLASSES);
    }

    /** Rows are data: nothing that is made of them is known to them, and only their door is known to others. */
    @Test
    void rowsAreBehindOneDoor() {
        noClasses()
                .that()
                .resideInAnyPackage(BASE + ".operation", BASE + ".operation.type", BASE + ".resource", BASE + ".schema")
                .should()
                .dependOnClassesThat(resideInAPackage(BASE + ".operation.rows"))
                .check(CLASSES);
        classes()
                .that()
                .resideInAPackage(BASE + ".operation.rows")
                .and()
                .doNotHaveSimpleName("PipedriveOperations")
                .and()
                .areTopLevelClasses()
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    /** Otherwise both share one mistake, and neither shows it. */
    @Test
    void theSandboxUsesNeitherTheComponentNorCamel() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".sandbox..")
                .should()
                .dependOnClassesThat(COMPONENT.or(CAMEL))
                .check(CLASSES);
        assertThat(CLASSES.contain(PipedriveSandbox.class)).isTrue();
    }

    @Test
    void theComponentNeverUsesTheSandbox() {
        noClasses()
                .that(COMPONENT.or(OPERATIONS))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BASE + ".sandbox..")
                .check(CLASSES);
    }

    @Test
    void nothingStaticChanges() {
        noFields()
                .that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat(COMPONENT.or(OPERATIONS))
                .should()
                .notBeFinal()
                .check(CLASSES);
    }

    @Test
    void nothingIsReadFromTheEnvironment() {
        noClasses()
                .that(COMPONENT.or(OPERATIONS))
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class, String.class)
                .check(CLASSES);
    }

    /** Threads come from Camel, so that none is left when a context stops. */
    @Test
    void threadsAreCamels() {
        noClasses()
                .that(COMPONENT.or(OPERATIONS))
                .should()
                .dependOnClassesThat(equivalentTo(Executors.class).or(equivalentTo(ForkJoinPool.class)))
                .orShould()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class, String.class)
                .check(CLASSES);
    }

    /** A pause is a seam that tests replace. */
    @Test
    void onlySleepersSleep() {
        NOBODY_ELSE_SLEEPS.check(CLASSES);
    }

    static Stream<Class<?>> classesThatSleep() {
        return Stream.of(
                SleepsByThread.class,
                SleepsByTimeUnit.class,
                SleepsByParking.class,
                SleepsByWaiting.class,
                SleepsByReference.class);
    }

    @ParameterizedTest
    @MethodSource("classesThatSleep")
    void sleepingIsNoticedHoweverItIsWritten(Class<?> type) {
        JavaClasses sleeping = new ClassFileImporter().importClasses(type);

        assertThat(NOBODY_ELSE_SLEEPS.evaluate(sleeping).hasViolation()).isTrue();
    }

    static final class SleepsByThread {
        static void sleep(Duration time) throws InterruptedException {
            Thread.sleep(time.toMillis(), 0);
        }
    }

    static final class SleepsByTimeUnit {
        static void sleep(Duration time) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        }
    }

    static final class SleepsByParking {
        static void sleep(Duration time) {
            LockSupport.parkNanos(time.toNanos());
        }
    }

    static final class SleepsByWaiting {
        @SuppressWarnings("WaitNotInLoop") // it is never called
        static synchronized void sleep(Duration time) throws InterruptedException {
            SleepsByWaiting.class.wait(time.toMillis());
        }
    }

    static final class SleepsByReference {
        static LongConsumer sleep() {
            return LockSupport::parkNanos;
        }
    }

    @Test
    void nobodyWritesToTheConsole() {
        noClasses()
                .that(COMPONENT.or(OPERATIONS))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CLASSES);
    }

    @Test
    void theFamilyOfExceptionsIsClosed() {
        classes()
                .that()
                .areAssignableTo(io.github.camelpipedrive.error.PipedriveException.class)
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }
}
