// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.spi.BeanIntrospection;
import org.apache.camel.spi.ClassResolver;
import org.apache.camel.spi.FactoryFinder;
import org.apache.camel.spi.Injector;
import org.apache.camel.spi.PackageScanClassResolver;
import org.apache.camel.spi.PackageScanResourceResolver;
import org.apache.camel.spi.ResourceLoader;
import org.apache.camel.support.ObjectHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps the lists in {@code docs/embedding.md}: those who build a native image have to rely on them. */
class LoadedByNameTest {

    private static final String BASE = "io.github.camelpipedrive";
    private static final Path BASEDIR = Path.of(System.getProperty("basedir", "."));

    /** Written by the build for licences and for Quarkus; nobody loads them to run a route. */
    private static final Set<String> NOT_LOADED =
            Set.of("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/jandex.idx", "META-INF/MANIFEST.MF");

    /** Those of the component and of the operations that it comes with. */
    private static final List<JavaClass> CLASSES = imported().stream()
            .filter(type -> !type.getPackageName().startsWith(BASE + ".sandbox"))
            .toList();

    private static JavaClasses imported() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(BASE);
    }

    /** What finds a class, a resource or a member by its name. */
    private static boolean isByName(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        return isOf(target, Class.class, "forName", "getResource.*", "newInstance")
                || isOf(target, Class.class, "get(Declared)?(Method|Field|Constructor|RecordComponent)s?")
                || isOf(target, ClassLoader.class, "getResource.*", "getSystemResource.*", "resources", "loadClass")
                || isOf(target, Module.class, "getResource.*")
                || isOf(target, ServiceLoader.class, "load.*")
                || isOf(target, java.util.ResourceBundle.class, "getBundle")
                || isOf(target, MethodHandles.Lookup.class, "find.*", "unreflect.*")
                || isOf(target, java.lang.reflect.Proxy.class, "newProxyInstance")
                || isOf(target, ObjectMapper.class, "find(AndRegister)?Modules")
                || isOf(target, MapperBuilder.class, "find(AndAdd)?Modules")
                || isOf(target, ClassResolver.class, "resolve.*", "load.*")
                || isOf(target, FactoryFinder.class, ".*")
                || isOf(target, Injector.class, ".*")
                || isOf(target, BeanIntrospection.class, ".*")
                || isOf(target, PackageScanClassResolver.class, ".*")
                || isOf(target, PackageScanResourceResolver.class, ".*")
                || isOf(target, ResourceLoader.class, ".*")
                || isOf(target, ResourceHelper.class, ".*")
                || isOf(target, ObjectHelper.class, "loadClass", "newInstance", "loadResource.*")
                || isOf(target, org.apache.camel.util.ObjectHelper.class, "loadClass", "newInstance", "loadResource.*");
    }

    private static boolean isOf(AccessTarget target, Class<?> owner, String... names) {
        return target.getOwner().isAssignableTo(owner) && Stream.of(names).anyMatch(target.getName()::matches);
    }

    /** The classes that find something by its name. */
    private static Set<String> finders(Stream<JavaClass> classes) {
        return classes.flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(LoadedByNameTest::isByName)
                .map(access -> topLevel(access.getOriginOwner()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String topLevel(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }

    /** One row of a table, its cells without code marks. */
    private static List<List<String>> table(String title) throws IOException {
        String page = Files.readString(BASEDIR.resolve("../docs/embedding.md"));
        Matcher section = Pattern.compile("## " + title + "\n(.*?)(\n## |\\z)", Pattern.DOTALL)
                .matcher(page);
        assertThat(section.find()).as(title).isTrue();
        List<List<String>> rows = new ArrayList<>();
        for (String line : section.group(1).lines().toList()) {
            if (line.startsWith("| `")) {
                rows.add(Stream.of(line.split("\\|", -1))
                        .skip(1)
                        .map(cell -> cell.strip().replace("`", ""))
                        .toList());
            }
        }
        return rows;
    }

    private static List<List<String>> resources() throws IOException {
        return table("Resources loaded by name");
    }

    private static List<List<String>> classes() throws IOException {
        return table("Classes loaded by name");
    }

    private static List<List<String>> members() throws IOException {
        return table("Members read by reflection");
    }

    private static List<String> column(List<List<String>> table, int column) {
        return table.stream().map(row -> row.get(column)).toList();
    }

    private static Path jar() throws Exception {
        return Path.of(PipedriveComponent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static Set<String> matches(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void whoLoadsByNameIsListed() throws Exception {
        Set<String> listed = new TreeSet<>();
        listed.addAll(column(resources(), 1));
        listed.addAll(column(classes(), 1));
        listed.addAll(column(members(), 2));
        listed.remove("Camel");

        assertThat(finders(CLASSES.stream())).containsExactlyElementsOf(listed);
    }

    @Test
    void everyResourceOfTheJarIsListed() throws Exception {
        Path root = jar();
        List<String> found;
        try (Stream<Path> files = Files.walk(root)) {
            found = files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.endsWith(".class") && !NOT_LOADED.contains(name))
                    .toList();
        }

        assertThat(column(resources(), 0)).containsExactlyInAnyOrderElementsOf(found);
    }

    /** Those in Camel's service files and those that the YAML routes make. */
    @Test
    void everyClassThatCamelIsToldOfIsListed() throws Exception {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(jar().resolve("META-INF/services/org/apache/camel"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.addAll(matches(Pattern.compile("(?m)^class=(\\S+)"), file));
            }
        }
        try (Stream<Path> files = Files.walk(jar().resolve("camel-pipedrive"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                found.addAll(matches(Pattern.compile("(?:#class:|bean:type:)([\\w.]+)"), file));
            }
        }

        assertThat(classes())
                .filteredOn(row -> row.get(1).equals("Camel"))
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(found);
    }

    @Test
    void everyClassWithFiguresInJmxIsListed() throws Exception {
        Set<String> found = CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(ManagedAttribute.class)
                        || method.isAnnotatedWith(ManagedOperation.class))
                .map(method -> method.getOwner().getName())
                .collect(Collectors.toSet());

        assertThat(members())
                .filteredOn(row -> row.get(2).equals("Camel"))
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(found);
    }

    static Stream<String> classesOfOurs() throws IOException {
        return column(classes(), 0).stream().filter(name -> name.startsWith(BASE));
    }

    @ParameterizedTest
    @MethodSource("classesOfOurs")
    void aListedClassCanBeMadeFromOutside(String name) throws Exception {
        assertThat(Class.forName(name).getConstructor().newInstance()).isNotNull();
    }

    @Test
    void listedClassesExist() throws Exception {
        List<String> names = new ArrayList<>(column(classes(), 0));
        names.addAll(column(members(), 0));

        for (String name : names) {
            assertThat(Class.forName(name)).isNotNull();
        }
    }

    static Stream<Class<?>> classesThatLoad() {
        return Stream.of(
                FindsClass.class,
                FindsClassByCamel.class,
                FindsResource.class,
                FindsResourceByReference.class,
                FindsResourceByLoader.class,
                FindsServices.class,
                FindsMember.class,
                FindsHandle.class,
                FindsModules.class,
                FindsProperties.class);
    }

    @ParameterizedTest
    @MethodSource("classesThatLoad")
    void loadingIsNoticedHoweverItIsWritten(Class<?> type) {
        JavaClasses loading = new ClassFileImporter().importClasses(type);

        assertThat(finders(loading.stream())).containsExactly(LoadedByNameTest.class.getName());
    }

    static final class FindsClass {
        static Class<?> find(String name) throws ClassNotFoundException {
            return Class.forName(name);
        }
    }

    static final class FindsClassByCamel {
        static Class<?> find(CamelContext context, String name) throws ClassNotFoundException {
            return context.getClassResolver().resolveMandatoryClass(name);
        }
    }

    static final class FindsResource {
        static InputStream find(String name) {
            return FindsResource.class.getResourceAsStream(name);
        }
    }

    static final class FindsResourceByReference {
        static Function<String, URL> find() {
            return FindsResourceByReference.class::getResource;
        }
    }

    static final class FindsResourceByLoader {
        static URL find(String name) {
            return Thread.currentThread().getContextClassLoader().getResource(name);
        }
    }

    static final class FindsServices {
        static Iterable<Runnable> find() {
            return ServiceLoader.load(Runnable.class);
        }
    }

    static final class FindsMember {
        static Object find(Object bean) throws ReflectiveOperationException {
            return bean.getClass().getMethod("name");
        }
    }

    static final class FindsHandle {
        static Object find(MethodType type) throws ReflectiveOperationException {
            return MethodHandles.lookup().findStatic(String.class, "valueOf", type);
        }
    }

    static final class FindsModules {
        static ObjectMapper find() {
            return new ObjectMapper().findAndRegisterModules();
        }
    }

    static final class FindsProperties {
        static boolean find(BeanIntrospection beans, Object bean, Map<String, Object> properties) {
            return beans.getProperties(bean, properties, null);
        }
    }
}
