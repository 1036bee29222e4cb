// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.call.binding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is found wrong before anything is sent, as one message that somebody can read. */
class ProblemsTest {

    private final Problems problems = new Problems();

    private String message() {
        return problems.asException("deal/create", "acme").getMessage();
    }

    @Test
    void numberSeveralSoThatItCanBeSeenWhereOneEnds() {
        problems.with("title", "is required");
        problems.with("Did you mean this?");
        problems.with("value", "no number.");
        problems.with("the end");

        assertThat(message())
                .isEqualTo(
                        "deal/create: 4 problems. (1) title: is required. (2) Did you mean this? (3) value: no number."
                                + " (4) the end. Nothing was sent.");
    }

    @Test
    void tellsTheProblemsOfSingleFields() {
        problems.with("title", "is required");
        problems.with("title", "is wrong, too");
        problems.with("in general");

        PipedriveValidationException failure = problems.asException("deal/create", "acme");

        assertThat(failure.getFieldErrors()).isEqualTo(Map.of("title", "is required"));
        assertThat(failure.getAccount()).isEqualTo("acme");
        assertThat(failure.getStatus()).isZero();
        assertThat(failure.getHint()).isEqualTo("Nothing was sent.");
        assertThat(problems.has("title")).isTrue();
        assertThat(problems.has("value")).isFalse();
    }

    @Test
    void tellsTwentyAndHowManyMoreThereAre() {
        IntStream.range(0, 20).forEach(i -> problems.with("p" + i));
        String twenty = message();
        problems.with("p20");
        problems.with("p21");

        assertThat(twenty)
                .startsWith("deal/create: 20 problems. (1) p0. (2) p1. ")
                .endsWith(" (19) p18. (20) p19. Nothing was sent.");
        assertThat(message())
                .isEqualTo(twenty.replace("20 problems", "22 problems").replace(". Nothing", ". And 2 more. Nothing"));
    }

    @Test
    void areNoneAtFirst() {
        assertThat(problems.any()).isFalse();
    }

    private static final List<String> KEYS =
            IntStream.range(0, 12).mapToObj(i -> String.format("%040x", i + 10)).toList();

    private String unknown(String operation, List<String> names) {
        String[] parts = operation.split("/");
        Operation row = PipedriveOperations.catalogue().operation(parts[0], parts[1]);
        new UnknownNames(row).tell(names, problems);
        return message();
    }

    @Test
    void explainThreeUnknownNamesEach() {
        assertThat(unknown("note/update", List.of("contnet", "dealid", "xyzzy")))
                .startsWith(
                        "deal/create: 3 problems. (1) unknown parameter 'contnet'. Did you mean 'content'? (2) unknown parameter"
                                + " 'dealid'. Did you mean 'deal_id'? (3) unknown parameter 'xyzzy'. It takes id, content, lead_id,");
    }

    @Test
    void nameTenOfManyUnknownNames() {
        List<String> names = IntStream.range(0, 12).mapToObj(i -> "n" + i).toList();

        assertThat(unknown("user/getCurrent", names))
                .isEqualTo("deal/create: the body is taken as parameters; set it to null when it is left over from an"
                        + " earlier step. Unknown parameters 'n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7', 'n8', 'n9'"
                        + " and 2 more. It has no parameters. Nothing was sent.");
    }

    @Test
    void nameExactlyTenWithoutMore() {
        List<String> names = IntStream.range(0, 10).mapToObj(i -> "n" + i).toList();

        assertThat(unknown("deal/create", names)).contains("'n8', 'n9'. It takes title,");
    }

    @Test
    void tellCustomFieldsFromUnknownNames() {
        List<String> names = new ArrayList<>(KEYS.subList(0, 2));
        names.add("titel");

        assertThat(unknown("deal/create", names))
                .isEqualTo("deal/create: 2 problems. (1) custom fields '" + KEYS.get(0) + "', '" + KEYS.get(1)
                        + "' must be inside custom_fields. (2) unknown parameter 'titel'. Did you mean 'title'?"
                        + " Nothing was sent.");
    }

    @Test
    void tellThatAReadSetsNoCustomFields() {
        assertThat(unknown("deal/get", List.of(KEYS.get(0))))
                .isEqualTo("deal/create: the body is taken as parameters; set it to null when it is left over from an"
                        + " earlier step. Custom field '" + KEYS.get(0) + "' can't be given here: deal/get sets no"
                        + " custom fields. Nothing was sent.");
    }

    @Test
    void nameTenOfManyCustomFields() {
        assertThat(unknown("deal/create", KEYS))
                .endsWith("'" + KEYS.get(9) + "' and 2 more must be inside custom_fields. Nothing was sent.");
    }

    @Test
    void keepTheOrderInWhichTheyWereFound() {
        Map<String, String> expected = new LinkedHashMap<>();
        for (String name : List.of("z", "a", "m")) {
            problems.with(name, "x");
            expected.put(name, "x");
        }

        assertThat(problems.asException("deal/create", "acme").getFieldErrors()).containsExactlyEntriesOf(expected);
    }
}
