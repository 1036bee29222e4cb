// SPDX-License-Identifier: Apache-2.0
package io.github.camelpipedrive.sandbox.moved;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelpipedrive.operation.ApiVersion;
import io.github.camelpipedrive.operation.Operation;
import io.github.camelpipedrive.sandbox.resource.Behaviour;
import io.github.camelpipedrive.sandbox.resource.StatefulResource;
import io.github.camelpipedrive.sandbox.store.StoredRecord;
import io.github.camelpipedrive.sandbox.wire.Arguments;
import io.github.camelpipedrive.sandbox.wire.Errors;
import io.github.camelpipedrive.sandbox.wire.Problems;
import io.github.camelpipedrive.sandbox.wire.Refusal;
import io.github.camelpipedrive.sandbox.wire.Reply;
import io.github.camelpipedrive.sandbox.wire.RequestChecks;

/** An operation that moved: the request becomes one to its successor, and the answer one of version 1. */
final class MovedBehaviour implements Behaviour {

    private static final int CREATED = 201;

    private final MovedForm form;
    private final Operation successor;
    private final Behaviour behaviour;
    private final Map<String, StatefulResource> resources;

    MovedBehaviour(MovedForm form, Operation successor, Behaviour behaviour, Map<String, StatefulResource> resources) {
        this.form = form;
        this.successor = successor;
        this.behaviour = behaviour;
        this.resources = resources;
    }

    @Override
    public Reply answer(Operation moved, Arguments given) {
        RelatedRecords related = new RelatedRecords(resources);
        try {
            Reply reply = behaviour.answer(moved, asked(given, related));
            return switch (moved.name()) {
                case "list" -> list(reply, related);
                case "get", "create", "update" -> one(reply, related);
                default -> reply;
            };
        } catch (Refusal refusal) {
            throw refusal.reply().body().containsKey("errorCode")
                    ? refusal
                    : Errors.inVersion1(refusal, form.renamed(refusal.getMessage()));
        }
    }

    private Arguments asked(Arguments given, RelatedRecords related) {
        return switch (successor.name()) {
            case "list" -> new Arguments(given.path(), form.query(given.query()), given.body(), given.caller());
            case "create", "update" -> {
                boolean isNew = successor.name().equals("create");
                Map<String, Object> body = form.body(given.body(), isNew, related.account());
                Problems problems = new Problems();
                RequestChecks.checkBody(successor, resources.get(form.resource()), body, problems);
                problems.refuse(ApiVersion.V1);
                yield new Arguments(given.path(), given.query(), body, given.caller());
            }
            default -> given;
        };
    }

    private Reply list(Reply reply, RelatedRecords related) {
        if (!(reply.body().get("data") instanceof List<?> views)) {
            return reply;
        }
        List<StoredRecord> records = new ArrayList<>();
        views.forEach(view -> records.add(stored(view, related)));
        Map<String, Object> body = new LinkedHashMap<>(reply.body());
        body.put(
                "data",
                records.stream()
                        .map(stored -> form.view(stored, related, successor.name()))
                        .toList());
        return new Reply(reply.status(), reply.headers(), withRelated(body, records, related));
    }

    private Reply one(Reply reply, RelatedRecords related) {
        StoredRecord stored = stored(reply.body().get("data"), related);
        Map<String, Object> body = new LinkedHashMap<>(reply.body());
        body.put("data", form.view(stored, related, successor.name()));
        Map<String, Object> additional = form.additional(stored, related, successor.name());
        if (!additional.isEmpty()) {
            body.put("additional_data", additional);
        }
        int status = successor.name().equals("create") ? CREATED : reply.status();
        return new Reply(status, reply.headers(), withRelated(body, List.of(stored), related));
    }

    private Map<String, Object> withRelated(
            Map<String, Object> body, List<StoredRecord> records, RelatedRecords related) {
        Map<String, Object> objects = form.related(records, related);
        if (!objects.isEmpty()) {
            body.put("related_objects", objects);
        }
        return body;
    }

    private StoredRecord stored(Object view, RelatedRecords related) {
        return related.find(form.resource(), ((Map<?, ?>) view).get("id")).orElseThrow();
    }
}
