// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation;

import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.operation.rows.PipedriveOperations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is suggested for the names that version 1 of the API, or another operation, has for a thing. */
class NamesOfVersion1Test {

    private static Operation operation(String id) {
        String[] names = id.split("/");
        return PipedriveOperations.catalogue().operation(names[0], names[1]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "activity/create | busy_flag           | Did you mean 'busy'?",
                "activity/create | busyFlag            | Did you mean 'busy'?",
                "activity/update | assigned_to_user_id | Did you mean 'owner_id'?",
                "activity/create | location_country    | Did you mean 'location', an object with such parts?",
                "deal/create     | user_id             | Did you mean 'owner_id'?",
                "deal/create     | organizationId      | Did you mean 'org_id'?",
                "lead/create     | orgId               | Did you mean 'organization_id'?",
                "deal/update     | label               | Did you mean 'label_ids'?",
                "deal/update     | deleted             | Did you mean 'is_deleted'?",
                "deal/update     | active_flag         | Did you mean 'is_deleted', which says the opposite?",
                "deal/update     | active              | Did you mean 'is_deleted', which says the opposite?",
                "person/update   | active_flag         | What is deleted is not a field here: use person/delete.",
                "person/update   | is_deleted          | What is deleted is not a field here: use person/delete.",
                "organization/update | address_locality | Did you mean 'address', an object with such parts?",
                "organization/update | addressPostalCode | Did you mean 'address', an object with such parts?",
                "person/create   | email               | Did you mean 'emails'?",
                "deal/list       | sort                | Did you mean 'sort_by'?",
                "deal/list       | start               | Did you mean 'cursor'?",
                "lead/list       | cursor              | Did you mean 'start'?",
            })
    void areAnsweredWithTheNameHere(String operation, String wrong, String suggestion) {
        assertThat(operation(operation).unknownParameter(wrong))
                .isEqualTo("unknown parameter '" + wrong + "'. " + suggestion);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "participants | person_id | primary_flag  | Did you mean 'primary'?",
                "attendees    | name      | email_address | Did you mean 'email'?",
                "attendees    | name      | personid      | Did you mean 'person_id'?",
            })
    void areAnsweredInsideObjectsToo(String parameter, String known, String wrong, String suggestion) {
        Map<String, Object> entry = Map.of(known, 7, wrong, true);

        assertThatThrownBy(() -> operation("activity/create")
                        .parameter(parameter)
                        .orElseThrow()
                        .type()
                        .accept(List.of(entry)))
                .hasMessage("[0]: unknown key '" + wrong + "'. " + suggestion);
    }

    @ParameterizedTest
    @CsvSource({"deal/get, active_flag", "deal/list, active_flag", "deal/create, addressee", "deal/create, xyzzy"})
    void areNotAnsweredWhereTheyMeanNothing(String operation, String wrong) {
        assertThat(operation(operation).unknownParameter(wrong)).doesNotContain("Did you mean", "delete.");
    }
}
