// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.OperationCatalogue;
import io.github.camelpipedrive.resource.Resource;
import io.github.camelpipedrive.resource.Resources;

/** The operations of Pipedrive's API. */
public final class PipedriveOperations {

    private static final OperationCatalogue CATALOGUE = OperationCatalogue.lazy(
            List.of(
                    Resources.DEAL,
                    Resources.PERSON,
                    Resources.ORGANIZATION,
                    Resources.LEAD,
                    Resources.ACTIVITY,
                    Resources.NOTE,
                    Resources.PRODUCT,
                    Resources.ITEM,
                    Resources.USER,
                    Resources.PIPELINE,
                    Resources.STAGE,
                    Resources.LEAD_LABEL,
                    Resources.LEAD_SOURCE,
                    Resources.ACTIVITY_TYPE,
                    Resources.DEAL_FIELD,
                    Resources.DEAL_FIELD_OPTION,
                    Resources.PERSON_FIELD,
                    Resources.ORGANIZATION_FIELD,
                    Resources.PRODUCT_FIELD,
                    Resources.ACTIVITY_FIELD,
                    Resources.PROJECT_FIELD,
                    Resources.LEAD_FIELD,
                    Resources.NOTE_FIELD,
                    Resources.FILE,
                    Resources.GOAL,
                    Resources.OAUTH),
            PipedriveOperations::rows);

    private PipedriveOperations() {}

    /**
     * The catalogue that the component ships.
     *
     * @return all operations
     */
    public static OperationCatalogue catalogue() {
        return CATALOGUE;
    }

    /** A class of rows is loaded when its resource is first asked for. */
    private static List<Operation> rows(Resource resource) {
        return switch (resource.name()) {
            case "deal" -> DealOperations.ROWS;
            case "person" -> PersonOperations.ROWS;
            case "organization" -> OrganizationOperations.ROWS;
            case "lead" -> LeadOperations.ROWS;
            case "activity" -> ActivityOperations.ROWS;
            case "note" -> NoteOperations.ROWS;
            case "product" -> ProductOperations.ROWS;
            case "item" -> ItemOperations.ROWS;
            case "user" -> UserOperations.ROWS;
            case "pipeline" -> PipelineOperations.ROWS;
            case "stage" -> StageOperations.ROWS;
            case "lead-label" -> LeadLabelOperations.ROWS;
            case "lead-source" -> LeadSourceOperations.ROWS;
            case "activity-type" -> ActivityTypeOperations.ROWS;
            case "deal-field" -> FieldOperations.ofDeals();
            case "person-field" -> FieldOperations.ofPersons();
            case "organization-field" -> FieldOperations.ofOrganizations();
            case "product-field" -> FieldOperations.ofProducts();
            case "activity-field" -> FieldOperations.ofActivities();
            case "project-field" -> FieldOperations.ofProjects();
            case "lead-field" -> FieldOperations.ofLeads();
            case "note-field" -> FieldOperations.ofNotes();
            case "deal-field-option" -> DealFieldOptionOperations.ROWS;
            case "file" -> FileOperations.ROWS;
            case "goal" -> GoalOperations.ROWS;
            case "oauth" -> OauthOperations.ROWS;
            default -> throw new IllegalArgumentException(resource.name());
        };
    }
}
