// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.github.camelpipedrive.PipedriveComponent;
import io.github.camelpipedrive.error.PipedriveAmbiguousReferenceException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.field.Name;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever records are called and whatever a reference says: it never picks a record whose field differs. */
class ReferencePropertiesTest {

    private static final List<String> WORDS = List.of(
            "Acme",
            "Acme Corp",
            "Acme Corporation",
            "Müller & Söhne",
            "Muller & Sohne",
            "Straße 7",
            "STRASSE 7",
            "Café",
            "Σίσυφος",
            "İzmir",
            "ﬁne",
            "🧱 Bricks",
            "👩‍🔧",
            "O'Neill \"Sons\", Ltd: 50% + VAT?&=#",
            "42",
            "1",
            "name:Odd",
            "me",
            "*",
            "\\",
            "x");

    private static PipedriveSandbox sandbox;
    private static DefaultCamelContext context;
    private static ProducerTemplate template;

    @BeforeContainer
    static void start() {
        sandbox = PipedriveSandbox.builder().unlimited().start();
        context = new DefaultCamelContext();
        context.disableJMX();
        PipedriveComponent component = new PipedriveComponent();
        component.setRequestsPerWindow(1_000_000);
        component.setSearchesPerWindow(1_000_000);
        component.getConfiguration().setApiToken(sandbox.token());
        component.getConfiguration().setBaseUrl(sandbox.baseUrl());
        context.addComponent("pipedrive", component);
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterContainer
    static void stop() {
        context.stop();
        sandbox.close();
    }

    /** A word as people write it: in any case, with any blanks, composed or decomposed, cut or longer. */
    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> words = Arbitraries.oneOf(
                Arbitraries.of(WORDS),
                Arbitraries.of(WORDS),
                Arbitraries.of("a", "A", "ä", "Ä", "e", "\u0301", "ß", " ", "1", ":", "'", "\"", "🧱")
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(4)
                        .map(letters -> String.join("", letters)));
        Arbitrary<Function<String, String>> spellings = Arbitraries.of(List.<Function<String, String>>of(
                word -> word,
                word -> word,
                word -> word.toUpperCase(Locale.ROOT),
                word -> word.toLowerCase(Locale.ROOT),
                word -> Normalizer.normalize(word, Form.NFC),
                word -> Normalizer.normalize(word, Form.NFD),
                word -> word.replace(" ", "  "),
                word -> " " + word + "\u00a0",
                word -> word + "s",
                word -> word + " GmbH",
                word -> word.substring(0, word.offsetByCodePoints(0, word.codePointCount(0, word.length()) / 2))));
        return Combinators.combine(words, spellings, spellings)
                .as((word, one, two) -> two.apply(one.apply(word)))
                .filter(name -> !name.isBlank() && !Name.normalized(name).isBlank());
    }

    @Provide
    Arbitrary<List<String>> accounts() {
        return names().list().ofMinSize(1).ofMaxSize(8);
    }

    @Property(tries = 250)
    void aNamePicksNoOtherRecord(@ForAll("accounts") List<String> names, @ForAll("names") String wanted) {
        sandbox.reset();
        names.forEach(name -> sandbox.add("organization", Map.of("name", name)));

        assertThat(pick("organization", "name:" + wanted))
                .satisfies(picked -> check(picked, wanted, record -> List.of((String) record.get("name"))));
    }

    @Property(tries = 100)
    void aFieldPicksNoOtherRecord(@ForAll("accounts") List<String> values, @ForAll("names") String wanted) {
        sandbox.reset();
        String key = sandbox.fields().add("organization", "VAT = number", "varchar");
        String other = sandbox.fields().add("organization", "Other", "varchar");
        for (int i = 0; i < values.size(); i++) {
            sandbox.add(
                    "organization",
                    Map.of(
                            "name",
                            wanted.isBlank() ? "x" : wanted,
                            "custom_fields",
                            Map.of(i % 3 == 2 ? other : key, values.get(i))));
        }

        assertThat(pick("organization", "field:" + key + "=" + wanted))
                .satisfies(picked -> check(picked, wanted, record -> {
                    Object value = ((Map<?, ?>) record.get("custom_fields")).get(key);
                    return value == null ? List.of() : List.of(value.toString());
                }));
    }

    @Property(tries = 150)
    void anAddressPicksNoOtherPerson(@ForAll("accounts") List<String> names, @ForAll("names") String wanted) {
        Assume.that(!wanted.contains(" "));
        sandbox.reset();
        for (String name : names) {
            String address = withoutBlanks(name);
            sandbox.add(
                    "person",
                    Map.of(
                            "name",
                            wanted + "@x.example",
                            "emails",
                            List.of(
                                    Map.of("value", address + "@x.example"),
                                    Map.of("value", "other" + address + "@x.example"))));
        }
        String email = wanted.strip() + "@x.example";

        assertThat(pick("person", "email:" + email))
                .satisfies(picked -> check(picked, withoutBlanks(email), ReferencePropertiesTest::emails));
    }

