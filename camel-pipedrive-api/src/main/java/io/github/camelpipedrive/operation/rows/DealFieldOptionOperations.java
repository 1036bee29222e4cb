// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Method;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.Parameter;
import io.github.camelpipedrive.operation.Result;
import io.github.camelpipedrive.operation.type.Field;
import io.github.camelpipedrive.operation.type.ListOf;
import io.github.camelpipedrive.operation.type.ObjectValue;
import io.github.camelpipedrive.operation.type.RecordId;
import io.github.camelpipedrive.operation.type.Text;

import static io.github.camelpipedrive.resource.Resources.DEAL_FIELD;
import static io.github.camelpipedrive.resource.Resources.DEAL_FIELD_OPTION;

/** What can be done with the options of deals' fields. Source: Pipedrive API v2, "DealFields". */
final class DealFieldOptionOperations extends CommonWords {

    private static final String PATH = "/dealFields/{field_code}/options";

    private static final ObjectValue LABELLED = new ObjectValue(
            List.of(Field.required("label", new Text(1, 255), "The label that people see.")), "{\"label\": \"Oak\"}");

    private static final Field ID = Field.required("id", new RecordId(DEAL_FIELD_OPTION), "The option's ID.");

    private static final ObjectValue RELABELLED = new ObjectValue(
            List.of(ID, Field.required("label", new Text(1, 255), "The label from now on.")),
            "{\"id\": 71, \"label\": \"Oak\"}");

    private static final ObjectValue IDENTIFIED = new ObjectValue(List.of(ID), "{\"id\": 71}");

    static final List<Operation> ROWS = List.of(
            Operation.of(DEAL_FIELD_OPTION, "createMany", V2, Method.POST, PATH)
                    .cost(5)
                    .scopes("deals:full", "admin", "deal-fields:full")
                    .does("Adds options to a deal field.")
                    .touchesMany()
                    .returns(Result.RECORDS)
                    .path(FieldOperations.fieldCode(DEAL_FIELD))
                    .arrayBody(options(LABELLED, "The options to add.")),
            Operation.of(DEAL_FIELD_OPTION, "updateMany", V2, Method.PATCH, PATH)
                    .cost(5)
                    .scopes("deals:full", "admin", "deal-fields:full")
                    .does("Changes the labels of options; deals keep the options. All exist, or none is changed.")
                    .touchesMany()
                    .safeToRepeat()
                    .returns(Result.RECORDS)
                    .path(FieldOperations.fieldCode(DEAL_FIELD))
                    .arrayBody(options(RELABELLED, "The options to change.")),
            Operation.of(DEAL_FIELD_OPTION, "deleteMany", V2, Method.DELETE, PATH)
                    .cost(3)
                    .scopes("deals:full", "admin", "deal-fields:full")
                    .does("Deletes options of a deal field; deals that have one of them lose it. All exist, or none is"
                            + " deleted.")
                    .touchesMany()
                    .irreversible()
                    .returns(Result.RECORDS)
                    .path(FieldOperations.fieldCode(DEAL_FIELD))
                    .arrayBody(options(IDENTIFIED, "The options to delete.")));

    private DealFieldOptionOperations() {}

    private static Parameter options(ObjectValue option, String description) {
        return required(parameter("options", ListOf.notEmpty(Integer.MAX_VALUE, option), description));
    }
}
