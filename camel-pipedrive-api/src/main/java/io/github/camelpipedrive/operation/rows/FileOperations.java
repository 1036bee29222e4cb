// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Operation;

import static io.github.camelpipedrive.resource.Resources.ACTIVITY;
import static io.github.camelpipedrive.resource.Resources.DEAL;
import static io.github.camelpipedrive.resource.Resources.FILE;
import static io.github.camelpipedrive.resource.Resources.LEAD;
import static io.github.camelpipedrive.resource.Resources.ORGANIZATION;
import static io.github.camelpipedrive.resource.Resources.PERSON;
import static io.github.camelpipedrive.resource.Resources.PRODUCT;
import static io.github.camelpipedrive.resource.Resources.PROJECT;

/** What can be done with files. Source: Pipedrive API v1, "Files". */
final class FileOperations extends CommonWords {

    static final List<Operation> ROWS = List.of(create(FILE, V1, "/files")
            .cost(10)
            .scopes("deals:full", "activities:full", "contacts:full")
            .does("Uploads a file and attaches it to records.")
            .multipart(
                    required(file("file", "The file.")),
                    id("deal_id", DEAL, "The deal that it is attached to."),
                    id("person_id", PERSON, "The person that it is attached to."),
                    id("org_id", ORGANIZATION, "The organization that it is attached to."),
                    id("product_id", PRODUCT, "The product that it is attached to."),
                    id("activity_id", ACTIVITY, "The activity that it is attached to."),
                    id("lead_id", LEAD, "The lead that it is attached to."),
                    id("project_id", PROJECT, "The project that it is attached to.")));

    private FileOperations() {}
}
