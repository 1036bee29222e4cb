// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.route;

import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.error.PipedriveAmbiguousReferenceException;
import io.github.camelpipedrive.error.PipedriveNotFoundException;
import io.github.camelpipedrive.error.PipedriveValidationException;
import io.github.camelpipedrive.sandbox.PipedriveSandbox;
import io.github.camelpipedrive.sandbox.PipedriveSandboxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The operation find of each resource that has one. */
class FindTest {

    @RegisterExtension
    static final PipedriveSandboxExtension pipedrive = PipedriveSandboxExtension.of(PipedriveSandbox.builder()
            .organization("Tile Town")
            .organization("Quarry and Sons")
            .person("Ilse Varga", "ilse@tiletown.example")
            .person("Ilse Varga", "ilse@quarry.example"));

    @RegisterExtension
    static final CamelExtension camel = CamelExtension.withoutRoutes(pipedrive);

    @BeforeEach
    void fill() {
        pipedrive.add("deal", Map.of("title", "Floor", "person_id", 1, "org_id", 1, "stage_id", 2));
        pipedrive.add("deal", Map.of("title", "Floor", "person_id", 2, "org_id", 2));
        pipedrive.add("deal", Map.of("title", "Wall", "person_id", 2, "org_id", 2, "status", "won"));
        pipedrive.add("deal", Map.of("title", "Floor", "person_id", 1, "is_archived", true));
        pipedrive.add("lead", Map.of("title", "Roof", "organization_id", 2));
        pipedrive.add("activity", Map.of("subject", "Call Ilse", "type", "call", "deal_id", 3));
        pipedrive.add("note", Map.of("content", "Likes slate", "deal_id", 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            deal/find?title=floor&personId=1                          | 1
            deal/find?title=Floor&orgId=name:Quarry and Sons          | 2
            deal/find?personId=email:ilse@quarry.example&status=won   | 3
            deal/find?stageId=name:Samples sent                       | 1
            deal/find?id=name:Wall                                    | 3
            deal/find?id=3                                            | 3
            person/find?email=ILSE@quarry.example                     | 2
            person/find?name=Ilse Varga&email=ilse@tiletown.example   | 1
            organization/find?name=tile town                          | 1
            product/find?code=MA-0505                                 | 2
            product/find?name=slate tile 30x30                        | 1
            activity/find?subject=call ilse                           | 1
            activity/find?dealId=name:Wall                            | 1
            note/find?dealId=3                                        | 1
            user/find?email=rosa@tiletown.example                     | 9002
            user/find?id=me                                           | 9001
            pipeline/find?name=trade                                  | 2
            stage/find?name=tender&pipelineId=name:Trade              | 5
            stage/find?id=name:Trade/Tender                           | 5
            """)
    void findsTheOneRecord(String call, int id) throws Exception {
        assertThat(CamelExtension.record(camel.send("pipedrive:" + call, null))).containsEntry("id", id);
    }

    @Test
    void findsALead() throws Exception {
        assertThat(CamelExtension.record(camel.send("pipedrive:lead/find?title=roof", null)))
                .containsEntry("title", "Roof");
    }

    @Test
    void takesAReferenceAsTheBody() throws Exception {
        assertThat(CamelExtension.record(camel.send("pipedrive:person/find", "email:ilse@quarry.example")))
                .containsEntry("id", 2);
    }

    @Test
    void findsNoOneOfSeveral() {
        assertThat(camel.failure("pipedrive:deal/find?title=Floor", null))
                .isInstanceOf(PipedriveAmbiguousReferenceException.class)
                .hasMessageStartingWith("deal/find: title 'Floor' fits 2 deals: ");
        assertThat(camel.failure("pipedrive:person/find?name=Ilse Varga&result=none-ok", null))
                .isInstanceOf(PipedriveAmbiguousReferenceException.class);
    }

    @Test
    void returnsWhatTheRouteWants() throws Exception {
        assertThat(CamelExtension.record(camel.send("pipedrive:deal/find?title=Floor&result=first", null)))
                .containsEntry("id", 1);
        assertThat(CamelExtension.records(camel.send("pipedrive:deal/find?title=Floor&result=all", null)))
                .extracting(each -> each.get("id"))
                .containsExactlyInAnyOrder(1, 2);
        assertThat(CamelExtension.records(
                        camel.send("pipedrive:deal/find?title=Floor&result=all&includeArchived=true", null)))
                .hasSize(3);
        assertThat(camel.body("pipedrive:deal/find?title=Roof&result=all", null))
                .isEqualTo(List.of());
        assertThat(camel.body("pipedrive:deal/find?title=Roof&result=none-ok", "left over"))
                .isNull();
        assertThat(camel.failure("pipedrive:deal/find?title=Roof&result=first", null))
                .isInstanceOf(PipedriveNotFoundException.class);
        assertThat(camel.failure("pipedrive:deal/find?title=Roof", null))
                .isInstanceOf(PipedriveNotFoundException.class)
                .hasMessageStartingWith("deal/find: there is no deal with title 'Roof'");
    }

    @Test
    void refusesToFindByNothing() {
        assertThat(camel.failure("pipedrive:person/find?result=first", null))
                .isInstanceOf(PipedriveValidationException.class)
                .hasMessageContaining(
                        "nothing is given to find the person by. Give one or more of id, name, email, phone");
        assertThat(pipedrive.requests()).isEmpty();
    }
}
