// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.operation.rows;

import java.util.List;

import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.operation.type.Choice;
import io.github.camelpipedrive.operation.type.DateValue;
import io.github.camelpipedrive.operation.type.Decimal;
import io.github.camelpipedrive.operation.type.Field;
import io.github.camelpipedrive.operation.type.IntegerValue;
import io.github.camelpipedrive.operation.type.ListOf;
import io.github.camelpipedrive.operation.type.ObjectValue;
import io.github.camelpipedrive.operation.type.RecordId;

import static io.github.camelpipedrive.resource.Resources.GOAL;
import static io.github.camelpipedrive.resource.Resources.PIPELINE;
import static io.github.camelpipedrive.resource.Resources.STAGE;

/** What can be done with goals. Source: Pipedrive API v1, "Goals". */
final class GoalOperations extends CommonWords {

    private static final ObjectValue PARAMS = new ObjectValue(
            List.of(
                    Field.of("pipeline_id", ListOf.any(new RecordId(PIPELINE)), "The pipelines; null for all."),
                    Field.of("stage_id", new RecordId(STAGE), "The stage, of deals_progressed only."),
                    Field.of(
                            "activity_type_id",
                            ListOf.any(IntegerValue.ID),
                            "The types of activities, of activities_added and activities_completed; null for all.")),
            "{\"pipeline_id\": [1]}");

    static final List<Operation> ROWS = List.of(create(GOAL, V1, "/goals")
            .cost(10)
            .scopes("goals:full")
            .does("Creates a goal.")
            .body(
                    text("title", "The goal's title."),
                    required(object(
                            "assignee",
                            "{\"id\": 9001, \"type\": \"person\"}",
                            "Whose goal it is.",
                            Field.required("id", IntegerValue.ID, "The ID of the user, the company or the team."),
                            Field.required(
                                    "type",
                                    Choice.ofWords("person", "company", "team"),
                                    "What the ID is of; a user is a person here."))),
                    required(object(
                            "type",
                            "{\"name\": \"deals_won\", \"params\": {\"pipeline_id\": [1]}}",
                            "What is counted.",
                            Field.required(
                                    "name",
                                    Choice.ofWords(
                                            "deals_won",
                                            "deals_progressed",
                                            "activities_completed",
                                            "activities_added",
                                            "deals_started",
                                            "revenue_forecast"),
                                    "What happens to what is counted."),
                            Field.of("params", PARAMS, "Where it is counted."))),
                    required(object(
                            "expected_outcome",
                            "{\"target\": 50, \"tracking_metric\": \"quantity\"}",
                            "What is to be reached.",
                            Field.required("target", Decimal.ANY, "The number, or the sum."),
                            Field.required(
                                    "tracking_metric",
                                    Choice.ofWords("quantity", "sum"),
                                    "Whether records are counted, or their values added."),
                            Field.of("currency_id", IntegerValue.ID, "The currency of a sum, by its ID."))),
                    required(object(
                            "duration",
                            "{\"start\": \"2031-01-01\", \"end\": \"2031-12-31\"}",
                            "From when to when it is counted.",
                            Field.required("start", new DateValue(), "The first day."),
                            Field.of("end", new DateValue(), "The last day; null for a goal without an end."))),
                    required(oneOf(
                            "interval",
                            "How often it is to be reached.",
                            "weekly",
                            "monthly",
                            "quarterly",
                            "yearly"))));

    private GoalOperations() {}
}
