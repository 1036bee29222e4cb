// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.io.IOException;
import java.net.URL;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Which mapper reads and writes users' own classes when the option {@code objectMapper} names none. */
class RegistryMapperTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    private ObjectMapper mapper = new ObjectMapper();

    @RegisterExtension
    final CamelExtension camel = CamelExtension.prepared(pipedrive, this::bind);

    private ObjectMapper another;
    private boolean autowired = true;

    private void bind(CamelContext context) {
        context.getRegistry().bind("json", mapper);
        if (another != null) {
            context.getRegistry().bind("another", another);
        }
        context.getComponent("pipedrive", PipedriveComponent.class).setAutowiredEnabled(autowired);
    }

    /** Written by Jackson as an object with the property {@code name}, unless a module says otherwise. */
    public record Title(String name) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** A deal with a title of a user's class. */
    public record Titled(Title title, LocalDate expectedCloseDate, String status) {}

    /** Of the many fields of a deal. */
    public record Known(LocalDate expectedCloseDate) {}

    private static ObjectMapper withModule() {
        return new ObjectMapper()
                .registerModule(new SimpleModule().addSerializer(Title.class, ToStringSerializer.instance));
    }

    private static final Titled DEAL = new Titled(new Title("Patio"), LocalDate.of(2031, 6, 30), null);

    private Object sent() {
        assertThat(pipedrive.requests()).hasSize(1);
        return pipedrive.requests().get(0).json();
    }

    @Test
    void theOnlyMapperOfTheRegistryIsUsedButNullIsLeftOutAndDatesAreText() throws Exception {
        mapper = withModule();

        camel.send("pipedrive:deal/create", DEAL);

        assertThat(sent()).isEqualTo(Map.of("title", "Patio", "expected_close_date", "2031-06-30"));
    }

    @Test
    void theMapperOfTheRegistryStaysAsItIs() throws Exception {
        mapper = withModule();
        camel.send("pipedrive:deal/create", DEAL);

        assertThat(mapper.getRegisteredModuleIds()).hasSize(1);
        assertThat(mapper.isEnabled(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES))
                .isTrue();
        assertThat(mapper.isEnabled(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS))
                .isTrue();
        assertThat(mapper.getSerializationConfig().getDefaultPropertyInclusion())
                .isEqualTo(JsonInclude.Value.empty());
    }

    @Test
    void propertiesThatTheClassDoesNotHaveAreIgnored() throws Exception {
        Object id = pipedrive
                .add("deal", Map.of("title", "Patio", "expected_close_date", "2031-06-30"))
                .get("id");

        Object deal = camel.body("pipedrive:deal/get?outputClass=" + Known.class.getName(), id);

        assertThat(deal).isEqualTo(new Known(LocalDate.of(2031, 6, 30)));
    }

    @Test
    void noneOfTwoMappersIsUsed() throws Exception {
        mapper = withModule();
        another = withModule();

        assertThat(camel.failure("pipedrive:deal/create", DEAL)).hasMessageContaining("title");
        assertThat(pipedrive.requests()).isEmpty();
    }

    @Test
    void theMapperOfTheRegistryIsNotUsedWithoutAutowiring() throws Exception {
        mapper = withModule();
        autowired = false;

        assertThat(camel.failure("pipedrive:deal/create", DEAL)).hasMessageContaining("title");
        assertThat(pipedrive.requests()).isEmpty();
    }

    /** A mapper that can't be copied. */
    public static final class Subclassed extends ObjectMapper {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void aMapperThatCantBeCopiedIsNotUsedAsItWouldWriteNull() throws Exception {
        mapper = new Subclassed();

        camel.send("pipedrive:deal/create", new Plain("Patio", null));

        assertThat(sent()).isEqualTo(Map.of("title", "Patio"));
    }

    /** A deal whose status may be null. */
    public record Plain(String title, String status) {}

    /** Notes which services are looked for. */
    private static final class WatchingLoader extends ClassLoader {
        private final List<String> asked = new CopyOnWriteArrayList<>();

        WatchingLoader(ClassLoader parent) {
            super(parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            asked.add(name);
            return super.getResources(name);
        }
    }

    @Test
    void modulesAreNotSearchedForOnTheClassPath() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        WatchingLoader loader = new WatchingLoader(before);
        assertThat(Collections.list(before.getResources("META-INF/services/com.fasterxml.jackson.databind.Module")))
                .isNotEmpty();
        thread.setContextClassLoader(loader);
        try (CamelContext context = new DefaultCamelContext()) {
            PipedriveComponent component = new PipedriveComponent();
            component.getConfiguration().setApiToken("token");
            context.addComponent("pipedrive", component);
            context.start();
            context.getEndpoint("pipedrive:deal/create").start();
        } finally {
            thread.setContextClassLoader(before);
        }

        assertThat(loader.asked).isNotEmpty().noneMatch(name -> name.contains("jackson"));
    }
}