    @Provide
    Arbitrary<String> phones() {
        Arbitrary<String> digits = Arbitraries.of("+37255551234", "37255551234", "55551234", "0037255551234", "1234");
        Arbitrary<Function<String, String>> spellings = Arbitraries.of(List.<Function<String, String>>of(
                number -> number,
                number -> number.length() > 8 ? number.substring(0, 4) + " " + number.substring(4) : number,
                number -> number.replace("1234", "-1234"),
                number -> number.replace("1234", "1235"),
                number -> number.replace("5555", "(5555) ")));
        return Combinators.combine(digits, spellings).as((number, spelling) -> spelling.apply(number));
    }

    @Property(tries = 150)
    void aNumberPicksNoOtherPerson(
            @ForAll("phones") String first,
            @ForAll("phones") String second,
            @ForAll("phones") String third,
            @ForAll("phones") String wanted) {
        sandbox.reset();
        for (String phone : List.of(first, second, third)) {
            sandbox.add("person", Map.of("name", "Ilse", "phones", List.of(Map.of("value", phone))));
        }

        Exchange picked = pick("person", "phone:" + wanted);

        List<Object> fitting = sandbox.records("person").stream()
                .filter(record -> phonesOf(record).contains(digits(wanted)))
                .map(record -> record.get("id"))
                .collect(Collectors.toList());
        checkIsTheOnlyOne(picked, fitting);
    }

    private static List<String> phonesOf(Map<String, Object> record) {
        return ((List<?>) record.get("phones"))
                .stream()
                        .map(each -> digits(((Map<?, ?>) each).get("value").toString()))
                        .toList();
    }

    private static String digits(String number) {
        String digits = number.replaceAll("[^0-9+]", "");
        return digits.startsWith("00") ? "+" + digits.substring(2) : digits;
    }

    /** No address has a blank; one that was copied in doesn't count. */
    private static String withoutBlanks(String address) {
        return address.replaceAll("[\\s\u00a0]+", "");
    }

    private static List<String> emails(Map<String, Object> person) {
        return ((List<?>) person.get("emails"))
                .stream()
                        .map(each ->
                                withoutBlanks(((Map<?, ?>) each).get("value").toString()))
                        .toList();
    }

    private static Exchange pick(String resource, String reference) {
        return template.request("pipedrive:" + resource + "/get", exchange -> exchange.getMessage()
                .setHeader("CamelPipedrive.id", reference));
    }

    private static void check(Exchange picked, String wanted, Function<Map<String, Object>, List<String>> values) {
        List<Map<String, Object>> all = records();
        List<Object> fitting =
                fitting(all, values, value -> Name.normalized(value).equals(Name.normalized(wanted)));
        List<Object> alike =
                fitting(all, values, value -> isWhole(value) && alike(value).equals(alike(wanted)));
        if (picked.getException() == null) {
            assertThat(fitting).as("those that fit '%s'", wanted).contains(id(picked));
            assertThat(alike)
                    .as("those that differ in case and Unicode form only")
                    .hasSizeLessThan(2);
        } else if (fitting.size() == 1) {
            throw new AssertionError("'" + wanted + "' is " + fitting, picked.getException());
        } else {
            checkQuestion(picked, fitting);
        }
    }

    private static List<Map<String, Object>> records() {
        return sandbox.records("person").isEmpty() ? sandbox.records("organization") : sandbox.records("person");
    }

    private static List<Object> fitting(
            List<Map<String, Object>> all, Function<Map<String, Object>, List<String>> values, Predicate<String> fits) {
        return all.stream()
                .filter(record -> values.apply(record).stream().anyMatch(fits))
                .map(record -> record.get("id"))
                .toList();
    }

    private static void checkIsTheOnlyOne(Exchange picked, List<Object> fitting) {
        if (picked.getException() == null) {
            assertThat(fitting).containsExactly(id(picked));
        } else {
            assertThat(fitting.size()).isNotEqualTo(1);
            checkQuestion(picked, fitting);
        }
    }

    /** Not found, or several of those that fit. */
    private static void checkQuestion(Exchange picked, List<Object> fitting) {
        if (picked.getException() instanceof PipedriveAmbiguousReferenceException ambiguous) {
            assertThat(ambiguous.getCandidates()).hasSizeGreaterThan(1).allSatisfy(candidate -> assertThat(fitting)
                    .contains(candidate.get("id")));
        } else {
            assertThat(picked.getException()).isInstanceOf(PipedriveNotFoundException.class);
            assertThat(fitting).as("those that fit").isEmpty();
        }
    }

    private static Object id(Exchange picked) {
        return picked.getMessage().getBody(Map.class).get("id");
    }

    /** Text in one form of Unicode and with single blanks; a search does not find others beside it. */
    private static boolean isWhole(String text) {
        boolean oneForm = Normalizer.isNormalized(text, Form.NFC) || Normalizer.isNormalized(text, Form.NFD);
        return oneForm && !text.contains("  ") && text.equals(text.strip()) && !text.contains("\u00a0");
    }

    private static String alike(String text) {
        return Normalizer.normalize(Normalizer.normalize(text, Form.NFD).strip().toLowerCase(Locale.ROOT), Form.NFC);
    }
}
