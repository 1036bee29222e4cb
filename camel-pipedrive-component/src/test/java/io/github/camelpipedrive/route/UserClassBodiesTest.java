// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Objects of users' own classes as bodies. */
class UserClassBodiesTest {

    private static final String KEY = "5a9c0d1e2f3a4b5c6d7e8f901234567890abcdef";

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder());

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    /** Dates and times as they appear in users' classes. */
    public record Visit(String subject, LocalDate dueDate, LocalTime dueTime, Duration duration) {}

    /** The same of a deal. */
    public record Dated(
            String title, LocalDate expectedCloseDate, OffsetDateTime wonTime, Instant closeTime, String status) {}

    /** What a user changes of a deal. */
    public record Change(
            int id,
            Optional<String> currency,
            Optional<BigDecimal> probability,
            Optional<String> title,
            Optional<Integer> personId) {}

    /** A bean of which one property is always written. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public static final class Ending {
        @JsonInclude(JsonInclude.Include.ALWAYS)
        public LocalDate expectedCloseDate;

        public Integer id = 1;
        public String title;
    }

    /** Nested objects, and custom fields under their keys. */
    public record Contact(String name, List<Email> emails, Map<String, Object> customFields) {}

    /** An entry of it. */
    public record Email(String value, boolean primary) {}

    /** Custom fields as a class. */
    public record Tiled(String title, Fields customFields) {}

    /** They are named by their keys. */
    public record Fields(@JsonProperty(KEY) String colour) {}

    /** Can't be written. */
    public static final class Broken {
        public Inner getInner() {
            return new Inner();
        }
    }

    /** Fails. */
    public static final class Inner {
        public String getTitle() {
            throw new IllegalStateException("no session");
        }
    }

    @BeforeEach
    void aDeal() {
        pipedrive.add("deal", Map.of("title", "Patio", "currency", "CHF", "probability", 40));
    }

    private static Map<String, Object> sent() {
        assertThat(pipedrive.requests()).hasSize(1);
        return pipedrive.requests().get(0).json();
    }

    @Test
    void mayHaveDatesAndTimes() throws Exception {
        camel.send(
                "pipedrive:activity/create",
                new Visit("Visit", LocalDate.of(2031, 6, 30), LocalTime.of(9, 5), Duration.ofMinutes(45)));

        assertThat(sent())
                .isEqualTo(
                        Map.of("subject", "Visit", "due_date", "2031-06-30", "due_time", "09:05", "duration", "00:45"));
    }

    @Test
    void mayHavePointsInTime() throws Exception {
        Instant time = Instant.parse("2031-06-30T10:17:31.123Z");

        camel.send(
                "pipedrive:deal/create",
                new Dated("Patio", LocalDate.of(2031, 6, 30), time.atOffset(ZoneOffset.ofHours(2)), time, "won"));

        assertThat(sent())
                .isEqualTo(Map.of(
                        "title", "Patio",
                        "expected_close_date", "2031-06-30",
                        "won_time", "2031-06-30T10:17:31Z",
                        "close_time", "2031-06-30T10:17:31Z",
                        "status", "won"));
    }

    @Test
    @SuppressWarnings("NullOptional") // the property that nobody has set
    void clearAFieldByAnEmptyOptionalAndLeaveItByNull() throws Exception {
        camel.send(
                "pipedrive:deal/update",
                new Change(1, null, Optional.empty(), Optional.of("Terrace"), Optional.empty()));

        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("probability", null);
        expected.put("title", "Terrace");
        expected.put("person_id", null);
        assertThat(sent()).isEqualTo(expected);
    }

    @Test
    void clearAFieldThatIsAlwaysWritten() throws Exception {
        camel.send("pipedrive:deal/update", new Ending());

        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("expected_close_date", null);
        assertThat(sent()).isEqualTo(expected);
    }

    @Test
    void keepTheKeysOfCustomFields() throws Exception {
        camel.send(
                "pipedrive:person/create",
                new Contact("Ilse Varga", List.of(new Email("ilse@tiletown.example", true)), Map.of(KEY, "white")));

        assertThat(sent())
                .isEqualTo(Map.of(
                        "name", "Ilse Varga",
                        "emails", List.of(Map.of("value", "ilse@tiletown.example", "primary", true)),
                        "custom_fields", Map.of(KEY, "white")));
    }

    @Test
    void mayNameCustomFieldsByTheirKeys() throws Exception {
        camel.send("pipedrive:deal/create", new Tiled("Patio", new Fields("white")));

        assertThat(sent()).isEqualTo(Map.of("title", "Patio", "custom_fields", Map.of(KEY, "white")));
    }

    static Stream<Arguments> unwritable() {
        return Stream.of(
                arguments(new Broken(), "pipedrive:deal/create", "at inner.title: no session"),
                arguments(
                        new Dated("Patio", LocalDate.of(2031, 6, 30), null, null, null),
                        "pipedrive:deal/create?objectMapper=#plain",
                        "at expectedCloseDate: Java 8 date/time type `java.time.LocalDate` not supported by default: add Module"
                                + " \"com.fasterxml.jackson.datatype:jackson-datatype-jsr310\" to enable handling (or disable"
                                + " `MapperFeature.REQUIRE_HANDLERS_FOR_JAVA8_TIMES`)"));
    }

    @ParameterizedTest
    @MethodSource("unwritable")
    void areRefusedWithTheReasonThatJacksonGives(Object body, String uri, String reason) {
        camel.context().getRegistry().bind("plain", new ObjectMapper());

        assertThat(camel.failure(uri, body))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessage("deal/create: body: is of " + body.getClass() + ", which can't be read as an object ("
                        + reason + "); give a Map, JSON or a class with properties. Nothing was sent.");
        assertThat(pipedrive.requests()).isEmpty();
    }
}
